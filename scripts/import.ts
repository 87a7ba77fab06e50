/** npm run --silent import -- [--country CC] FILE...: a vCard or CSV file → one contact draft a line. */

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { importCsv } from '../capture/files/csv-draft'
import { sniffFile } from '../capture/files/sniff'
import { importVcards } from '../capture/files/vcard-draft'
import { toDoorDraft } from './door/draft'
import { endWithPipe, writeJson } from './door/lines'

const main = async (): Promise<void> => {
  endWithPipe()
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { country: { type: 'string' } } })
  const options = values.country === undefined ? {} : { country: values.country }
  for (const name of positionals) {
    const bytes = new Uint8Array(await readFile(name))
    const contacts =
      sniffFile({ name, type: '', bytes }) === 'vcf' ? importVcards(bytes, options) : importCsv(bytes, options)
    for (const contact of contacts) await writeJson(toDoorDraft(contact))
  }
}

await main()
