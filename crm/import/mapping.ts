import { creation, edit } from '../build'
import type { Write } from '../commands'
import type { Flat, RecordId } from '../types'
import { decodeJson } from '../values'

/** What the columns of a kind of file hold, kept in the ledger so that the next file of that kind is understood at once. */

/** 53 bits of a text, to tell header rows apart (cyrb53; no secret depends on it). */
function hash(text: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2654435761)
    two = Math.imul(two ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36)
}

/** The record that remembers the mapping of files with this header row. */
export const mappingId = (header: readonly string[]): RecordId => `map_${hash(JSON.stringify(header))}`

/** Longest text that the field takes. */
const most = 10_000

/** @param columns plain data @returns nothing when there are too many columns to be remembered */
export function mappingWrite(id: RecordId, columns: readonly unknown[], exists: boolean): Write | undefined {
  const spec = JSON.stringify({ columns })
  if (spec.length > most) return undefined
  return exists ? edit('ledger', id, { spec }) : creation('ledger', id, { spec })
}

/** The remembered columns as unknown data for whoever knows what a column may be. */
export function readMapping(rec: Flat): readonly unknown[] {
  const spec = decodeJson(rec['spec'])
  const columns: unknown =
    typeof spec === 'object' && spec !== null && Object.hasOwn(spec, 'columns')
      ? (spec as { columns: unknown }).columns
      : []
  return Array.isArray(columns) ? columns : []
}
