import type { Replica } from '../replica'
import type { DeviceId } from '../team/entry'
import type { Parcel } from './content'

export type Taken =
  /** `refused`: some of it is against the rules and was left out. */
  | { readonly kind: 'done'; readonly refused: boolean; readonly taken: readonly Parcel[] }
  /** Something that it rests on has to come first, or there is no room now. */
  | { readonly kind: 'later' }

/** Gives the changes of a bundle to the replica. Done again after a break, it does no harm. */
export async function takeParcels(replica: Replica, parcels: readonly Parcel[], from: DeviceId): Promise<Taken> {
  const taken: Parcel[] = []
  let refused = false
  let waits = false
  for (const parcel of parcels) {
    const { name, bytes, attestations } = parcel
    const received = await replica.receive({ name, bytes, attestations }, from)
    if (received.ok) taken.push(parcel)
    else if (received.error.kind === 'refused') refused = true
    else waits = true
  }
  return waits ? { kind: 'later' } : { kind: 'done', refused, taken }
}
