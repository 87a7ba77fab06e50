import { initializeBase64Wasm } from '@automerge/automerge/slim'
import { automergeWasmBase64 } from '@automerge/automerge/automerge.wasm.base64'
import { currentLedger, openDeviceDb } from '../../../sync/store/device'
import type { Differences } from '../../../sync/store/reconcile'
import { openStore } from '../../../sync/store/store'

/** Runs in a page of the extension while no hub runs: opens the ledger as the hub would and compares rows and documents. */
async function compare(): Promise<Differences> {
  const device = await openDeviceDb()
  if (!device.ok) throw new Error(device.error.kind)
  const ledger = await currentLedger(device.value)
  const keys = ledger === undefined ? undefined : await device.value.get('keys', ledger.id)
  if (ledger === undefined || keys === undefined) throw new Error('there is no ledger')
  const store = await openStore({
    ledger,
    keys,
    clock: Date.now,
    automerge: initializeBase64Wasm(automergeWasmBase64),
    journal: 'strict',
    onChange: () => undefined,
    onTrouble: () => undefined,
    onLost: () => undefined,
    onProgress: () => undefined
  })
  if (!store.ok) throw new Error(store.error.kind)
  const differences = await store.value.compare(false)
  await store.value.close()
  device.value.close()
  return differences
}

export const checkPage = { compare }

Object.assign(globalThis, { checkPage })
