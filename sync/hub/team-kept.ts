import type { DeviceDb } from '../store/device'
import type { TeamDeskOptions } from './team'
import type { KeptJoin } from './team-joining'

const key = 'joining'

/** The joining that is under way, in the profile's database: the ledger that it leads to is not there yet. */
export const keptJoin = (db: () => DeviceDb | undefined): NonNullable<TeamDeskOptions['kept']> => ({
  load: async () => (await db()?.get('settings', key)) as KeptJoin | undefined,
  save: async (join) => {
    if (join === undefined) await db()?.delete('settings', key)
    else await db()?.put('settings', join, key)
  }
})
