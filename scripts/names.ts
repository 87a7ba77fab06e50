/**
 * npm run --silent names            lines → {"input","given","family","prefix","suffix"}
 * npm run --silent names -- --pairs  lines `a<TAB>b` → {"same","score"}
 */

import { parseArgs } from 'node:util'
import { parseName } from '../capture/normalise/names'
import { sameName } from '../crm/match/names'
import { endWithPipe, inputLines, writeJson } from './door/lines'

/** The parts of a name as the door prints them; `null` where there is none. */
const nameParts = (input: string): Record<string, string | null> => {
  const { given, middle, family, prefix, suffix } = parseName(input)
  return {
    input,
    given: given ?? null,
    middle: middle ?? null,
    family: family ?? null,
    prefix: prefix ?? null,
    suffix: suffix ?? null
  }
}

const main = async (): Promise<void> => {
  endWithPipe()
  const { values } = parseArgs({ options: { pairs: { type: 'boolean', default: false } } })
  for await (const line of inputLines()) {
    const [one = '', other = ''] = line.split('\t')
    await writeJson(values.pairs ? sameName(one, other) : nameParts(line))
  }
}

await main()
