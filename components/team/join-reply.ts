import { signal } from '@preact/signals'

/** What a newcomer must send back to the inviter so that a live connection opens. Kept while the page is open. */
export const joinReply = signal<string | undefined>(undefined)

/** Address of the server that the invitation names, to be offered to the newcomer. Kept while the page is open. */
export const invitedTo = signal<string | undefined>(undefined)
