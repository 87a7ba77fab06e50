import { defineUnlistedScript } from '#imports'
import { maskedOutline } from '../capture/webmail/masked-outline'

/** Runs in a page on the user's click where nothing was found: its structure, everything personal masked. */
export default defineUnlistedScript(() => maskedOutline(document))
