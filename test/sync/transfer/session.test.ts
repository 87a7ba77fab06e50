import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import { openSource } from '../../../capture/files/source'
import type { Command } from '../../../crm/commands'
import type { ImportOptions } from '../../../crm/import/plan'
import type { Store } from '../../../sync/store/store'
import { createLedgerFind } from '../../../sync/transfer/find'
import { imports, scan } from '../../../sync/transfer/list'
import { runImport } from '../../../sync/transfer/run'
import { dryRun, saveImport, type RunOptions } from '../../../sync/transfer/session'
import { undoImport } from '../../../sync/transfer/undo'
import { writeExport } from '../../../sync/transfer/write'
import { activity, cmd, company, newLedger, open, person, rows, save } from '../store/open'

const opened: Store[] = []
async function start(): Promise<Store> {
  const { store } = await open(newLedger())
  opened.push(store)
  return store
}
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})

let clock = 1_780_000_000_000
const ledgerOf = (store: Store) => ({
  run: async (command: Command) => {
    if (command.kind === 'import.stage' || command.kind === 'import.commit' || command.kind === 'import.cancel')
      return runImport(store, command, (clock += 1000))
    throw new Error(`not expected: ${command.kind}`)
  }
})

const usual: ImportOptions = {
  mode: 'both',
  by: { email: true, phone: false, name: false },
  overwrite: false,
  possible: 'create',
  choices: new Map(),
  fields: []
}

async function run(
  store: Store,
  text: string,
  given: Partial<ImportOptions> = {},
  expected = 1000
): Promise<RunOptions> {
  const source = await openSource(new Blob([text]), 'people.csv')
  if (!source.ok) throw new Error(source.error)
  return {
    batches: source.value.contacts(source.value.columns, { country: 'IN' }),
    find: await createLedgerFind(store.db, expected),
    options: { ...usual, ...given },
    onRead: () => undefined,
    signal: new AbortController().signal
  }
}

const book =
  'Name,Company,E-mail,Phone\nAsha Mehta,Mehta Textiles,asha@mehta.example,9820012345\nRavi Rao,Mehta Textiles,ravi@rao.example,\n,,,\nNina,,broken,\n'

describe('an import from a file to the ledger', () => {
  it('IMP-50 says what it would do, does that, and writes nothing before', async () => {
    const store = await start()
    await store.run(save(person('a', { name: 'Asha', 'email/asha@mehta.example': '{}' })))
    const checked = await dryRun(await run(store, book))
    expect(await rows(store)).toHaveLength(1)
    if (!checked.ok) throw new Error('not checked')
    expect(checked.value.found).toMatchObject({
      rows: 3,
      counts: { new: 2, changed: 1, same: 0, rejected: 0 },
      companies: 1,
      problemCount: 1,
      problems: [{ row: 3, reason: 'value', values: ['broken'] }]
    })
    const saved = await saveImport(ledgerOf(store), 'people.csv', await run(store, book))
    expect(saved).toMatchObject({ ok: true, value: { info: { rows: 3, created: 3, updated: 1 } } })
    expect(await rows(store)).toHaveLength(4)
    const again = await dryRun(await run(store, book))
    expect(again).toMatchObject({
      ok: true,
      value: { found: { counts: { new: 1, changed: 0, same: 2, possible: 0 } } }
    })
  })

  it('IMP-50 saves the plan of the dry run as it saves a file', async () => {
    const store = await start()
    const options = await run(store, book)
    const checked = await dryRun(options)
    if (!checked.ok || checked.value.plan === undefined) throw new Error('no plan')
    const saved = await saveImport(ledgerOf(store), 'people.csv', {
      ...checked.value.plan,
      onRead: () => undefined,
      signal: options.signal
    })
    expect(saved).toMatchObject({ ok: true, value: { info: { file: 'people.csv', rows: 3, created: 4, updated: 0 } } })
    expect(await rows(store)).toHaveLength(4)
    expect(await imports(store.db, 10)).toMatchObject([{ info: { created: 4 } }])
  })

  it('IMP-51 finds the same whether it looks keys up or reads the ledger once', async () => {
    const store = await start()
    await store.run(
      save(
        company('m', { name: 'Mehta Textiles', 'domain/mehta.example': true }),
        person('a', { name: 'Asha Mehta', company: 'com_m', 'phone/+919820012345': '{}' }),
        person('gone', { name: 'Ravi Rao', 'email/ravi@rao.example': '{}' })
      )
    )
    await store.run({ kind: 'remove', id: cmd(), records: [{ cls: 'person', id: 'per_gone' }] })
    const results = []
    for (const expected of [0, 1000]) {
      const checked = await dryRun(await run(store, book, {}, expected))
      results.push(checked.ok ? checked.value.found : checked.error)
    }
    expect(results[0]).toEqual(results[1])
    expect(results[0]).toMatchObject({
      counts: { possible: 1, new: 2 },
      companies: 0,
      possible: [{ known: { id: 'per_a' } }]
    })
  })

  it('IMP-52 cancelled in the middle leaves nothing', async () => {
    const store = await start()
    const controller = new AbortController()
    const lines = Array.from({ length: 2000 }, (_, at) => `Person ${at},p${at}@x.example`)
    const options = await run(store, `Name,E-mail\n${lines.join('\n')}`)
    const saved = await saveImport(ledgerOf(store), 'people.csv', {
      ...options,
      signal: controller.signal,
      onRead: (share) => {
        if (share > 0 && options.find !== undefined) controller.abort()
      }
    })
    expect(saved).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(await rows(store)).toEqual([])
    expect(await store.db.count('staged')).toBe(0)
  })

  it('IMP-53 undone, everything is as it was, also records that rows were merged into', async () => {
    const store = await start()
    await store.run(save(person('a', { name: 'Asha', 'email/asha@mehta.example': '{}' })))
    const before = (await rows(store)).map(({ rec }) => ({ ...rec, updatedAt: 0 }))
    const twice = `${book}Ravi Rao,Mehta Textiles,ravi@rao.example,9820054321\n`
    const saved = await saveImport(ledgerOf(store), 'people.csv', await run(store, twice))
    if (!saved.ok) throw new Error('not saved')
    const outcome = await undoImport(store, { kind: 'undo', id: cmd(), target: saved.value.id }, (clock += 1000))
    expect(outcome).toMatchObject({ ok: true, value: { kept: [] } })
    const live = (await rows(store)).filter(({ rec }) => rec['deletedAt'] === undefined)
    expect(live.map(({ rec }) => ({ ...rec, updatedAt: 0 }))).toEqual(before)
    await store.settled()
    expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
  })
})

