/**
 * npm run --silent duplicates -- --csv FILE [--csv2 FILE] [--key COLUMN]
 * One `{"a","b","score","reasons"}` a pair that is likely one contact, the likeliest first; with two files, pairs across them.
 */

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { decodeText } from '../capture/files/decode'
import { findDuplicates, type MatchRecord } from '../crm/match/duplicates'
import { matchRecords } from './door/duplicates'
import { endWithPipe, writeJson } from './door/lines'

const load = async (file: string, key: string | undefined): Promise<MatchRecord[]> =>
  matchRecords(decodeText(new Uint8Array(await readFile(file))), key)

const main = async (): Promise<void> => {
  endWithPipe()
  const { values } = parseArgs({
    options: { csv: { type: 'string' }, csv2: { type: 'string' }, key: { type: 'string' } }
  })
  if (values.csv === undefined) throw new Error('usage: duplicates --csv FILE [--csv2 FILE] [--key COLUMN]')
  const records = await load(values.csv, values.key)
  const others = values.csv2 === undefined ? undefined : await load(values.csv2, values.key)
  for (const pair of findDuplicates(records, others)) await writeJson(pair)
}

await main()
