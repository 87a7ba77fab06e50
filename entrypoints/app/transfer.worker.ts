import { openSource, type Source } from '../../capture/files/source'
import { createLedgerClient } from '../../sync/hub/client'
import { createLedgerFind } from '../../sync/transfer/find'
import type { LedgerDb } from '../../sync/store/db'
import { dryRun, saveImport, stagerOf, type KeptPlan, type RunOptions } from '../../sync/transfer/session'
import { writeExport } from '../../sync/transfer/write'
import type { ImportSetup } from '../../components/import/transfer'
import { database } from './database'
import { serve, type Working } from './transfer-messages'
import { workbook } from './workbook'

/** Reads and writes files beside the page: the page, the panel and the hub share one thread, and this is another. */

const shown = 20
const ledger = createLedgerClient({ wake: () => postMessage({ wake: true }) })
let opened: { readonly token: number; readonly source: Source } | undefined
let tokens = 0
/** The last dry run: what was chosen and how the ledger was. */
let kept: { readonly key: string; readonly plan: KeptPlan } | undefined

/** About how many keys a file asks for. */
const keysPerRow = 5
const bytesPerRow = 150

async function withRun<T>(
  setup: ImportSetup,
  { onShare, signal }: Working,
  work: (run: RunOptions, key: string, db: LedgerDb) => Promise<T>
): Promise<T> {
  if (opened?.token !== setup.token) throw new Error('this file is no longer open')
  const { source } = opened
  const db = await database()
  try {
    const { country, choices, token: _, name: __, columns, ...options } = setup
    // Any change of the ledger since, by whomever, shows in its state.
    const key = JSON.stringify([setup, await db.get('meta', 'state'), await db.count('log')])
    const run = {
      batches: source.contacts(columns, country === '' ? {} : { country }),
      find: await createLedgerFind(db, (source.bytes / bytesPerRow) * keysPerRow),
      options: { ...options, choices: new Map(choices) },
      onRead: onShare,
      signal
    }
    return await work(run, key, db)
  } finally {
    db.close()
  }
}

serve({
  open: async (file, name) => {
    const found = await openSource(file, name)
    if (!found.ok) return found
    const source = found.value
    opened = { token: ++tokens, source }
    const { kind, header, sample, columns } = source
    const view = { token: tokens, name, kind, sample: sample.slice(0, shown), columns }
    return { ok: true, value: header === undefined ? view : { ...view, header } }
  },
  dryRun: (setup, working) =>
    withRun(setup, working, async (run, key) => {
      const done = await dryRun(run)
      if (!done.ok) return done
      const { found, plan } = done.value
      kept = plan === undefined ? undefined : { key, plan }
      return { ok: true, value: found }
    }),
  save: (setup, working) =>
    withRun(setup, working, (run, key, db) => {
      const { onRead, signal } = run
      const plan = kept?.key === key ? kept.plan : undefined
      kept = undefined
      return saveImport(stagerOf(ledger, db), setup.name, plan === undefined ? run : { ...plan, onRead, signal })
    }),
  write: async (order, { onShare, signal }) => {
    const db = await database()
    return writeExport(order, { db, onShare, signal, workbook }).finally(() => db.close())
  }
})
