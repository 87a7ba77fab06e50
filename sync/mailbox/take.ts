import type { RecordClass } from '../../crm/types'
import type { Refusal } from '../net/vet'
import type { Replica } from '../replica'
import type { DeviceId } from '../team/entry'
import type { Parcel } from './content'

export interface Taken {
  readonly taken: readonly Parcel[]
  /** Against the rules, and left out. */
  readonly refused: readonly { readonly reason: Refusal; readonly cls: RecordClass }[]
  /** Some of it rests on what is not here. */
  readonly missing: boolean
  /** There is no room now. */
  readonly busy: boolean
}

/** Gives the changes of a bundle to the replica. Done again after a break, it does no harm. */
export async function takeParcels(replica: Replica, parcels: readonly Parcel[], from: DeviceId): Promise<Taken> {
  const taken: Parcel[] = []
  const refused: Taken['refused'][number][] = []
  let missing = false
  let busy = false
  for (const parcel of parcels) {
    const { name, bytes, attestations } = parcel
    const received = await replica.receive({ name, bytes, attestations }, from)
    if (received.ok) taken.push(parcel)
    else if (received.error.kind === 'refused') refused.push({ reason: received.error.reason, cls: name.cls })
    else if (received.error.kind === 'missing') missing = true
    else busy = true
  }
  return { taken, refused, missing, busy }
}
