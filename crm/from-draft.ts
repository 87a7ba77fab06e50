import type { RecordInput } from './build'
import { emailKey, phoneKeys, urlKey } from './keys'
import type { Address, Company, ContactPoint, Person } from './records'

/** What this module needs of a captured draft; `capture/types.ts` has the whole. */
export interface DraftValues {
  readonly name: string
  readonly givenName?: string
  readonly familyName?: string
  readonly emails: readonly { readonly value: string; readonly label?: string }[]
  readonly phones: readonly {
    readonly e164?: string
    readonly raw: string
    readonly extension?: string
    readonly label?: string
  }[]
  readonly title?: string
  readonly addresses: readonly (Address & { readonly label?: string })[]
  readonly urls: readonly string[]
  readonly taxIds: readonly { readonly scheme: string; readonly value: string }[]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A draft as the input of a new record. The company's name is not in here: link or create that record first. */
export function inputFromDraft(draft: DraftValues): RecordInput {
  const input: Mutable<RecordInput> = {
    name: draft.name,
    emails: draft.emails,
    phones: draft.phones.map(phonePoint),
    urls: draft.urls.map((value) => ({ value }))
  }
  if (draft.givenName !== undefined) input.given = draft.givenName
  if (draft.familyName !== undefined) input.family = draft.familyName
  if (draft.title !== undefined) input.title = draft.title
  if (draft.addresses.length > 0) input.addresses = addressesByKind(draft.addresses)
  if (draft.taxIds.length > 0)
    input.taxIds = Object.fromEntries(draft.taxIds.map(({ scheme, value }) => [scheme, value]))
  return input
}

/**
 * What a draft adds to a record that is already there: new addresses, numbers and links behind the ones it has, and
 * single values only where it has none. Nothing is replaced.
 */
export function additionsFromDraft(existing: Person | Company, draft: DraftValues): RecordInput {
  const fresh = inputFromDraft(draft)
  const added: Mutable<RecordInput> = {}
  const emails = union(existing.emails, fresh.emails ?? [], (point) => [emailKey(point.value)])
  const phones = union(existing.phones, fresh.phones ?? [], (point) => phoneKeys(point.value))
  const urls = union(existing.urls, fresh.urls ?? [], (point) => [urlKey(point.value) ?? point.value])
  if (emails !== undefined) added.emails = emails
  if (phones !== undefined) added.phones = phones
  if (urls !== undefined) added.urls = urls
  if (existing.kind === 'person') {
    if (existing.title === undefined && fresh.title !== undefined) added.title = fresh.title
    if (existing.given === undefined && fresh.given !== undefined) added.given = fresh.given
    if (existing.family === undefined && fresh.family !== undefined) added.family = fresh.family
  } else if (fresh.taxIds !== undefined) added.taxIds = { ...fresh.taxIds, ...existing.taxIds }
  const addresses = Object.entries(fresh.addresses ?? {}).filter(([kind]) => !Object.hasOwn(existing.addresses, kind))
  if (addresses.length > 0) added.addresses = Object.fromEntries(addresses)
  return added
}

function phonePoint(phone: DraftValues['phones'][number]): ContactPoint {
  return {
    value: phone.e164 ?? phone.raw,
    raw: phone.raw,
    ...(phone.label === undefined ? {} : { label: phone.label }),
    ...(phone.extension === undefined ? {} : { extension: phone.extension })
  }
}

/** The first address of a draft is where to write to; one labelled for bills or goods goes there. */
function addressesByKind(all: DraftValues['addresses']): NonNullable<RecordInput['addresses']> {
  const byKind: Mutable<NonNullable<RecordInput['addresses']>> = {}
  for (const { label, ...address } of all) {
    const kind = /bill|invoice/i.test(label ?? '')
      ? 'billing'
      : /deliver|ship|warehouse/i.test(label ?? '')
        ? 'delivery'
        : 'post'
    byKind[kind] ??= address
  }
  return byKind
}

/** Both lists, the existing values first, without those already there; `undefined` when nothing is new. */
function union(
  existing: readonly ContactPoint[],
  fresh: readonly ContactPoint[],
  keys: (point: ContactPoint) => readonly string[]
): ContactPoint[] | undefined {
  const known = new Set(existing.flatMap(keys))
  const added = fresh.filter((point) => !keys(point).some((key) => known.has(key)))
  return added.length > 0 ? [...existing, ...added] : undefined
}
