import type { Store } from '../../../sync/store/store'
import { createProfile, type Profile } from '../profile'
import { open } from './open'

/** Brings everything of one device to another, as a session does. */
export async function bring(from: Store, to: Store): Promise<void> {
  await from.settled()
  for (const { name } of await from.exchange.sums()) {
    const version = Object.fromEntries((await to.exchange.metas(name)).map(({ actor, seq }) => [actor, seq]))
    const out = await from.exchange.changes(name, version)
    const bytes = out?.whole ?? joined(out?.changes ?? [])
    if (bytes.length === 0) continue
    const received = await to.exchange.receive(name, bytes, 'other', () => true)
    if (!received.ok) throw new Error(received.error)
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

/** One device of a shared ledger. */
export interface Device {
  readonly profile: Profile
  readonly store: Store
}

/** @param short what tells it from the others */
export async function device(ledger: string, short: number): Promise<Device> {
  const profile = createProfile()
  const { store } = await profile.run(() => open(ledger, undefined, short))
  await profile.run(() => store.share())
  return { profile, store }
}
