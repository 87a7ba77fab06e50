/** npm run --silent import -- [--country CC] FILE...: a vCard, CSV or Excel file → one contact draft a line. */

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { importCsv } from '../capture/files/csv-draft'
import { sniffFile } from '../capture/files/sniff'
import type { ImportedContact } from '../capture/files/types'
import { openSource } from '../capture/files/source'
import { importVcards } from '../capture/files/vcard-draft'
import { toDoorDraft } from './door/draft'
import { endWithPipe, writeJson } from './door/lines'

const workbookContacts = async (
  name: string,
  bytes: Uint8Array,
  options: { readonly country?: string }
): Promise<readonly ImportedContact[]> => {
  const source = await openSource(new Blob([bytes.slice()]), name)
  if (!source.ok) throw new Error(`${name}: ${source.error}`)
  const contacts: ImportedContact[] = []
  for await (const { rows } of source.value.contacts(source.value.columns, options))
    contacts.push(...rows.flatMap(({ contact }) => contact ?? []))
  return contacts
}

const main = async (): Promise<void> => {
  endWithPipe()
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { country: { type: 'string' } } })
  const options = values.country === undefined ? {} : { country: values.country }
  for (const name of positionals) {
    const bytes = new Uint8Array(await readFile(name))
    const kind = sniffFile({ name, type: '', bytes })
    const contacts =
      kind === 'binary'
        ? await workbookContacts(name, bytes, options)
        : kind === 'vcf'
          ? importVcards(bytes, options)
          : importCsv(bytes, options)
    for (const contact of contacts) await writeJson(toDoorDraft(contact))
  }
}

await main()
