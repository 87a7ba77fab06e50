import { findDuplicates, type DuplicatePair, type MatchRecord } from '../../crm/match/duplicates'
import { matchRecords } from '../door/duplicates'
import { createPrecisionRecall, readBytes, readGold, type Measure, type Row, type Suite } from './framework'

interface DedupeGold {
  readonly pairs?: readonly (readonly [string, string])[]
}
type Labelled = readonly { readonly a: string; readonly b: string; readonly match: boolean }[]
type DedupeRow = Row<DedupeGold | { readonly pairs: Labelled }> & { readonly file: string; readonly file2?: string }

/** What would give the answer away. */
const WITHOUT = ['date_of_birth', 'soc_sec_id']

const load = (folder: string, file: string): MatchRecord[] =>
  matchRecords(new TextDecoder().decode(readBytes(folder, file)), 'id', WITHOUT)

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
const keyOf = ({ a, b }: DuplicatePair): string => pairKey(a, b)

const labelledOf = (expect: DedupeRow['expect']): Labelled => {
  const list: unknown = Array.isArray(expect) ? expect : Object.values(expect)[0]
  return Array.isArray(list) ? (list as Labelled) : []
}

export const dedupe: Suite = {
  corpus: 'dedupe',
  run: (folder) => {
    const measures: Measure[] = []
    const febrl = createPrecisionRecall('febrl', { p: 0.99, r: 0.985 })
    for (const row of readGold<DedupeRow>(folder)) {
      if (row.file2 === undefined) {
        const gold = (row.expect as DedupeGold).pairs ?? []
        febrl.add(
          row.id,
          findDuplicates(load(folder, row.file)).map(keyOf),
          gold.map(([a, b]) => pairKey(a, b))
        )
        continue
      }
      const labelled = labelledOf(row.expect)
      const judged = new Set(labelled.map(({ a, b }) => pairKey(a, b)))
      const found = findDuplicates(load(folder, row.file), load(folder, row.file2))
        .map(keyOf)
        .filter((key) => judged.has(key))
      const pairs = createPrecisionRecall('restaurants', { f1: 0.97 })
      pairs.add(
        row.id,
        found,
        labelled.filter(({ match }) => match).map(({ a, b }) => pairKey(a, b))
      )
      measures.push(...pairs.measures())
    }
    return [...febrl.measures(), ...measures]
  }
}
