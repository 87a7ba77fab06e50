import type { Write } from '../../crm/commands'
import { isPrivate } from '../../crm/private'
import { checkField } from '../../crm/fields'
import { isKept, type Flat, type RecordClass } from '../../crm/types'
import { newId } from '../../platform/ids'
import { openLedgerDb } from '../store/db'
import { isDeleted, isSample } from '../store/row'
import type { Store } from '../store/store'
import type { Room } from './team-room'

/** Records in one command. */
const batch = 200

/**
 * Copies the records of a person's own ledger into the team's, when they joined with that wish: once what the team has is
 * here, so that nothing is made twice. Interrupted, it goes on where it stopped: a record that is there is left alone.
 */
export async function bringRecords(room: Room, store: Store): Promise<void> {
  const from = room.vault.bring()
  if (from === undefined || from === store.ledger.id) return
  await untilEqual(room)
  if (room.closed() || !room.mayWrite(['person', 'company', 'activity'])) return
  const opened = await openLedgerDb(from)
  if (!opened.ok) return
  const db = opened.value
  for (let after = 0; ;) {
    const rows = await db.getAll('rows', IDBKeyRange.lowerBound(after, true), batch)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.n
    const known = await Promise.all(rows.map(({ id }) => store.db.getKeyFromIndex('rows', 'id', id)))
    const writes = rows.flatMap(({ cls, id, seg, rec }, at): Write[] =>
      !isKept(cls) || known[at] !== undefined || isDeleted(rec) || isSample(rec)
        ? []
        : [{ cls, id, create: true, set: settable(cls, rec), ...(isPrivate(seg) ? { private: true } : {}) }]
    )
    if (writes.length > 0) await store.run({ kind: 'save', id: newId('cmd'), origin: 'import', writes })
  }
  db.close()
  await room.vault.setBring(undefined)
}

/** Without what every command sets by itself. */
const settable = (cls: RecordClass, rec: Flat): Write['set'] =>
  Object.fromEntries(Object.entries(rec).filter(([key, value]) => checkField(cls, key, value).ok))

async function untilEqual(room: Room): Promise<void> {
  const equal = (): boolean => room.mesh.sessions().some((session) => session.progress().equal)
  while (!equal() && !room.closed()) await new Promise((resolve) => setTimeout(resolve, 500))
}
