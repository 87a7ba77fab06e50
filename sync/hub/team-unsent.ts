import { isPrivate } from '../../crm/private'
import type { RecordClass } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import type { LiveReplica } from '../replica'
import type { SegmentName } from '../store/document'
import type { DeviceId } from '../team/entry'
import type { Vault } from '../team/vault'

/** Which part of what a device may have: all by a session, one or the other by a place. */
export type Part = 'all' | 'shared' | 'private'

/** What of this device nobody else is known to have, and since when who is behind. */
export interface Unsent {
  changed(name: SegmentName): void
  /** @param equal the device has everything of that part */
  heard(device: DeviceId, equal: boolean, part?: Part): void
  /** Segments that wait for somebody who may have them. */
  count(): number
}

export interface UnsentOptions {
  readonly vault: Pick<Vault, 'unsent' | 'setUnsent' | 'peer' | 'setPeer'>
  readonly mayHave: LiveReplica['mayHave']
  /** The team's other devices. */
  readonly others: () => readonly DeviceId[]
  readonly clock: Clock
}

const keyOf = ({ cls, number }: SegmentName): string => `${cls}/${number}`

function nameOf(key: string): SegmentName {
  const [cls = '', number = ''] = key.split('/')
  return { cls: cls as RecordClass, number: Number(number) }
}

export function createUnsent({ vault, mayHave, others, clock }: UnsentOptions): Unsent {
  const readersOf = (name: SegmentName): readonly DeviceId[] => others().filter((device) => mayHave(device, name))

  return {
    changed: (name) => {
      const readers = readersOf(name)
      if (isPrivate(name.number) && readers.length === 0) return
      if (!vault.unsent().has(keyOf(name))) vault.setUnsent(new Set([...vault.unsent(), keyOf(name)]))
      for (const device of readers)
        if (vault.peer(device).behindSince === undefined) vault.setPeer(device, { behindSince: clock() })
    },
    heard: (device, equal, part = 'all') => {
      const waiting = [...vault.unsent()].map(nameOf)
      const has = (name: SegmentName): boolean =>
        mayHave(device, name) && (part === 'all' || isPrivate(name.number) === (part === 'private'))
      const left = equal ? waiting.filter((name) => !has(name)) : waiting
      const even = equal && !left.some((name) => mayHave(device, name))
      vault.setPeer(device, { seenAt: clock(), ...(even ? { behindSince: undefined } : {}) })
      if (left.length < waiting.length) vault.setUnsent(new Set(left.map(keyOf)))
    },
    count: () =>
      [...vault.unsent()].map(nameOf).filter((name) => !isPrivate(name.number) || readersOf(name).length > 0).length
  }
}
