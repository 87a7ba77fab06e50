import { openLedgerDb, type LedgerDb } from '../../sync/store/db'
import { currentLedger, openDeviceDb } from '../../sync/store/device'

/** A read connection of its own to the ledger that is open in this profile. */
export async function database(): Promise<LedgerDb> {
  const device = await openDeviceDb()
  if (!device.ok) throw new Error(device.error.kind)
  const current = await currentLedger(device.value)
  device.value.close()
  const db = current === undefined ? undefined : await openLedgerDb(current.id)
  if (db?.ok !== true) throw new Error('the ledger cannot be read')
  return db.value
}
