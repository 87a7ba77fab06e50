import type { CommandError, Write } from '../../crm/commands'
import type { ImportValues } from '../../crm/import/contact'
import type { ImportInfo } from '../../crm/import/info'
import type { Known } from '../../crm/import/lookup'
import { createPlanner, type ImportOptions, type Planned, type Verdict } from '../../crm/import/plan'
import {
  mostPossible,
  mostProblems,
  type DryRun,
  type ImportFault,
  type PossibleRow,
  type ProblemRow,
  type Saved
} from '../../crm/import/report'
import { newId } from '../../platform/ids'
import { err, ok, type Result } from '../../platform/result'
import type { Ledger } from '../api'
import type { LedgerDb } from '../store/db'
import type { LedgerFind } from './find'
import { stage, type StageCommand } from './stage'

/** Rows of an opened file; `capture/files/source.ts` makes them. */
export interface RowBatch {
  readonly rows: readonly {
    readonly number: number
    readonly cells: readonly string[]
    readonly contact?: ImportValues
  }[]
  /** Share of the file that has been read, 0 to 1. */
  readonly read: number
}

export interface RunOptions {
  readonly batches: AsyncIterable<RowBatch>
  readonly find: LedgerFind
  readonly options: ImportOptions
  readonly onRead: (share: number) => void
  readonly signal: AbortSignal
}

/** As many rows as `capture/files/source.ts` gives at most. */
const mostRows = 500_000

interface Row {
  readonly number: number
  readonly cells: readonly string[]
  readonly values?: ImportValues
  readonly planned: Planned
}

async function* planned(run: RunOptions): AsyncGenerator<Result<readonly Row[], ImportFault>> {
  const planner = createPlanner(run.options, newId)
  for await (const { rows, read } of run.batches) {
    if (run.signal.aborted) {
      yield err({ kind: 'cancelled' })
      return
    }
    if ((rows.at(-1)?.number ?? 0) > mostRows) {
      yield err({ kind: 'too-many' })
      return
    }
    await run.find.fetch(() => rows.flatMap(({ contact }) => (contact === undefined ? [] : planner.wants(contact))))
    yield ok(
      rows.map(({ number, cells, contact }) => ({
        number,
        cells,
        ...(contact === undefined ? {} : { values: contact }),
        planned: planner.plan(number, contact, (key) => run.find.find(key))
      }))
    )
    run.onRead(read)
  }
}

/** The writes of a dry run, so that saving need not plan again when nothing has changed since. */
export interface KeptPlan {
  readonly info: ImportInfo
  /** In the order in which they have to be made. */
  readonly writes: readonly Write[]
}

/** More writes than this are not held in memory; saving then reads the file once more. */
const mostKept = 400_000

/** What an import would do. Writes nothing. */
export async function dryRun(
  run: RunOptions
): Promise<Result<{ readonly found: DryRun; readonly plan?: KeptPlan }, ImportFault>> {
  const counts: Record<Verdict, number> = { new: 0, changed: 0, same: 0, possible: 0, skipped: 0, rejected: 0 }
  const possible: PossibleRow[] = []
  const problems: ProblemRow[] = []
  const tally = createTally('')
  const kept: Write[] = []
  let [rows, companies, problemCount] = [0, 0, 0]
  for await (const batch of planned(run)) {
    if (!batch.ok) return batch
    for (const row of batch.value) {
      const { verdict, writes, left } = row.planned
      rows++
      counts[verdict]++
      tally.add(row.planned)
      if (kept.length <= mostKept) kept.push(...writes)
      companies +=
        row.values?.kind === 'person' ? writes.filter((one) => one.create && one.cls === 'company').length : 0
      const question = possible.length < mostPossible ? questionOf(row, run.options) : undefined
      if (question !== undefined) possible.push(question)
      if (verdict !== 'rejected' && left.length === 0) continue
      problemCount++
      if (problems.length < mostProblems)
        problems.push({
          row: row.number,
          cells: row.cells,
          reason: verdict === 'rejected' ? 'nothing' : 'value',
          values: left
        })
    }
  }
  const found = { rows, counts, companies, possible, problems, problemCount }
  return ok(kept.length > mostKept ? { found } : { found, plan: { info: tally.info, writes: kept } })
}

function questionOf({ number, values, planned }: Row, options: ImportOptions): PossibleRow | undefined {
  const { known, reasons, verdict } = planned
  if (verdict !== 'possible' || known === undefined || values === undefined) return undefined
  return {
    row: number,
    name: values.name,
    about: [values.company, values.emails[0]?.value ?? values.phones[0]?.raw].filter(Boolean).join(' · '),
    known: { id: known.id, name: String(known.flat['name'] ?? ''), about: aboutOf(known) },
    reasons: reasons ?? [],
    choice: options.choices.get(number) ?? options.possible
  }
}

function aboutOf({ flat, company }: Known): string {
  const point = Object.keys(flat).find((key) => key.startsWith('email/') || key.startsWith('phone/'))
  return [company, point?.slice('email/'.length)].filter(Boolean).join(' · ')
}

