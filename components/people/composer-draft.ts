import { creation, hidden, tidy } from '../../crm/build'
import type { Write } from '../../crm/commands'
import type { RecordId } from '../../crm/types'

export const composerKinds = ['note', 'call', 'letter', 'meeting'] as const
export type ComposerKind = (typeof composerKinds)[number]

/** What is being typed about something that happened. */
export interface ComposerDraft {
  readonly kind: ComposerKind
  readonly text: string
  readonly subject: string
  readonly direction: 'in' | 'out'
  readonly result: string
  readonly minutes: string
  /** `YYYY-MM-DDTHH:mm` in local time; empty is now. */
  readonly at: string
  /** For oneself alone. */
  readonly private: boolean
}

export const emptyComposer: ComposerDraft = {
  kind: 'note',
  text: '',
  subject: '',
  direction: 'out',
  result: 'reached',
  minutes: '',
  at: '',
  private: false
}

const own = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined

/** A stored half-typed form; whatever is odd in it falls back to an empty value. */
export function decodeComposer(stored: unknown): ComposerDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const text = (key: Exclude<keyof ComposerDraft, 'private'>): string => {
    const value = own(stored, key)
    return typeof value === 'string' ? value.slice(0, 100_000) : emptyComposer[key]
  }
  return {
    kind: composerKinds.find((kind) => kind === own(stored, 'kind')) ?? 'note',
    text: text('text'),
    subject: text('subject'),
    direction: own(stored, 'direction') === 'in' ? 'in' : 'out',
    result: text('result'),
    minutes: text('minutes'),
    at: text('at'),
    private: own(stored, 'private') === true
  }
}

/** True when nothing worth keeping has been typed. */
export const isEmptyComposer = (draft: ComposerDraft): boolean =>
  draft.text.trim() === '' && draft.subject.trim() === '' && draft.minutes.trim() === ''

/** The activity that the form describes. */
export function composerWrite(draft: ComposerDraft, id: RecordId, people: readonly RecordId[], now: number): Write {
  const typed = draft.at === '' ? NaN : new Date(draft.at).getTime()
  const minutes = Number(draft.minutes)
  const call = draft.kind === 'call'
  const write = creation('activity', id, {
    kind: draft.kind,
    at: Number.isFinite(typed) ? typed : now,
    subject: draft.kind === 'letter' || draft.kind === 'meeting' ? tidy(draft.subject) || null : null,
    direction: call || draft.kind === 'letter' ? draft.direction : null,
    result: call ? draft.result : null,
    minutes: call && draft.minutes.trim() !== '' && Number.isFinite(minutes) && minutes > 0 ? minutes : null,
    notes: draft.text.trim() === '' ? null : draft.text.trim(),
    ...Object.fromEntries(people.map((person) => [`with/${person}`, true]))
  })
  return draft.private ? hidden(write) : write
}
