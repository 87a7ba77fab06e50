import { log } from '../../platform/log'
import type { LiveReplica } from '../replica'
import type { DeviceId } from '../team/entry'
import type { MailboxDisk } from './disk'
import { createMailbox, type Mailbox } from './mailbox'
import { ownDevices, ownFolder, ownReplica, type OwnKeyStore } from './own-replica'
import type { BlobStore } from './place'

export interface OwnMailOptions {
  readonly live: LiveReplica
  readonly keys: OwnKeyStore
  readonly agree: CryptoKeyPair
  readonly clock: () => number
  /** The folder in the place for the member's own devices. */
  readonly open: (folder: string) => BlobStore
  readonly disk: MailboxDisk
  readonly onHeard: (device: DeviceId, even: boolean) => void
}

/** Carries a member's own records between the member's devices, through a place of the team (MBX-60 to MBX-61). */
export interface OwnMail {
  /** Does nothing while the member has no other device. */
  round(): Promise<void>
  close(): Promise<void>
}

export function createOwnMail({ live, keys, agree, clock, open, disk, onHeard }: OwnMailOptions): OwnMail {
  const replica = ownReplica(live, keys)
  const heard = new Map<DeviceId, number>()
  let mailbox: Promise<Mailbox> | undefined

  function tell({ others }: ReturnType<Mailbox['status']>): void {
    for (const { device, heardAt, even } of others) {
      if (heardAt === undefined || heard.get(device) === heardAt) continue
      heard.set(device, heardAt)
      onHeard(device, even)
    }
  }

  async function begin(): Promise<Mailbox> {
    const made = await createMailbox({ replica, agree, store: open(ownFolder(live)), disk, clock })
    for (const { device, heardAt } of made.status().others) if (heardAt !== undefined) heard.set(device, heardAt)
    return made
  }

  return {
    round: async () => {
      if (ownDevices(live).length === 0) return
      await replica.ready()
      mailbox ??= begin()
      const opened = await mailbox
      const done = await opened.round()
      if (done.ok) tell(opened.status())
      else log.warn('mailbox', `own records were not delivered: ${done.error.kind}`)
    },
    close: async () => (await mailbox)?.close()
  }
}
