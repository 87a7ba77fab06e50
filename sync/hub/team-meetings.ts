import type { Clock } from '../../platform/clock'
import type { Meeting } from '../mailbox/content'
import type { TeamLog } from '../replica'
import type { DeviceId } from '../team/entry'
import { invitationId, meetingKey, type Invitation } from '../team/invitation'
import { memberOf } from '../team/state'
import type { StoredMeeting, Vault } from '../team/vault'

/** By which invitations newcomers can be heard in places (MBX-40). */
export interface Meetings {
  /** All that are known, also of invitations that are over: who comes too late is told so. */
  all(): readonly Meeting[]
  /** Those that the own bundles tell the team. */
  own(): readonly Meeting[]
  /** @param until milliseconds @param told whether the invitation is in the log, so that others may answer it too */
  add(invitation: Invitation, until: number, told: boolean): Promise<void>
  /** What a device tells of its member's invitations. */
  hear(from: DeviceId, meetings: readonly Meeting[]): void
}

/** Milliseconds that an invitation is remembered after its end. */
const keptFor = 30 * 24 * 3600 * 1000

type Stored = Pick<Vault, 'meetings' | 'setMeeting'>

export function createMeetings(vault: Stored, log: Pick<TeamLog, 'now'>, clock: Clock): Meetings {
  const list = (): (readonly [string, StoredMeeting])[] =>
    [...vault.meetings()].filter(([, { until }]) => clock() < until + keptFor)
  return {
    all: () => list().map(([invite, { key }]) => ({ invite, key })),
    own: () => list().flatMap(([invite, { key, own }]) => (own ? [{ invite, key }] : [])),
    add: async (invitation, until, told) => {
      for (const [invite, { until: over }] of vault.meetings())
        if (clock() >= over + keptFor) await vault.setMeeting(invite, undefined)
      const key = Uint8Array.from(meetingKey(invitation))
      await vault.setMeeting(invitationId(invitation), { key, until, own: told })
    },
    hear: (from, heard) => {
      const { state } = log.now()
      const member = memberOf(state, from)?.id
      for (const { invite, key } of heard) {
        const known = state.invites.get(invite)
        // Whoever told another one's would keep their newcomers from being heard.
        if (known === undefined || known.by !== member || vault.meetings().has(invite)) continue
        void vault.setMeeting(invite, { key, until: known.until, own: false })
      }
    }
  }
}
