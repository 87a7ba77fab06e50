import '@automerge/automerge'
import type { Write } from '../../../crm/commands'
import type { RecordCommand } from '../../../crm/decide'
import type { Scalar } from '../../../crm/types'
import type { StoreTrouble } from '../../../sync/api'
import type { StoredRow } from '../../../sync/store/db'
import type { DeviceKeys } from '../../../sync/store/device'
import type { LookApart } from '../../../sync/store/look-whole'
import { openStore, type Store, type StoreChange } from '../../../sync/store/store'

/** Opens a store on fake IndexedDB with a clock that goes on by one second a look. */
export interface Opened {
  readonly store: Store
  readonly changes: StoreChange[]
  readonly troubles: () => readonly StoreTrouble[]
  readonly lost: () => number
}

let ledgers = 0
export const newLedger = (): string => `ldg_test${ledgers++}`

let ids = 0
export const cmd = (): string => `cmd_${(ids++).toString(36).padStart(25, '0')}`

export async function open(
  ledger: string,
  start = 1_760_000_000_000,
  short = 7,
  lookApart?: LookApart
): Promise<Opened> {
  let now = start
  const changes: StoreChange[] = []
  let troubles: readonly StoreTrouble[] = []
  let lost = 0
  const opened = await openStore({
    ledger: { id: ledger, name: 'Test', createdAt: start },
    keys: await keys(ledger, short),
    clock: () => (now += 1000),
    automerge: Promise.resolve(),
    journal: 'relaxed',
    lookApart,
    onChange: (change) => changes.push(change),
    onTrouble: (all) => {
      troubles = all
    },
    onLost: () => {
      lost++
    },
    onProgress: () => {}
  })
  if (!opened.ok) throw new Error(`store did not open: ${opened.error.kind}`)
  return { store: opened.value, changes, troubles: () => troubles, lost: () => lost }
}

async function keys(ledger: string, short: number): Promise<DeviceKeys> {
  const pair = { privateKey: {} as CryptoKey, publicKey: {} as CryptoKey }
  return { ledger, sign: pair, agree: pair, short: new Uint8Array(8).fill(short), createdAt: 0 }
}

export const save = (...writes: Write[]): RecordCommand & { kind: 'save' } => ({
  kind: 'save',
  id: cmd(),
  origin: 'hand',
  writes
})

export const person = (id: string, set: Record<string, Scalar | null>): Write => ({
  cls: 'person',
  id: `per_${id}`,
  create: true,
  set
})
export const company = (id: string, set: Record<string, Scalar | null>): Write => ({
  cls: 'company',
  id: `com_${id}`,
  create: true,
  set
})
export const activity = (id: string, set: Record<string, Scalar | null>): Write => ({
  cls: 'activity',
  id: `act_${id}`,
  create: true,
  set: { kind: 'call', ...set }
})
export const edit = (write: Write, set: Record<string, Scalar | null>): Write => ({ ...write, create: false, set })

export async function rows(store: Store): Promise<StoredRow[]> {
  return store.db.getAll('rows')
}

export async function row(store: Store, id: string): Promise<StoredRow | undefined> {
  return store.db.getFromIndex('rows', 'id', id)
}
