import type { CheckResult, Diagnosis } from '../../crm/diagnosis'
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

const lastLines = 100

/** A text in English for whoever helps: numbers, states and masked log lines, nothing of a person. */
export function reportText(found: Findings): string {
  const { status, diagnosis, check, storage, lines } = found
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
    '',
    'hub',
    ...hubLines.slice(-lastLines).map(lineText),
    '',
    'page',
    ...lines.slice(-lastLines).map(lineText)
  ].join('\n')
}
