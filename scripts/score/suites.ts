import { csv, vcard } from './files'
import type { Suite } from './framework'
import { names } from './names'
import { addressesEmail, money, phones, postal, taxIds } from './values'

/** Every corpus folder, in the order of the printed table. */
export const suites: readonly Suite[] = [phones, names, addressesEmail, money, postal, taxIds, vcard, csv]
