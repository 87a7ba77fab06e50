import {
  activityKinds,
  addressKinds,
  type Activity,
  type ActivityKind,
  type Address,
  type AddressKind,
  type Company,
  type ContactPoint,
  type CustomField,
  type Person
} from './records'
import type { Flat, RecordId, Scalar } from './types'
import { decodeAddress, decodePoint, decodeTexts } from './values'

/**
 * Flat records as typed ones. Total: a missing name is empty text, a wrong type counts as absent, unknown keys are
 * ignored here and kept in the record.
 */

const text = (flat: Flat, key: string): string | undefined => {
  const value = Object.hasOwn(flat, key) ? flat[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

const time = (flat: Flat, key: string): number | undefined => {
  const value = Object.hasOwn(flat, key) ? flat[key] : undefined
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const flag = (flat: Flat, key: string): boolean => Object.hasOwn(flat, key) && flat[key] === true

const part = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })

/** The keys of a record that stand behind a prefix such as `tag/`, with what follows the slash. */
function behind(flat: Flat, prefix: string): [string, Scalar][] {
  const found: [string, Scalar][] = []
  for (const key of Object.keys(flat)) {
    if (key.length <= prefix.length || !key.startsWith(prefix)) continue
    const value = flat[key]
    if (value !== undefined) found.push([key.slice(prefix.length), value])
  }
  return found
}

const names = (flat: Flat, prefix: string): string[] =>
  behind(flat, prefix)
    .filter(([, value]) => value === true)
    .map(([name]) => name)
    .toSorted()

function points(flat: Flat, prefix: string): ContactPoint[] {
  const found = behind(flat, prefix)
  if (found.length === 0) return []
  return found
    .map(([key, value]) => decodePoint(key, value))
    .toSorted((a, b) => a.position - b.position || (a.value < b.value ? -1 : 1))
    .map(({ position: _, ...point }) => point)
}

function addresses(flat: Flat): Partial<Record<AddressKind, Address>> {
  return Object.fromEntries(
    addressKinds.flatMap((kind) => {
      const address = decodeAddress(flat[`address/${kind}`])
      return address === undefined ? [] : [[kind, address]]
    })
  )
}

/** How a person or company is reached, for those who need no more of them. */
export const readPoints = (flat: Flat) => ({
  emails: points(flat, 'email/'),
  phones: points(flat, 'phone/'),
  urls: points(flat, 'url/')
})

function common(id: RecordId, flat: Flat) {
  return {
    id,
    name: text(flat, 'name') ?? '',
    ...readPoints(flat),
    addresses: addresses(flat),
    tags: names(flat, 'tag/'),
    preferences: names(flat, 'preference/'),
    ...part('source', text(flat, 'source')),
    ...part('owner', text(flat, 'owner')),
    ...part('language', text(flat, 'language')),
    doNotCall: flag(flat, 'doNotCall'),
    doNotMail: flag(flat, 'doNotMail'),
    notes: text(flat, 'notes') ?? '',
    custom: Object.fromEntries(behind(flat, 'x/')),
    ...times(flat)
  }
}

function times(flat: Flat) {
  const createdAt = time(flat, 'createdAt') ?? 0
  return { createdAt, updatedAt: time(flat, 'updatedAt') ?? createdAt, ...part('deletedAt', time(flat, 'deletedAt')) }
}

export function readPerson(id: RecordId, flat: Flat): Person {
  return {
    kind: 'person',
    ...common(id, flat),
    ...part('given', text(flat, 'given')),
    ...part('family', text(flat, 'family')),
    ...part('prefix', text(flat, 'prefix')),
    ...part('suffix', text(flat, 'suffix')),
    ...part('companyId', text(flat, 'company')),
    ...part('title', text(flat, 'title')),
    ...part('department', text(flat, 'department')),
    ...part('birthday', text(flat, 'birthday'))
  }
}

export function readCompany(id: RecordId, flat: Flat): Company {
  return {
    kind: 'company',
    ...common(id, flat),
    domains: names(flat, 'domain/'),
    taxIds: Object.fromEntries(
      behind(flat, 'tax/').flatMap(([scheme, value]) => (typeof value === 'string' ? [[scheme, value]] : []))
    )
  }
}

const isActivityKind = (value: string | undefined): value is ActivityKind =>
  activityKinds.some((kind) => kind === value)

export function readActivity(id: RecordId, flat: Flat): Activity {
  const kind = text(flat, 'kind')
  const direction = text(flat, 'direction')
  const mail = {
    ...part('threadId', text(flat, 'threadId')),
    ...part('messageId', text(flat, 'messageId')),
    ...part('providerId', text(flat, 'providerId')),
    ...part('account', text(flat, 'account')),
    ...part('link', text(flat, 'link')),
    ...part('body', text(flat, 'body'))
  }
  const { createdAt, ...rest } = times(flat)
  return {
    id,
    kind: isActivityKind(kind) ? kind : 'note',
    at: time(flat, 'at') ?? createdAt,
    subject: text(flat, 'subject') ?? '',
    with: names(flat, 'with/'),
    ...(direction === 'in' || direction === 'out' ? { direction } : {}),
    notes: text(flat, 'notes') ?? '',
    ...part('minutes', time(flat, 'minutes')),
    ...part('result', text(flat, 'result')),
    ...(Object.keys(mail).length > 0 ? { mail } : {}),
    createdAt,
    ...rest
  }
}

const fieldTypes = ['text', 'number', 'date', 'choice', 'yesno'] as const

/** A field of the ledger's own, or `undefined` when the record is no usable field. */
export function readCustomField(id: RecordId, flat: Flat): CustomField | undefined {
  const type = fieldTypes.find((known) => known === text(flat, 'type'))
  const owner = text(flat, 'of')
  const label = text(flat, 'label')
  if (type === undefined || label === undefined || (owner !== 'person' && owner !== 'company')) return undefined
  if (time(flat, 'deletedAt') !== undefined) return undefined
  return { id, of: owner, label, type, choices: decodeTexts(flat['choices']), position: time(flat, 'position') ?? 0 }
}
