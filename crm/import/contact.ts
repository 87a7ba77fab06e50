import { tidy, type RecordInput } from '../build'
import { inputFromDraft, type DraftValues } from '../from-draft'
import type { CustomField } from '../records'
import type { RecordClass, RecordId, Scalar } from '../types'

/** What the planner needs of a row of an address book; `capture/files/types.ts` has the whole. */
export interface ImportValues extends DraftValues {
  readonly kind: 'person' | 'company'
  readonly company?: string
  readonly middleName?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly nickname?: string
  readonly department?: string
  /** `YYYY-MM-DD` or `--MM-DD`. */
  readonly birthday?: string
  readonly notes?: string
  readonly labels: readonly string[]
  readonly externalId?: string
  readonly companyIds: readonly string[]
  readonly domain?: string
  /** E-mail addresses that are none. */
  readonly leftOut?: readonly string[]
  readonly extras?: {
    readonly owner?: string
    readonly source?: string
    readonly language?: string
    readonly preferences?: readonly string[]
    readonly doNotCall?: boolean
    readonly doNotMail?: boolean
    readonly custom?: Readonly<Record<string, string>>
  }
}

const ownIds: Partial<Record<RecordClass, RegExp>> = {
  person: /^per_[0-9a-z]{1,40}$/,
  company: /^com_[0-9a-z]{1,40}$/
}

/** A record of this ledger that a row names by its id, so that what was exported is recognised. */
export function ownId(cls: 'person' | 'company', text: string | undefined): RecordId | undefined {
  // A vCard's UID may be a URN.
  const id = (text ?? '').trim().replace(/^urn:bahi:/i, '')
  return ownIds[cls]?.test(id) === true ? id : undefined
}

const longest = { name: 300, text: 500 } as const
const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ')

/**
 * A row as the input of a record. What has no field of its own goes to the notes rather than getting lost: nicknames,
 * and addresses beyond the three kinds.
 * @param fields the ledger's own fields
 */
export function inputFromImport(values: ImportValues, fields: readonly CustomField[]): RecordInput {
  const { extras } = values
  const base = inputFromDraft(values)
  const given = joined(values.givenName, values.middleName)
  const name = tidy(values.name) || values.emails[0]?.value || values.phones[0]?.raw || ''
  const notes = [values.notes ?? '', ...spare(values)].filter((text) => text.trim() !== '').join('\n\n')
  const person = values.kind === 'person'
  return {
    ...base,
    name: name.slice(0, longest.name),
    ...(values.labels.length > 0 ? { tags: values.labels } : {}),
    ...(notes === '' ? {} : { notes }),
    ...texts({
      given: person ? given : undefined,
      prefix: person ? values.prefix : undefined,
      suffix: person ? values.suffix : undefined,
      department: person ? values.department : undefined,
      birthday: person ? values.birthday : undefined,
      owner: extras?.owner,
      source: extras?.source,
      language: extras?.language
    }),
    ...(extras?.preferences === undefined ? {} : { preferences: extras.preferences }),
    ...(extras?.doNotCall === true ? { doNotCall: true } : {}),
    ...(extras?.doNotMail === true ? { doNotMail: true } : {}),
    ...(person || values.domain === undefined ? {} : { domains: domainsOf(values.domain) }),
    ...customOf(extras?.custom ?? {}, fields, values.kind)
  }
}

function texts<K extends string>(all: Readonly<Record<K, string | undefined>>): { [P in K]?: string } {
  const entries = Object.entries<string | undefined>(all).flatMap(([key, value]) =>
    value === undefined || value.trim() === '' ? [] : [[key, value.slice(0, longest.text)]]
  )
  return Object.fromEntries(entries) as { [P in K]?: string }
}

const domainsOf = (text: string): string[] =>
  text
    .split(/\s*(?::::|[;,\s])\s*/)
    .map((domain) =>
      domain
        .toLowerCase()
        .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
        .replace(/\/.*$/, '')
    )
    .filter((domain) => domain.includes('.'))

/** What a record has no place for. */
function spare({ nickname, addresses, name }: ImportValues): string[] {
  const kinds = new Set<string>()
  const more = addresses.flatMap(({ raw, label }) => {
    const kind = /bill|invoice/i.test(label ?? '')
      ? 'billing'
      : /deliver|ship|warehouse/i.test(label ?? '')
        ? 'delivery'
        : 'post'
    if (!kinds.has(kind)) {
      kinds.add(kind)
      return []
    }
    return [`${label === undefined ? '' : `${label}: `}${raw.replaceAll('\n', ', ')}`]
  })
  return [...(nickname === undefined || name.includes(nickname) ? [] : [`“${nickname}”`]), ...more]
}

function customOf(
  given: Readonly<Record<string, string>>,
  fields: readonly CustomField[],
  of: 'person' | 'company'
): { custom?: Record<RecordId, Scalar> } {
  const custom: Record<RecordId, Scalar> = {}
  for (const field of fields) {
    const text = Object.hasOwn(given, field.id) ? given[field.id] : undefined
    const value = field.of === of && text !== undefined ? customValue(field, text) : undefined
    if (value !== undefined) custom[field.id] = value
  }
  return Object.keys(custom).length > 0 ? { custom } : {}
}

/** A cell as the value of a field; `undefined` when it is none. */
function customValue({ type }: Pick<CustomField, 'type'>, text: string): Scalar | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  switch (type) {
    case 'number': {
      const number = Number(trimmed.replaceAll(/[\s,](?=\d{2,3}(?:\D|$))/g, ''))
      return Number.isFinite(number) ? number : undefined
    }
    case 'yesno':
      if (/^(?:1|x|y|yes|true|हाँ|हां)$/i.test(trimmed)) return true
      return /^(?:0|n|no|false|नहीं)$/i.test(trimmed) ? false : undefined
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? trimmed : undefined
    case 'text':
    case 'choice':
      return trimmed.slice(0, 5000)
  }
}