describe('an export of the ledger', () => {
  const text = async (store: Store, format: 'csv' | 'json' | 'vcard4' | 'ics' | 'xlsx'): Promise<string> => {
    const written = await writeExport(
      { format, what: { cls: 'all' } },
      {
        db: store.db,
        onShare: () => undefined,
        signal: new AbortController().signal,
        batch: 2,
        workbook: async (table) => new TextEncoder().encode(JSON.stringify(table))
      }
    )
    if (!written.ok) throw new Error(written.error.kind)
    return written.value.file.text()
  }

  it('EXP-9 gives every row the columns that any of them needs, however late that shows', async () => {
    const store = await start()
    for (let at = 0; at < 9; at++) {
      const points = Array.from({ length: at === 7 ? 3 : 1 }, (_, which) => `email/p${at}.${which}@x.example`)
      await store.run(
        save(person(`w${at}`, { name: `Person ${at}`, ...Object.fromEntries(points.map((key) => [key, '{}'])) }))
      )
    }
    const lines = (await text(store, 'csv')).trim().split('\r\n')
    expect(lines).toHaveLength(10)
    expect(lines[0]).toContain('E-mail 3 - Value')
    expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1)
  })

  it('EXP-8 holds everything that is not deleted, in every format', async () => {
    const store = await start()
    await store.run(
      save(
        company('m', { name: 'Mehta Textiles' }),
        person('a', { name: 'Asha Mehta', company: 'com_m' }),
        person('gone', { name: 'Nobody' }),
        activity('c', { at: 5, subject: 'Samples', 'with/per_a': true })
      )
    )
    await store.run({ kind: 'remove', id: cmd(), records: [{ cls: 'person', id: 'per_gone' }] })
    for (const format of ['csv', 'json', 'vcard4', 'xlsx'] as const) {
      const file = await text(store, format)
      expect(file).toContain('Asha Mehta')
      expect(file).toContain('com_m')
      expect(file).not.toContain('Nobody')
    }
    expect(JSON.parse(await text(store, 'json'))).toHaveLength(3)
    expect(await text(store, 'ics')).toContain('SUMMARY:call: Samples (Asha Mehta)')
  })

  it('EXP-9 reads the ledger in stretches', async () => {
    const store = await start()
    await store.run(save(...Array.from({ length: 60 }, (_, at) => person(`p${at}`, { name: `P ${at}` }))))
    const first = await scan(store.db, 'person', 0, 50)
    expect(first.rows.length).toBe(50)
    const second = await scan(store.db, 'person', first.next ?? 0, 50)
    expect(second.rows.length + first.rows.length).toBe(60)
    expect(second.next).toBeUndefined()
  })
})
