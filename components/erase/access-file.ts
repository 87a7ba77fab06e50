import { readConsents } from '../../crm/consent'
import type { ErasurePlan } from '../../crm/erase'
import type { LogEntry } from '../../crm/log'
import type { Row } from '../../crm/queries'
import { readActivity } from '../../crm/read'
import type { Flat, RecordId, Scalar } from '../../crm/types'
import { formatMoment } from '../../platform/dates'
import { language, t } from '../../platform/i18n'
import { activityTitle } from '../people/activity-words'
import { fieldWord } from '../people/field-words'
import { shownValue } from '../people/change-words'
import { languageWord } from '../people/record-languages'
import { purposeWord } from './consent-words'

/** Everything that is held on a person. */
export interface Held {
  readonly name: string
  /** When the file is made. */
  readonly at: number
  /** The record and all that it is merged with. */
  readonly records: readonly Row[]
  /** The person's own activities and those with others. */
  readonly activities: readonly Row[]
  readonly changes: readonly LogEntry[]
  readonly fields: readonly { readonly id: RecordId; readonly label: string }[]
}

/** The rows to be fetched for a plan of erasure: the same records are what is held. */
export const heldIds = ({ activities, shared }: ErasurePlan): readonly RecordId[] => [...activities, ...shared]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const internal: ReadonlySet<string> = new Set(['updatedAt', 'createdAt', 'deletedAt', 'sample', 'mergedInto'])
const times: ReadonlySet<string> = new Set(['at', 'createdAt', 'updatedAt', 'deletedAt'])

const valueText = (key: string, value: Scalar): string =>
  times.has(key) && typeof value === 'number' ? formatMoment(value) : shownValue(key, value)

type Line = readonly [label: string, value: string]

const table = (lines: readonly Line[]): string =>
  `<table>${lines.map(([label, value]) => `<tr><th>${escaped(label)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>`

const section = (title: string, body: string): string => `<section><h2>${escaped(title)}</h2>${body}</section>`

function valueLines({ rec, company }: Row, fields: Held['fields']): Line[] {
  const named = { name: rec['name'] ?? '', ...rec }
  const lines = Object.entries(named).flatMap(([key, value]): Line[] => {
    if (key === 'language') return [[fieldWord(key), languageWord(String(value))]]
    if (key === 'company') return [[fieldWord(key), company ?? '']]
    if (internal.has(key) || key.startsWith('consent/') || key.startsWith('pick/')) return []
    const own = fields.find(({ id }) => key === `x/${id}`)?.label
    return [[own ?? fieldWord(key), valueText(key, value)]]
  })
  const { createdAt, updatedAt } = rec
  if (typeof createdAt === 'number') lines.push([t('erase.added'), formatMoment(createdAt)])
  if (typeof updatedAt === 'number') lines.push([t('erase.changed'), formatMoment(updatedAt)])
  return lines
}

const consentLines = (rec: Flat): Line[] =>
  readConsents(rec).map(({ purpose, given, at, source, wording }) => [
    formatMoment(at),
    [purposeWord(purpose), t(given ? 'consent.given' : 'consent.withdrawn'), source, wording && `“${wording}”`]
      .filter(Boolean)
      .join(' · ')
  ])

function activityLine(row: Row): Line {
  const activity = readActivity(row.id, row.rec)
  const { at, notes, mail } = activity
  return [formatMoment(at), [activityTitle(activity), notes, mail?.account, mail?.body].filter(Boolean).join(' · ')]
}

function changeLine({ at, changes }: LogEntry): Line {
  const words = changes.flatMap(({ set }) =>
    Object.entries(set).flatMap(([key, value]) =>
      internal.has(key) ? [] : [`${fieldWord(key)}: ${value === null ? '–' : valueText(key, value)}`]
    )
  )
  return [formatMoment(at), words.join(' · ')]
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:760px;margin:2rem auto;padding:0 1rem;color:#222}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;' +
  'border-bottom:1px solid #ddd;overflow-wrap:anywhere}th{width:30%;font-weight:600}h2{margin-top:2rem;font-size:1.1rem}'

/** Everything we hold, as one page for the person. It loads nothing and runs nothing. ERA-7. */
export function accessFile(held: Held): string {
  const consents = held.records.flatMap(({ rec }) => consentLines(rec))
  const parts = [
    ...held.records.map((row) => section(t('erase.values'), table(valueLines(row, held.fields)))),
    consents.length === 0 ? '' : section(t('consent.title'), table(consents)),
    held.activities.length === 0 ? '' : section(t('erase.activities'), table(held.activities.map(activityLine))),
    held.changes.length === 0 ? '' : section(t('erase.changes'), table(held.changes.map(changeLine)))
  ]
  const title = t('erase.held_on', { name: held.name })
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`
  return (
    `<!doctype html><html lang="${language()}"><head><meta charset="utf-8">${policy}<title>${escaped(title)}</title>` +
    `<style>${style}</style></head><body><h1>${escaped(title)}</h1>` +
    `<p>${escaped(t('erase.held_at', { when: formatMoment(held.at) }))}</p>${parts.join('')}</body></html>`
  )
}
