import '@automerge/automerge'
import { BroadcastChannel as NodeChannel } from 'node:worker_threads'
import { newId } from '../../../platform/ids'
import type { Answer, Query } from '../../../crm/queries'
import type { TeamView } from '../../../crm/team'
import type { Ledger, Status, Team } from '../../../sync/api'
import type { Folder } from '../../../sync/archive/shelf'
import { createLedgerClient } from '../../../sync/hub/client'
import { createHub, type Hub } from '../../../sync/hub/hub'

/** Hub and client of one invented browser profile, over a channel of its own. */

let channels = 0
export const newChannel = (): (() => BroadcastChannel) => {
  const name = `bahi-test-${process.pid}-${channels++}`
  return () => new NodeChannel(name) as unknown as BroadcastChannel
}

export function startHub(
  channel: () => BroadcastChannel,
  locks?: Pick<LockManager, 'request'>,
  memory?: Pick<Storage, 'getItem' | 'setItem'>,
  privateFolder?: () => Promise<Folder>
): Hub {
  return createHub({
    automerge: Promise.resolve(),
    firstLedger: { name: 'My ledger', country: 'IN' },
    channel,
    ...(locks === undefined ? {} : { locks }),
    ...(memory === undefined ? {} : { memory }),
    ...(privateFolder === undefined ? {} : { privateFolder })
  })
}

export const startClient = (channel: () => BroadcastChannel, wake: () => void = () => {}): Ledger =>
  createLedgerClient({ wake, channel, patience: { wake: 40, asleep: 200 } })

export const cmd = (): string => newId('cmd')

/** The first status that passes. */
export function until(ledger: Ledger, passes: (status: Status) => boolean): Promise<Status> {
  return new Promise((resolve) => {
    const stop = ledger.status((status) => {
      if (!passes(status)) return
      resolve(status)
      queueMicrotask(() => stop())
    })
  })
}

/** The first answer of a live query that passes. */
export function shown<Q extends Query>(
  ledger: Ledger,
  query: Q,
  passes: (answer: Answer<Q>) => boolean
): Promise<Answer<Q>> {
  return new Promise((resolve) => {
    const stop = ledger.live(query, (answer) => {
      if (!passes(answer)) return
      resolve(answer)
      queueMicrotask(() => stop())
    })
  })
}

/** Web Locks of one profile: one holder a name, the others in line. */
export function createLocks(): Pick<LockManager, 'request'> {
  const last = new Map<string, Promise<unknown>>()
  const request = (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    const next = (last.get(name) ?? Promise.resolve()).then(work)
    last.set(
      name,
      next.catch(() => {})
    )
    return next
  }
  return { request } as unknown as Pick<LockManager, 'request'>
}

/** The first view of a team of which something holds. */
export const seen = (team: Team, passes: (view: TeamView) => boolean): Promise<TeamView> =>
  new Promise((resolve) => {
    const stop = team.view((view) => {
      if (!passes(view)) return
      resolve(view)
      queueMicrotask(() => stop())
    })
  })
