import type { DuplicateReason, Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import { shownValue } from '../people/change-words'

/** One value on which two records differ: one of them will be shown. */
export interface FieldChoice {
  readonly key: string
  /** By record, what it says. */
  readonly values: readonly { readonly id: RecordId; readonly text: string }[]
}

const single = [
  'name',
  'given',
  'family',
  'prefix',
  'suffix',
  'company',
  'title',
  'department',
  'birthday',
  'owner',
  'source',
  'language'
] as const
const singlePrefixes = ['address/', 'tax/', 'x/'] as const

const isSingle = (key: string): boolean =>
  single.some((each) => each === key) || singlePrefixes.some((prefix) => key.startsWith(prefix))

const textOf = (row: Row, key: string): string => {
  const value = Object.hasOwn(row.rec, key) ? row.rec[key] : undefined
  if (value === undefined) return ''
  return key === 'company' ? (row.company ?? '') : shownValue(key, value)
}

/** The values that only one of the records can have, where they differ. What only one of them has is kept anyway. */
export function fieldChoices(rows: readonly Row[]): readonly FieldChoice[] {
  const keys = new Set(rows.flatMap((row) => Object.keys(row.rec)).filter(isSingle))
  return [...keys]
    .toSorted((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1))
    .flatMap((key) => {
      const values = rows.map((row) => ({ id: row.id, text: textOf(row, key) })).filter(({ text }) => text !== '')
      const differ = new Set(values.map(({ text }) => text)).size > 1
      return differ ? [{ key, values }] : []
    })
}

const orderOf = (key: string): number => {
  const at = single.findIndex((each) => each === key)
  return at < 0 ? single.length : at
}

/** Lists of values that are put together: what the merged record will have of them. */
export function unitedTexts(rows: readonly Row[], prefix: string): readonly string[] {
  return [
    ...new Set(
      rows.flatMap(({ rec }) =>
        Object.entries(rec).flatMap(([key, value]) => (key.startsWith(prefix) ? [shownValue(key, value)] : []))
      )
    )
  ]
}

/** The record that the others are merged into: the one that was contacted, then the one that says more, then the older. */
export function firstOf(a: Row, b: Row): readonly [Row, Row] {
  const met = Number((b.contact ?? 0) > 0) - Number((a.contact ?? 0) > 0)
  const more = Object.keys(b.rec).length - Object.keys(a.rec).length
  return (met || more || a.n - b.n) > 0 ? [b, a] : [a, b]
}

type Picks = Readonly<Record<string, RecordId>>

/** One merge of a command. */
export interface MergePart {
  readonly cls: 'person' | 'company'
  readonly into: RecordId
  readonly from: RecordId[]
  readonly picks?: Record<string, RecordId>
}

/** The part of a command that makes several records one, or nothing when they are one already. */
export function mergeOfAll(rows: readonly Row[], picks: Picks = {}): MergePart | undefined {
  const [into, ...rest] = inOrder(rows)
  if (into === undefined || rest.length === 0) return undefined
  const cls = into.cls === 'company' ? 'company' : 'person'
  const from = rest.map(({ id }) => id)
  return { cls, into: into.id, from, ...(Object.keys(picks).length > 0 ? { picks: { ...picks } } : {}) }
}

/** Records with the one first that the others are merged into. */
export function inOrder(rows: readonly Row[]): readonly Row[] {
  const [first, ...rest] = rows
  if (first === undefined) return []
  const into = rest.reduce((best, row) => firstOf(best, row)[0], first)
  return [into, ...rows.filter((row) => row !== into)]
}

/** The kinds of reason in the order in which they say most. */
export const reasonKinds: readonly DuplicateReason['kind'][] = [
  'email',
  'phone',
  'tax-id',
  'url',
  'name-and-company',
  'domain',
  'name'
]
