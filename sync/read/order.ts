import type { ListSpec } from '../../crm/queries'
import type { LedgerDb } from '../store/db'
import { startingWith } from './range'

/** The numbers of all rows of a class in the order of a list. */
export async function order(db: LedgerDb, { cls, sort, descending }: ListSpec): Promise<number[]> {
  const numbers = await db.getAllKeysFromIndex('rows', sort, startingWith(cls))
  return descending ? numbers.toReversed() : numbers
}
