import type { Command, CommandAnswer, CommandError } from '../../crm/commands'
import type { RecordCommand } from '../../crm/decide'
import type { RecordClass, RecordId } from '../../crm/types'
import { ok, type Result } from '../../platform/result'
import type { LedgerDb, StoredRow } from '../store/db'
import { isDeleted, timeAt } from '../store/row'
import type { Store } from '../store/store'
import { sent, write } from '../store/tx'
import type { StoredImport } from './stored'

type UndoCommand = Extract<Command, { kind: 'undo' }>
type Outcome = Result<CommandAnswer, CommandError>
type Kept = NonNullable<CommandAnswer['kept']>[number]

/** Records that one part of an undo takes away. */
const partSize = 500
const mostWaiting = 8
/** Values that the answer names; there may be more. */
const mostKept = 1000

/**
 * Takes a whole import back, at any time: records that it made and nobody has touched since are put among the deleted
 * ones, and values that it changed and nobody has changed since become what they were. Taking the undo back does the
 * import again. `undefined`: the command is about something else.
 */
export async function undoImport(store: Store, command: UndoCommand, now: number): Promise<Outcome | undefined> {
  const logged = await store.db.get('log', command.id)
  if (logged !== undefined) return ok(logged.answer)
  const own = await store.db.get('imports', command.target)
  if (own?.state === 'done') {
    if (own.undoneBy !== undefined) return { ok: false, error: { kind: 'nothing-to-undo' } }
    return takeBack(store, command, own, now)
  }
  const target = await store.db.get('log', command.target)
  const again = target?.kind === 'undo' ? await store.db.get('imports', target.undoes ?? '') : undefined
  return again?.undoneBy === command.target ? redo(store, command, again, now) : undefined
}

interface Work {
  /** Commands done, in order. */
  readonly parts: string[]
  readonly kept: Kept[]
  run(command: RecordCommand): Promise<Outcome>
}

function begin(store: Store, id: string, at: number): Work {
  const parts: string[] = []
  const kept: Kept[] = []
  return {
    parts,
    kept,
    run: async (command) => {
      const outcome = await store.run(command, { id: command.id, kind: 'undo', origin: 'hand', at, partOf: id })
      if (outcome.ok) {
        parts.push(command.id)
        for (const one of outcome.value.kept ?? []) if (kept.length < mostKept) kept.push(one)
      }
      if (store.waiting() > mostWaiting) await store.settled()
      return outcome
    }
  }
}

async function takeBack(store: Store, command: UndoCommand, own: StoredImport, now: number): Promise<Outcome> {
  const work = begin(store, command.id, now)
  const total = own.info.created + own.info.updated
  let [done, number] = [0, 0]
  for (let from = own.first; from < own.last; from += partSize) {
    const range = IDBKeyRange.bound(from, Math.min(from + partSize, own.last), false, true)
    const rows = await store.db.getAll('rows', range)
    const { untouched, touched } = await sorted(store.db, rows, own)
    for (const { id } of touched) if (work.kept.length < mostKept) work.kept.push({ id, key: 'createdAt' })
    if (untouched.length > 0) {
      const outcome = await work.run({ kind: 'remove', id: `${command.id}.r${number++}`, records: untouched })
      if (!outcome.ok) return outcome
    }
    done += rows.length
    store.progress('import', done, total)
  }
  for (const part of own.edits.toReversed()) {
    const outcome = await work.run({ kind: 'undo', id: `${command.id}.u${number++}`, target: part })
    if (!outcome.ok && outcome.error.kind !== 'nothing-to-undo') return outcome
    done += partSize
    store.progress('import', Math.min(done, total), total)
  }
  return finish(store, command, work, now, { ...own, undoneBy: command.id, undoParts: work.parts })
}

/** Which rows of an import are still as it made them. */
async function sorted(
  db: LedgerDb,
  rows: readonly StoredRow[],
  own: StoredImport
): Promise<{ untouched: { cls: RecordClass; id: RecordId }[]; touched: StoredRow[] }> {
  const index = db.transaction('rows').store.index('keys')
  const members = await Promise.all(
    rows.map(async ({ cls, id }) =>
      cls === 'company' ? index.getAllKeys(IDBKeyRange.bound(['m', id], ['m', id, []])) : []
    )
  )
  const untouched: { cls: RecordClass; id: RecordId }[] = []
  const touched: StoredRow[] = []
  for (const [at, row] of rows.entries()) {
    if (isDeleted(row.rec) || timeAt(row.rec, 'createdAt') !== own.at) continue
    const updated = timeAt(row.rec, 'updatedAt') ?? 0
    const changed = updated !== own.at && own.redone?.includes(updated) !== true
    const met = row.contact !== undefined
    const joined = (members[at] ?? []).some((n) => n < own.first || n >= own.last)
    if (changed || met || joined) touched.push(row)
    else untouched.push({ cls: row.cls, id: row.id })
  }
  return { untouched, touched }
}

async function redo(store: Store, command: UndoCommand, own: StoredImport, now: number): Promise<Outcome> {
  const work = begin(store, command.id, now)
  const parts = own.undoParts ?? []
  const edits: string[] = []
  for (const [at, part] of parts.toReversed().entries()) {
    const tookBackEdits = (await store.db.get('log', part))?.undoes !== undefined
    const outcome = await work.run({ kind: 'undo', id: `${command.id}.u${at}`, target: part })
    if (!outcome.ok && outcome.error.kind !== 'nothing-to-undo') return outcome
    if (tookBackEdits && outcome.ok) edits.push(`${command.id}.u${at}`)
    store.progress('import', at + 1, parts.length)
  }
  const { undoneBy: _, undoParts: __, ...done } = own
  return finish(store, command, work, now, { ...done, edits, redone: [...(own.redone ?? []), now] })
}

async function finish(
  store: Store,
  { id, target }: UndoCommand,
  { kept }: Work,
  at: number,
  own: StoredImport
): Promise<Outcome> {
  const answer: CommandAnswer = { records: [], kept }
  await write(store.db, ['imports', 'log'], 'strict', async (tx) => {
    const log = tx.objectStore('log')
    const before = await log.get(target)
    if (before !== undefined) sent(log.put({ ...before, undoneBy: id }))
    sent(log.put({ id, at, kind: 'undo', origin: 'hand', changes: [], records: [], answer, undoes: target }))
    sent(tx.objectStore('imports').put(own))
  })
  store.announce(['ledger'])
  return ok(answer)
}
