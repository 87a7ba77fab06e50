import { expect } from 'vitest'
import { createMemoryDisk } from '../../../sync/mailbox/disk'
import { createMailbox, type Mailbox, type MailboxOptions } from '../../../sync/mailbox/mailbox'
import { createMemoryPlace } from '../../../sync/mailbox/memory-place'
import type { Bytes } from '../../../sync/mailbox/place'
import type { TestReplica } from './replicas'

/** One place, one clock, and a mailbox for everybody. */
export function postOffice() {
  const files = new Map<string, Bytes>()
  const place = createMemoryPlace(files)
  const time = { now: 1_800_000_000_000 }
  const open = (replica: TestReplica, more: Partial<MailboxOptions> = {}): Promise<Mailbox> =>
    createMailbox({
      replica,
      agree: replica.keyPair,
      store: place,
      disk: createMemoryDisk(),
      clock: () => time.now,
      ...more
    })
  return { files, place, time, open }
}

export async function rounds(...boxes: readonly Mailbox[]): Promise<void> {
  for (const box of boxes) expect(await box.round()).toEqual({ ok: true, value: undefined })
}

export const hour = 3_600_000

/** Names of a device's bundles in the order of their sequence numbers. */
export const bundlesOf = (files: ReadonlyMap<string, Bytes>, { device }: TestReplica): string[] =>
  [...files.keys()]
    .filter((name) => name.startsWith(`b-${device}`))
    .toSorted((a, b) => Number(a.split('-')[4]) - Number(b.split('-')[4]))
