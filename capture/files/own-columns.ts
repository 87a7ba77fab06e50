/** Columns that Bahi's own tables have besides those of Google Contacts; `crm/export/table.ts` writes them. */

import type { Column, TextField } from './csv-header'
import { normaliseHeader } from './csv-words'

const OWN: ReadonlyMap<string, TextField> = new Map<string, TextField>([
  ['bahi id', 'externalId'],
  ['bahi kind', 'kind'],
  ['bahi company id', 'companyIds'],
  ['bahi name', 'name'],
  ['bahi owner', 'owner'],
  ['bahi source', 'source'],
  ['bahi language', 'language'],
  ['bahi preferences', 'preferences'],
  ['bahi do not call', 'doNotCall'],
  ['bahi do not mail', 'doNotMail'],
  ['bahi domains', 'domain'],
  ['bahi tax ids', 'taxId']
])

const CUSTOM = /^bahi field (fld_[0-9a-z]{1,40})(?: |$)/i

/** What a column of Bahi's own holds; undefined for every other header. */
export const readOwn = (header: string): Column | undefined => {
  const custom = CUSTOM.exec(header.trim())?.[1]
  if (custom !== undefined) return { holds: 'custom', field: custom.toLowerCase() }
  const field = OWN.get(normaliseHeader(header))
  return field === undefined ? undefined : { holds: field }
}
