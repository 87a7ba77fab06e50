import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { generatedSample } from '../../../crm/sample'
import type { RecordCommand } from '../../../crm/decide'
import type { Store } from '../../../sync/store/store'
import { installFaults } from './faults'
import { activity, cmd, company, edit, newLedger, open, person, rows, save } from './open'

const faults = installFaults()
afterEach(() => faults.mend())

// Promises of a process that has ended are nobody's.
let listeners: NodeJS.UnhandledRejectionListener[] = []
beforeAll(() => {
  listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', () => {})
})
afterAll(() => {
  process.removeAllListeners('unhandledRejection')
  for (const listener of listeners) process.on('unhandledRejection', listener)
})

const equal = { changed: 0, missing: 0, extra: 0, counters: 0 }
const asha = person('asha', { name: 'Asha Mehta', company: 'com_mehta' })
const mehta = company('mehta', { name: 'Mehta Textiles' })
const many = Array.from({ length: 70 }, (_, at) => person(`many${at}`, { name: `Person ${at}` }))

type Step = (store: Store) => Promise<string | undefined>

/** What is done in one life of the hub; each step gives the id of an acknowledged command. */
function script(): Step[] {
  const run =
    (command: RecordCommand): Step =>
    async (store) => {
      const result = await store.run(command)
      return result.ok ? command.id : undefined
    }
  const change = save(edit(asha, { title: 'Buyer', notes: 'Prefers calls' }))
  const label = { id: cmd(), kind: 'sample', origin: 'sample' as const }
  return [
    run(save(mehta, asha)),
    run(save(activity('call', { at: 5000, 'with/per_asha': true }))),
    run(change),
    async (store) => {
      await store.settled()
      return undefined
    },
    run(save(...many)),
    run({ kind: 'undo', id: cmd(), target: change.id }),
    async (store) => {
      const writes = [...generatedSample(120, label.id.slice(-12))]
      const done = await store.bulk(label, (from) => writes.slice(from), writes.length)
      return done.ok ? label.id : undefined
    },
    run(save(edit(mehta, { name: 'Mehta & Sons' }))),
    async (store) => {
      await store.settled()
      return undefined
    }
  ]
}

/** Runs the script until the end or the process does; gives the ids of what was acknowledged. */
async function live(ledger: string, steps: readonly Step[]): Promise<string[]> {
  const acknowledged: string[] = []
  let store: Store | undefined
  const end = new Promise<undefined>((resolve) => {
    const look = setInterval(() => {
      if (!faults.dead()) return
      clearInterval(look)
      resolve(undefined)
    }, 2)
    void (async () => {
      try {
        ;({ store } = await open(ledger))
        for (const step of steps) {
          const id = await step(store)
          if (faults.dead()) break
          if (id !== undefined) acknowledged.push(id)
        }
      } catch {
        // Whatever a dying process throws.
      }
      clearInterval(look)
      resolve(undefined)
    })()
  })
  await end
  await store?.close().catch(() => {})
  return acknowledged
}

const contents = async (store: Store): Promise<unknown[]> =>
  (await rows(store))
    .map(({ id, seg: _, n: __, ix: ___, keys: ____, rec, ...row }) => {
      const { createdAt: _c, updatedAt: _u, deletedAt, ...values } = rec
      return { id, ...row, values, deleted: deletedAt !== undefined }
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))

describe('the process ends at any moment', () => {
  it('STO-12 what was acknowledged is there, rows equal documents, and going on gives the same ledger', async () => {
    const steps = script()
    const whole = newLedger()
    faults.mend()
    await live(whole, steps)
    const total = faults.steps()
    const reference = await open(whole)
    const expected = await contents(reference.store)
    await reference.store.close()
    expect(total).toBeGreaterThan(300)

    const stride = Math.max(1, Math.floor(total / 36))
    for (let at = 1; at <= total; at += stride + (at % 2)) {
      const ledger = newLedger()
      faults.dieAt(at)
      const acknowledged = await live(ledger, steps)
      faults.mend()
      const { store } = await open(ledger)
      for (const id of acknowledged) expect(await store.db.getKey('log', id), `died at ${at}`).toBe(id)
      expect(await store.compare(false), `died at ${at}`).toMatchObject(equal)
      for (const step of steps) await step(store)
      expect(await contents(store), `died at ${at}`).toEqual(expected)
      expect(await store.compare(false), `died at ${at}`).toMatchObject(equal)
      await store.close()
    }
  }, 300_000)
})
