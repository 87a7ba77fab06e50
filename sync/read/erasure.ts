import type { ErasurePlan } from '../../crm/erase'
import { merged } from './whole'
import type { RecordId } from '../../crm/types'
import type { LedgerDb, StoredRow } from '../store/db'
import { startingWith } from './range'

/** The people that an activity names. */
const participants = (row: StoredRow): readonly RecordId[] =>
  Object.keys(row.own ?? row.rec).flatMap((key) => (key.startsWith('with/per_') ? [key.slice('with/'.length)] : []))

/** What goes and what stays when a record is erased. */
export async function erasure(db: LedgerDb, id: RecordId): Promise<ErasurePlan | undefined> {
  const row = await db.getFromIndex('rows', 'id', id)
  if (row === undefined) return undefined
  const others = await merged(db, id)
  const records = [...new Map([row, ...others].map((one) => [one.id, { cls: one.cls, id: one.id }])).values()]
  const gone = new Set(records.map((one) => one.id))
  const found = new Map<RecordId, StoredRow>()
  const { store } = db.transaction('rows')
  for (const one of gone)
    for (const activity of await store.index('keys').getAll(startingWith('w', one))) found.set(activity.id, activity)
  // Deleted activities are in no index of people.
  for (const activity of await store.index('gone').getAll(startingWith('activity')))
    if ([...gone].some((one) => Object.hasOwn(activity.rec, `with/${one}`))) found.set(activity.id, activity)
  const activities: RecordId[] = []
  const shared: RecordId[] = []
  for (const activity of found.values()) {
    const alone = participants(activity).every((one) => gone.has(one))
    ;(alone ? activities : shared).push(activity.id)
  }
  return { records, activities, shared }
}
