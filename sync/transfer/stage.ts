import type { Command, CommandAnswer, CommandError, Write } from '../../crm/commands'
import { decide } from '../../crm/decide'
import { checkField } from '../../crm/fields'
import { err, ok, type Result } from '../../platform/result'
import { clean } from '../store/clean'
import type { LedgerDb } from '../store/db'
import { sent, write } from '../store/tx'

export type StageCommand = Extract<Command, { kind: 'import.stage' }>
type Outcome = Result<CommandAnswer, CommandError>

const nothing: CommandAnswer = { records: [] }

/** Keys of all pieces of an import. */
export const stagedOf = (id: string, edits?: 0 | 1): IDBKeyRange =>
  edits === undefined ? IDBKeyRange.bound([id], [id, []]) : IDBKeyRange.bound([id, edits], [id, edits, []])

/**
 * Puts a piece aside. Everything is checked here, so that saving cannot fail in the middle for what is in it.
 * Doing it again replaces the piece.
 */
export async function stage(db: LedgerDb, command: StageCommand, now: number): Promise<Outcome> {
  const writes = clean(command.writes)
  const fault = check(writes, now)
  if (fault !== undefined) return err(fault)
  const edits = writes[0]?.create === true ? 0 : 1
  await write(db, ['staged'], 'relaxed', (tx) => {
    sent(
      tx
        .objectStore('staged')
        .put({ import: command.import, edits, part: command.part, writes: JSON.stringify(writes) })
    )
  })
  return ok(nothing)
}

function check(writes: readonly Write[], now: number): CommandError | undefined {
  const create = writes[0]?.create === true
  if (writes.some((one) => one.create !== create)) return { kind: 'invalid', reason: 'shape' }
  if (create) {
    const facts = { now, rec: () => undefined, entry: () => undefined }
    const decision = decide({ kind: 'save', id: '', origin: 'import', writes: [...writes] }, facts)
    return decision.ok ? undefined : decision.error
  }
  for (const { cls, set } of writes) {
    for (const [key, value] of Object.entries(set)) {
      const checked = checkField(cls, key, value)
      if (!checked.ok) return { kind: 'invalid', field: key, reason: checked.error }
    }
  }
  return undefined
}

/** Forgets what an import has put aside, unless saving it has begun: that is finished, now or at the next start. */
export async function unstage(db: LedgerDb, id: string): Promise<Outcome> {
  if ((await db.getKey('imports', id)) !== undefined) return ok(nothing)
  await write(db, ['staged'], 'relaxed', (tx) => {
    sent(tx.objectStore('staged').delete(stagedOf(id)))
  })
  return ok(nothing)
}

/** Forgets everything that nobody is going to save any more: after a start, no page is in the middle of an import. */
export async function unstageAll(db: LedgerDb, except: ReadonlySet<string>): Promise<void> {
  const ids = new Set((await db.getAllKeys('staged')).map(([id]) => id))
  for (const id of ids) if (!except.has(id)) await unstage(db, id)
}

/** The pieces of one kind, in order; the next one is asked for while the last one is worked on. */
export async function* stagedParts(db: LedgerDb, id: string, edits: 0 | 1): AsyncGenerator<readonly Write[]> {
  const keys = await db.getAllKeys('staged', stagedOf(id, edits))
  const read = async (at: number): Promise<string | undefined> => {
    const key = keys[at]
    return key && (await db.get('staged', key))?.writes
  }
  let coming = read(0)
  for (let at = 0; at < keys.length; at++) {
    const writes = await coming
    coming = read(at + 1)
    coming.catch(() => {})
    // As `stage` has checked and written them.
    if (writes !== undefined) yield JSON.parse(writes) as readonly Write[]
  }
}

/** Without the first so many writes. */
export async function* skipped(
  parts: AsyncIterable<readonly Write[]>,
  count: number
): AsyncGenerator<readonly Write[]> {
  let left = count
  for await (const part of parts) {
    if (left < part.length) yield part.slice(left)
    left = Math.max(0, left - part.length)
  }
}
