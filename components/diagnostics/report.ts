import type { CheckResult, Diagnosis } from '../../crm/diagnosis'
import type { PlaceView } from '../../crm/mailbox'
import type { TeamStatus } from '../../crm/team'
import type { LogLine } from '../../platform/log'
import { masked } from '../../platform/mask'
import type { Status } from '../../sync/api'

/** What a report is made of. */
export interface Findings {
  readonly version: string
  readonly browser: string
  readonly at: number
  readonly status: Status | undefined
  readonly diagnosis: Diagnosis | undefined
  readonly check: CheckResult | undefined
  /** Bytes that the browser counts for this extension, and whether it may remove them. */
  readonly storage: { readonly usage: number; readonly quota: number; readonly kept: boolean } | undefined
  readonly team?: TeamStatus | undefined
  readonly places?: readonly PlaceView[]
  /** Log of this page. */
  readonly lines: readonly LogLine[]
}

const lineText = ({ at, level, area, text }: LogLine): string =>
  `${new Date(at).toISOString()} ${level} ${area} ${masked(text)}`

const pairs = (title: string, of: object | undefined): string[] =>
  of === undefined
    ? []
    : [
        `${title}: ${Object.entries(of)
          .map(([name, value]) => `${name} ${value}`)
          .join(', ')}`
      ]

const when = (at: number | undefined): string => (at === undefined ? 'never' : new Date(at).toISOString())

/** Devices and places by number: their names are people's. */
function peerLines(team: TeamStatus | undefined, places: readonly PlaceView[]): string[] {
  if (team === undefined) return []
  const devices = team.members
    .flatMap((member) => (member.gone ? [] : member.devices))
    .filter(({ gone, me }) => !gone && !me)
  const refused = [...new Set(team.refused.map(({ reason }) => reason))]
  return [
    `team: role ${team.self.role}, members ${team.members.length}, to send ${team.toSend}, refused ${refused.join(' ') || 'nothing'}`,
    ...devices.map(({ id, online, traffic, seenAt, behindSince }, at) => {
      const link = team.links.find(({ device }) => device === id)
      const way = `${link?.state ?? 'none'} ${link?.route ?? ''} ${link?.problem ?? ''}`.trim()
      const bytes =
        traffic === undefined
          ? ''
          : `, since ${when(traffic.since)}, sent ${traffic.sent}, received ${traffic.received}`
      const behind = behindSince === undefined ? 'no' : `since ${when(behindSince)}`
      return `device ${at + 1}: ${online ? 'online' : 'away'}, link ${way}${bytes}, heard ${when(seenAt)}, behind ${behind}`
    }),
    ...places.map(
      ({ kind, waiting, sentAt, readAt, problem }, at) =>
        `place ${at + 1}: ${kind}, waiting ${waiting}, sent ${when(sentAt)}, read ${when(readAt)}, problem ${problem ?? 'none'}`
    )
  ]
}

const lastLines = 100

/** A text in English for whoever helps: numbers, states and masked log lines, nothing of a person. */
export function reportText(found: Findings): string {
  const { status, diagnosis, check, storage, lines, team, places = [] } = found
  const { lines: hubLines = [], ...numbers } = diagnosis ?? {}
  const backup = status?.backup
  return [
    `Bahi ${found.version}, ${new Date(found.at).toISOString()}`,
    found.browser,
    ...pairs('storage', storage),
    ...pairs('stored', diagnosis && numbers),
    ...pairs('check', check),
    `trouble: ${status?.trouble.map(({ kind }) => kind).join(', ') || 'none'}`,
    `ledgers: ${status?.ledgers.length ?? 0}, copies: ${backup?.copies.length ?? 0}, folder: ${backup?.folder?.access ?? 'none'}`,
    ...peerLines(team, places),
    '',
    'hub',
    ...hubLines.slice(-lastLines).map(lineText),
    '',
    'page',
    ...lines.slice(-lastLines).map(lineText)
  ].join('\n')
}
