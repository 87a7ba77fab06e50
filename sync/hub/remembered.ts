import * as v from 'valibot'
import type { StoredLedger } from '../store/device'

/** Which ledgers this profile has, remembered outside IndexedDB: how the hub knows that the browser lost its databases. */
export interface Remembered {
  ledgers(): readonly StoredLedger[]
  keep(ledgers: readonly StoredLedger[]): void
}

const key = 'bahi.ledgers'
const schema = v.array(v.object({ id: v.string(), name: v.string(), createdAt: v.number() }))

export function createRemembered(storage: Pick<Storage, 'getItem' | 'setItem'> | undefined): Remembered {
  return {
    ledgers: () => {
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), storage?.getItem(key))
      return parsed.success ? parsed.output : []
    },
    keep: (ledgers) => {
      const text = JSON.stringify(ledgers.map(({ id, name, createdAt }) => ({ id, name, createdAt })))
      if (storage?.getItem(key) !== text) storage?.setItem(key, text)
    }
  }
}
