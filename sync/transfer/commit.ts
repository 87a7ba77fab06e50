import type { Command, CommandAnswer, CommandError, Write } from '../../crm/commands'
import { err, ok, type Result } from '../../platform/result'
import type { Store } from '../store/store'
import { sent, write } from '../store/tx'
import type { FillApart } from '../store/fill'
import type { Apart } from './apart'
import { skipped, stagedOf, stagedParts } from './stage'
import type { StoredImport } from './stored'

type CommitCommand = Extract<Command, { kind: 'import.commit' }>
type Outcome = Result<CommandAnswer, CommandError>

/** Saves what was staged under a command's id. Once this has begun, a crash only delays it (`resumeImports`). */
export async function commit(store: Store, command: CommitCommand, now: number, apart?: Apart): Promise<Outcome> {
  const { db } = store
  const logged = await db.get('log', command.id)
  if (logged !== undefined) return ok(logged.answer)
  const known = await db.get('imports', command.id)
  if (known !== undefined) return save(store, known, apart)
  const parts = await db.count('staged', stagedOf(command.id))
  // The hub was started anew in between and has forgotten a part: nothing is saved, the page begins again.
  if (parts !== command.parts) return err({ kind: 'missing', id: command.id })
  const { next } = store.state()
  const begun: StoredImport = {
    id: command.id,
    at: now,
    state: 'saving',
    info: command.info,
    first: next,
    last: next,
    edits: []
  }
  await write(db, ['imports'], 'strict', (tx) => sent(tx.objectStore('imports').put(begun)))
  return save(store, begun, apart)
}

/** Finishes imports that a crash cut short, and forgets what was only staged. */
export async function resumeImports(store: Store, apart?: Apart): Promise<void> {
  const saving = (await store.db.getAll('imports')).filter(({ state }) => state === 'saving')
  for (const one of saving) await save(store, one, apart)
}

async function save(store: Store, begun: StoredImport, apart: Apart | undefined): Promise<Outcome> {
  const made = await create(store, begun, apart)
  if (!made.ok) return made
  const last = store.state().next
  const changing = await store.db.count('staged', stagedOf(begun.id, 1))
  const edits = changing === 0 ? ok([]) : await store.calm(() => edit(store, begun))
  if (!edits.ok) return edits
  const answer: CommandAnswer = { records: [] }
  const done: StoredImport = { ...begun, state: 'done', last, edits: edits.value }
  const { id, at } = begun
  await write(store.db, ['imports', 'staged', 'log'], 'strict', (tx) => {
    sent(tx.objectStore('imports').put(done))
    sent(tx.objectStore('staged').delete(stagedOf(id)))
    sent(tx.objectStore('log').put({ id, at, kind: 'import', origin: 'import', changes: [], records: [], answer }))
  })
  store.announce(['ledger'])
  return ok(answer)
}

async function create(store: Store, { id, at, info }: StoredImport, apart: Apart | undefined): Promise<Outcome> {
  const label = { id: `${id}.new`, kind: 'import', origin: 'import', at, partOf: id } as const
  if (info.created === 0) return ok({ records: [] })
  const elsewhere: FillApart | undefined =
    apart && ((job, onFilled) => apart.make({ ...job, ledger: store.ledger.id, import: id }, onFilled))
  return store.bulk(label, (from) => skipped(stagedParts(store.db, id, 0), from), info.created, elsewhere)
}

async function edit(store: Store, { id, at }: StoredImport): Promise<Result<readonly string[], CommandError>> {
  const done: string[] = []
  const run = async (part: string, writes: readonly Write[]): Promise<Outcome> => {
    const label = { id: part, kind: 'import', origin: 'import', at, partOf: id } as const
    const outcome = await store.run({ kind: 'save', id: part, origin: 'import', writes: [...writes] }, label)
    if (outcome.ok) done.push(part)
    return outcome
  }
  let part = 0
  for await (const writes of stagedParts(store.db, id, 1)) {
    const name = `${id}.e${part++}`
    const outcome = await run(name, writes)
    if (outcome.ok) continue
    if (outcome.error.kind !== 'missing' && outcome.error.kind !== 'invalid') return outcome
    // A record is gone or full since the dry run: the others of this part must not suffer for it.
    for (const [at, one] of writes.entries()) await run(`${name}.${at}`, [one])
  }
  return ok(done)
}
