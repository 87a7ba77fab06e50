import type { Answer, Query } from '../../crm/queries'
import type { Conflict, Presence, TeamDevice, TeamMember, TeamStatus, TeamView } from '../../crm/team'
import { err, ok } from '../../platform/result'
import type { Team } from '../../sync/api'
import type { MemoryLedger } from './memory-ledger'
import { previewNow } from './people'

const minute = 60_000
const day = 24 * 60 * minute
const idOf = (name: string): string => name.repeat(32).slice(0, 32)

const device = (id: string, label: string, more: Partial<TeamDevice> = {}): TeamDevice => ({
  id: idOf(id),
  label,
  gone: false,
  me: false,
  author: idOf(id).slice(0, 16),
  online: false,
  ...more
})

const member = (id: string, name: string, more: Partial<TeamMember>): TeamMember => ({
  id: idOf(id),
  name,
  role: 'rep',
  waiting: false,
  gone: false,
  me: false,
  devices: [],
  ...more
})

const members: readonly TeamMember[] = [
  member('a', 'Anita Deshpande', {
    role: 'owner',
    me: true,
    devices: [device('a', 'Chrome on Windows', { me: true, online: true })]
  }),
  member('b', 'Ravi Kumar', {
    role: 'manager',
    devices: [
      device('b', 'Chrome on Windows', {
        online: true,
        verifiedAt: previewNow - 9 * day,
        traffic: { since: previewNow - 40 * minute, sent: 148_200, received: 3_412_000 }
      }),
      device('c', 'Firefox on Linux', { seenAt: previewNow - 2 * day, behindSince: previewNow - 2 * day })
    ]
  }),
  member('d', 'सरिता राव', { devices: [device('d', 'Chrome on Mac', { seenAt: previewNow - 40 * minute })] }),
  member('e', 'Farida Khan', {
    role: 'admin',
    waiting: true,
    devices: [device('e', 'Edge on Windows', { online: true })]
  })
]

const presence: readonly Presence[] = [
  { member: idOf('b'), device: idOf('b'), record: 'per_sunita', editing: 'record', at: previewNow }
]

const team: TeamStatus = {
  id: 'ab'.repeat(32),
  name: 'Mehta Traders',
  self: { member: idOf('a'), device: idOf('a'), role: 'owner', waiting: false, gone: false },
  members,
  invites: [{ id: idOf('f'), role: 'rep', until: previewNow + 5 * day, left: 1, by: idOf('b') }],
  links: [
    { id: '1', device: idOf('b'), state: 'open', route: 'direct', since: previewNow - 42 * minute },
    { id: '2', device: idOf('e'), state: 'open', route: 'relayed', since: previewNow - 3 * minute },
    { id: '3', device: idOf('d'), state: 'failed', route: 'unknown', problem: 'unreachable', since: previewNow }
  ],
  toSend: 0,
  refused: [{ at: previewNow - 50 * minute, from: idOf('c'), reason: 'not-allowed', cls: 'ledger' }],
  newer: false,
  presence
}

/** States of a team to look at. */
export const teamViews = {
  none: {},
  full: { team },
  sending: { team: { ...team, toSend: 3, refused: [], links: [] } },
  alone: { team: { ...team, members: members.slice(0, 1), links: [], refused: [], invites: [], presence: [] } },
  connecting: { joining: { stage: 'connecting', done: 0, total: 0, bytes: 0, of: 0, problem: 'no-answer' } },
  asked: {
    joining: {
      stage: 'connecting',
      done: 0,
      total: 0,
      bytes: 0,
      of: 0,
      by: 'Anita Deshpande',
      asked: true,
      places: [
        {
          id: 'plc_cloud',
          kind: 'server',
          label: 'cloud.mehta-traders.example',
          address: 'https://cloud.mehta-traders.example/',
          busy: false,
          lookedAt: previewNow - minute
        },
        { id: 'plc_drive', kind: 'folder', label: 'बिक्री – Shared drive', busy: false, problem: 'permission' }
      ]
    }
  },
  receiving: {
    team: { ...team, refused: [], invites: [], links: team.links.slice(0, 1) },
    joining: { stage: 'receiving', done: 61, total: 190, bytes: 3_400_000, of: 9_800_000 }
  }
} as const satisfies Readonly<Record<string, TeamView>>

export type TeamViewName = keyof typeof teamViews

const code = '0C7YP-QXW3R-1M8K0-ZB2E5-TJ9NA-4HVFD-G6S01-K3MPQ-7R2XC-W9B4E-YTZ5H-8JNAV-D1F6G-S03KM-P7QXR-2CWB'

/** A team for previews: answers what is asked of it, changes nothing. */
export function createPreviewTeam(view: TeamView): Team {
  return {
    view: (show) => {
      show(view)
      return () => {}
    },
    ask: async (request) => {
      if (request.ask === 'invite' || request.ask === 'invite-device' || request.ask === 'recovery')
        return ok({ text: code })
      if (request.ask === 'offer' || request.ask === 'answer') return ok({ text: `BAHI${'AZzq0-mT_4'.repeat(22)}` })
      if (request.ask === 'safety')
        return ok({
          groups: Array.from({ length: 12 }, (_, at) => String((at * 7919 + 10_007) % 100_000).padStart(5, '0'))
        })
      return request.ask === 'accept' ? err('mistyped') : ok({})
    },
    close: () => {}
  }
}

const conflict: Conflict = {
  key: 'title',
  values: [
    { value: 'Head of Purchasing', author: idOf('a').slice(0, 16), at: previewNow - 28 * minute },
    { value: 'Director, Supply Chain', author: idOf('b').slice(0, 16), at: previewNow - 3 * 60 * minute }
  ]
}

/** The same ledger, with one value that two people have set. */
export const withConflicts = (ledger: MemoryLedger): MemoryLedger => ({
  ...ledger,
  live: <Q extends Query>(query: Q, show: (answer: Answer<Q>) => void) => {
    if (query.q !== 'conflicts') return ledger.live(query, show)
    show((query.id === 'per_sunita' ? [conflict] : []) as unknown as Answer<Q>)
    return () => {}
  }
})
