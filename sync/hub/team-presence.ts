import type { Presence } from '../../crm/team'
import type { RecordId } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import type { Stop } from '../api'
import type { Session } from '../net/session'
import type { SessionMessage } from '../net/session-messages'
import type { DeviceId, MemberId } from '../team/entry'

type Said = Extract<SessionMessage, { k: 'presence' }>

/** Who looks at which record now, as far as this device hears it. */
export interface Presences {
  /** A device says what it looks at, or that it does not any more. */
  hear(device: DeviceId, said: Pick<Said, 'record' | 'editing'>): void
  /** The connection to a device has ended. */
  gone(device: DeviceId): void
  /** Says what this device looks at. */
  set(record: RecordId | undefined, editing: string | undefined): Promise<void>
  /** Tells somebody who has connected later. */
  tell(session: Pick<Session, 'say'>): void
  list(): readonly Presence[]
}

export interface PresenceOptions {
  readonly memberOf: (device: DeviceId) => MemberId | undefined
  /** What somebody does in a record of their own is nobody's business (SYNC-62). */
  readonly isShown: (record: RecordId) => Promise<boolean>
  readonly say: (said: Said) => void
  readonly clock: Clock
  readonly later: (ms: number, run: () => void) => Stop
  readonly changed: () => void
}

/** Milliseconds that a presence is believed without being said again. */
const lasts = 45_000

export function createPresence(options: PresenceOptions): Presences {
  const { clock, changed } = options
  const present = new Map<DeviceId, Presence>()
  let own: Said | undefined
  let asked = 0

  return {
    hear: (device, { record, editing }) => {
      const member = options.memberOf(device)
      const at = clock()
      if (member === undefined || record === undefined) present.delete(device)
      else {
        present.set(device, { member, device, record, at, ...(editing === undefined ? {} : { editing }) })
        options.later(lasts, () => {
          if (present.get(device)?.at !== at) return
          present.delete(device)
          changed()
        })
      }
      changed()
    },
    gone: (device) => void present.delete(device),
    set: async (record, editing) => {
      const number = ++asked
      const shown = record !== undefined && (await options.isShown(record))
      if (number !== asked) return
      own = shown ? { k: 'presence', record, ...(editing === undefined ? {} : { editing }) } : undefined
      options.say(own ?? { k: 'presence' })
    },
    tell: (session) => {
      if (own !== undefined) session.say(own)
    },
    list: () => [...present.values()]
  }
}