/** Where pieces go. The hub knows of the import by its first piece; the others need not pass through it. */
export interface Stager extends Pick<Ledger, 'run'> {
  readonly stage?: (piece: StageCommand) => ReturnType<Ledger['run']>
}

/** Puts pieces aside on a connection of its own. */
export const stagerOf = (ledger: Pick<Ledger, 'run'>, db: LedgerDb): Stager => ({
  run: (command) => ledger.run(command),
  stage: (piece) => stage(db, piece, Date.now())
})

/** Writes in one piece. */
const pieceSize = 500
/** Pieces on their way to the hub. */
const inFlight = 3

/** Puts everything aside in the hub and saves it as a whole. Until then nothing of it is to be seen. */
export async function saveImport(
  ledger: Stager,
  file: string,
  from: RunOptions | (KeptPlan & Pick<RunOptions, 'onRead' | 'signal'>)
): Promise<Result<Saved, ImportFault>> {
  const id = newId('cmd')
  const sender = createSender(ledger, id)
  const giveUp = async (fault: ImportFault): Promise<Result<Saved, ImportFault>> => {
    await sender.settled()
    await ledger.run({ kind: 'import.cancel', id: newId('cmd'), import: id })
    return err(fault)
  }
  const sent = 'writes' in from ? await sendKept(from, sender) : await sendPlanned(from, sender)
  if (!sent.ok) return giveUp(sent.error)
  const info = { ...sent.value, file: file.slice(0, 300) }
  await sender.flush()
  const fault = sender.fault() ?? (from.signal.aborted ? ({ kind: 'cancelled' } as const) : undefined)
  if (fault !== undefined) return giveUp(fault)
  const outcome = await ledger.run({ kind: 'import.commit', id, parts: sender.parts(), info })
  return outcome.ok ? ok({ id, info }) : giveUp(outcome.error)
}

async function sendKept(
  { writes, info, onRead, signal }: KeptPlan & Pick<RunOptions, 'onRead' | 'signal'>,
  sender: Sender
): Promise<Result<ImportInfo, ImportFault>> {
  for (const [at, write] of writes.entries()) {
    await sender.add(write)
    if (at % pieceSize !== 0) continue
    onRead(at / writes.length)
    if (signal.aborted) return err({ kind: 'cancelled' })
    const fault = sender.fault()
    if (fault !== undefined) return err(fault)
  }
  return ok(info)
}

async function sendPlanned(run: RunOptions, sender: Sender): Promise<Result<ImportInfo, ImportFault>> {
  const tally = createTally('')
  for await (const batch of planned(run)) {
    if (!batch.ok) return batch
    for (const { planned } of batch.value) {
      tally.add(planned)
      for (const write of planned.writes) await sender.add(write)
    }
    const fault = sender.fault()
    if (fault !== undefined) return err(fault)
  }
  return ok(tally.info)
}

/** Counts what becomes of the rows. */
function createTally(file: string): { readonly info: ImportInfo; add(planned: Planned): void } {
  const info = { file, rows: 0, created: 0, updated: 0, same: 0, skipped: 0, rejected: 0 }
  return {
    info,
    add: ({ verdict, writes }) => {
      info.rows++
      if (verdict === 'same') info.same++
      else if (verdict === 'rejected') info.rejected++
      else if (writes.length === 0) info.skipped++
      for (const { create } of writes) {
        if (create) info.created++
        else info.updated++
      }
    }
  }
}

interface Sender {
  add(write: Write): Promise<void>
  flush(): Promise<void>
  settled(): Promise<unknown>
  parts(): number
  fault(): CommandError | undefined
}

/** New records and edits go in pieces of their own; a few pieces are on their way at once. */
function createSender(ledger: Stager, id: string): Sender {
  const waiting: { readonly create: Write[]; readonly edit: Write[] } = { create: [], edit: [] }
  const sending = new Set<Promise<void>>()
  let fault: CommandError | undefined
  let part = 0

  async function send(writes: Write[]): Promise<void> {
    const command = { kind: 'import.stage', id: newId('cmd'), import: id, part: part++, writes } as const
    const deliver = async (): Promise<void> => {
      const outcome = await (command.part === 0 ? ledger.run(command) : (ledger.stage ?? ledger.run)(command))
      if (!outcome.ok) fault ??= outcome.error
      sending.delete(sent)
    }
    const sent = deliver()
    sending.add(sent)
    if (sending.size >= inFlight) await Promise.race(sending)
  }

  return {
    add: async (write) => {
      const own = write.create ? waiting.create : waiting.edit
      own.push(write)
      if (own.length === pieceSize) await send(own.splice(0))
    },
    flush: async () => {
      for (const own of [waiting.create, waiting.edit]) if (own.length > 0) await send(own.splice(0))
      await Promise.all(sending)
    },
    settled: () => Promise.all(sending),
    parts: () => part,
    fault: () => fault
  }
}
