import type { Write } from './commands'
import { addressKinds, type Address, type AddressKind, type ContactPoint } from './records'
import type { Flat, RecordClass, RecordId, Scalar } from './types'
import { encodeAddress, encodePoint } from './values'

/** Typed input as keys to set. What is left out is not touched; an empty text or list takes the value away. */
export interface RecordInput {
  readonly name?: string
  readonly given?: string
  readonly family?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly title?: string
  readonly department?: string
  /** Id of a company's record; empty unlinks. */
  readonly company?: RecordId
  readonly birthday?: string
  readonly source?: string
  readonly owner?: string
  readonly language?: string
  readonly notes?: string
  readonly doNotCall?: boolean
  readonly doNotMail?: boolean
  readonly emails?: readonly ContactPoint[]
  readonly phones?: readonly ContactPoint[]
  readonly urls?: readonly ContactPoint[]
  readonly addresses?: Readonly<Partial<Record<AddressKind, Address | null>>>
  readonly tags?: readonly string[]
  readonly preferences?: readonly string[]
  readonly domains?: readonly string[]
  readonly taxIds?: Readonly<Record<string, string>>
  readonly custom?: Readonly<Record<RecordId, Scalar | null>>
}

/** Keys to set; `null` takes a key away. */
export type Settings = Record<string, Scalar | null>

/** Texts of people and companies that are replaced whole. */
export const singleTexts = [
  'name',
  'given',
  'family',
  'prefix',
  'suffix',
  'title',
  'department',
  'company',
  'birthday',
  'source',
  'owner',
  'language'
] as const
const texts = [...singleTexts, 'notes'] as const

/**
 * The keys that make a record look like the input.
 * @param before the record as it is, so that values no longer in a list are taken away
 */
export function settings(input: RecordInput, before: Flat = {}): Settings {
  const set: Settings = {}
  for (const key of texts) {
    const value = input[key]
    if (value !== undefined) set[key] = value.trim() === '' ? null : key === 'notes' ? value : tidy(value)
  }
  for (const key of ['doNotCall', 'doNotMail'] as const) {
    if (input[key] !== undefined) set[key] = input[key] ? true : null
  }
  if (input.emails) list(set, before, 'email/', points(input.emails, emailSuffix))
  if (input.phones) list(set, before, 'phone/', points(input.phones, phoneSuffix))
  if (input.urls)
    list(
      set,
      before,
      'url/',
      points(input.urls, (url) => url.trim())
    )
  if (input.tags) list(set, before, 'tag/', flags(input.tags))
  if (input.preferences) list(set, before, 'preference/', flags(input.preferences))
  if (input.domains) list(set, before, 'domain/', flags(input.domains.map((domain) => domain.toLowerCase())))
  if (input.taxIds) list(set, before, 'tax/', new Map(Object.entries(input.taxIds)))
  for (const kind of addressKinds) {
    const address = input.addresses?.[kind]
    if (address !== undefined) set[`address/${kind}`] = address === null ? null : encodeAddress(address)
  }
  for (const [field, value] of Object.entries(input.custom ?? {})) set[`x/${field}`] = value
  return set
}

/** One line without control, zero-width or direction-changing characters and without runs of spaces. */
export const tidy = (text: string): string =>
  isTidy.test(text)
    ? text
    : text
        .normalize('NFC')
        .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
        // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
        .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
        .trim()

/** Most texts: printable ASCII with single spaces inside. */
const isTidy = /^(?:[!-~]+(?: [!-~]+)*)?$/

const emailSuffix = (email: string): string => tidy(email).toLowerCase()
const phoneSuffix = (phone: string): string => phone.replace(/[^\d+]/g, '')

function points(all: readonly ContactPoint[], suffix: (value: string) => string): Map<string, string> {
  const found = new Map<string, string>()
  for (const point of all) {
    const key = suffix(point.value)
    if (key !== '' && !found.has(key))
      found.set(key, encodePoint({ ...point, value: tidy(point.value) }, key, found.size))
  }
  return found
}

const flags = (all: readonly string[]): Map<string, true> =>
  new Map(all.map(tidy).flatMap((name) => (name === '' ? [] : [[name, true] as const])))

function list(set: Settings, before: Flat, prefix: string, wanted: ReadonlyMap<string, Scalar>): void {
  for (const key of Object.keys(before)) {
    if (key.startsWith(prefix) && !wanted.has(key.slice(prefix.length))) set[key] = null
  }
  for (const [suffix, value] of wanted) set[prefix + suffix] = value
}

/** A write that makes a new record. */
export const creation = (cls: RecordClass, id: RecordId, set: Settings): Write => ({
  cls,
  id,
  create: true,
  set: Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null))
})

/** The same for oneself alone, where it makes a record. */
export const hidden = (write: Write): Write => (write.create ? { ...write, private: true } : write)

/** A write that changes a record. */
export const edit = (cls: RecordClass, id: RecordId, set: Settings): Write => ({ cls, id, create: false, set })

/** What is known of a mail that is linked to people. Bodies are only in here when the user asked for that. */
export interface MailInput {
  readonly subject?: string
  /** Milliseconds. */
  readonly at: number
  readonly direction: 'in' | 'out'
  readonly with: readonly RecordId[]
  readonly threadId?: string
  readonly messageId?: string
  readonly providerId?: string
  readonly account?: string
  readonly link?: string
  readonly body?: string
}

/** The activity of a linked mail. */
export function mailCreation(id: RecordId, mail: MailInput): Write {
  const { at, subject, direction, with: people, ...ids } = mail
  const present = Object.entries(ids).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''
  )
  return creation('activity', id, {
    kind: 'mail',
    at,
    direction,
    subject: tidy(subject ?? '').slice(0, 1000),
    ...Object.fromEntries(people.map((person) => [`with/${person}`, true])),
    ...Object.fromEntries(present)
  })
}
