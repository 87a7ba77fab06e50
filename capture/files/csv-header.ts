/** From a header row to what each column holds. The result is plain data: an import screen can show and change it. */

import {
  FIELD_OF,
  FILLERS,
  FOREIGN,
  JOINING,
  normaliseHeader,
  PLACES,
  WHOLES,
  type FieldKind,
  type Place
} from './csv-words'
import { readOwn } from './own-columns'

export type TextField =
  | 'given'
  | 'middle'
  | 'family'
  | 'prefix'
  | 'suffix'
  | 'name'
  | 'nickname'
  | 'org'
  | 'department'
  | 'title'
  | 'birthday'
  | 'birthYear'
  | 'birthMonth'
  | 'birthDay'
  | 'notes'
  | 'labels'
  | 'externalId'
  | 'companyIds'
  | 'domain'
  | 'url'
  | 'taxId'
  | 'kind'
  | 'owner'
  | 'source'
  | 'language'
  | 'preferences'
  | 'doNotCall'
  | 'doNotMail'

export type AddressPart = 'houseNumber' | 'street' | 'city' | 'region' | 'postcode' | 'country' | 'poBox' | 'formatted'

/** What one column holds. `slot` ties columns of one value together (`E-mail 2 - Label` and `E-mail 2 - Value`). */
export type Column =
  | { readonly holds: TextField }
  | { readonly holds: 'email' | 'phone'; readonly slot: string; readonly label?: string }
  | { readonly holds: 'label'; readonly slot: string }
  | { readonly holds: 'emailType'; readonly slot: string }
  | { readonly holds: 'address'; readonly part: AddressPart; readonly slot: string; readonly label?: string }
  /** A field that the ledger added, by its id. */
  | { readonly holds: 'custom'; readonly field: string }
  | { readonly holds: 'nothing' }

const NOTHING: Column = { holds: 'nothing' }
const PHONE_LABELS: ReadonlyMap<FieldKind, string> = new Map<FieldKind, string>([
  ['mobile', 'mobile'],
  ['main', 'main'],
  ['pager', 'pager'],
  ['otherPhone', 'other'],
  ['whatsapp', 'whatsapp']
])
const ADDRESS_PARTS = new Set<FieldKind>(['houseNumber', 'street', 'city', 'region', 'postcode', 'country', 'poBox'])

interface Read {
  readonly kind: FieldKind
  readonly place?: Place
  readonly number: string
}

/** Google numbers its columns: `E-mail 1 - Value`, `Address 2 - Postal Code`. */
const GOOGLE = /^(e mail|phone|address|website|organization) (\d{1,3}) (.{1,40})$/
const GOOGLE_PARTS: ReadonlyMap<string, AddressPart> = new Map<string, AddressPart>([
  ['formatted', 'formatted'],
  ['street', 'street'],
  ['extended address', 'street'],
  ['city', 'city'],
  ['po box', 'poBox'],
  ['region', 'region'],
  ['postal code', 'postcode'],
  ['country', 'country']
])
const GOOGLE_ORGANISATION: ReadonlyMap<string, TextField> = new Map<string, TextField>([
  ['name', 'org'],
  ['title', 'title'],
  ['department', 'department']
])

const readGoogle = (header: string): Column | undefined => {
  const match = GOOGLE.exec(header)
  if (!match) return undefined
  const [, what = '', number = '', part = ''] = match
  const slot = `${what} ${number}`
  const labels = part === 'type' || part === 'label'
  if (what === 'organization') {
    const field = GOOGLE_ORGANISATION.get(part)
    return field === undefined ? NOTHING : { holds: field }
  }
  if (labels) return { holds: 'label', slot }
  if (what === 'address') {
    const address = GOOGLE_PARTS.get(part)
    return address === undefined ? NOTHING : { holds: 'address', part: address, slot }
  }
  if (part !== 'value') return undefined
  if (what === 'website') return { holds: 'url' }
  return { holds: what === 'phone' ? 'phone' : 'email', slot }
}

const placeOf = (tokens: readonly string[]): { place?: Place; rest: string[] } => {
  const first = tokens.find((token) => PLACES.has(token))
  const place = first === undefined ? undefined : PLACES.get(first)
  if (place === undefined) return { rest: [...tokens] }
  return { place, rest: tokens.filter((token) => PLACES.get(token) !== place) }
}

const without = (tokens: readonly string[], ...sets: readonly ReadonlySet<string>[]): string =>
  tokens.filter((token) => !sets.some((set) => set.has(token))).join(' ')

/** "Website Blog", "Email Newsletter": links and addresses of mail show by themselves whether they are any. */
const headOf = (tokens: readonly string[]): FieldKind | undefined => {
  const kind = tokens.length > 1 && tokens.length < 5 ? FIELD_OF.get(tokens[0] ?? '') : undefined
  return kind === 'url' || kind === 'email' ? kind : undefined
}

/** The words as they stand, then without joining words, fillers, and the thing they are a part of. */
const fieldOf = (tokens: readonly string[]): FieldKind | undefined =>
  FIELD_OF.get(tokens.join(' ')) ??
  FIELD_OF.get(without(tokens, JOINING)) ??
  FIELD_OF.get(without(tokens, JOINING, FILLERS)) ??
  FIELD_OF.get(without(tokens, JOINING, FILLERS, WHOLES)) ??
  headOf(tokens)

/** Looks the words up whole, without numbers, and without the place, in that order. */
const readHeader = (header: string): Read | undefined => {
  const tokens = header.split(' ')
  const number = tokens.find((token) => /^\d{1,2}$/.test(token)) ?? '1'
  const bare = tokens.filter((token) => !/^\d{1,2}$/.test(token))
  const whole = FIELD_OF.get(header) ?? FIELD_OF.get(bare.join(' '))
  if (whole !== undefined) return { kind: whole, number }
  if (bare.some((token) => FOREIGN.has(token))) return undefined
  const { place, rest } = placeOf(bare)
  const kind = fieldOf(rest)
  return kind === undefined ? undefined : { kind, number, ...(place === undefined ? {} : { place }) }
}

const toColumn = ({ kind, place, number }: Read): Column => {
  if (kind === 'email') return { holds: 'email', slot: number, ...(place === undefined ? {} : { label: place }) }
  if (kind === 'emailType') return { holds: 'emailType', slot: number }
  if (kind === 'fax') return { holds: 'phone', slot: '', label: place === undefined ? 'fax' : `${place} fax` }
  if (kind === 'phone') return { holds: 'phone', slot: '', label: place ?? 'work' }
  const phone = PHONE_LABELS.get(kind)
  if (phone !== undefined) return { holds: 'phone', slot: '', label: phone }
  if (ADDRESS_PARTS.has(kind))
    return {
      holds: 'address',
      part: kind as AddressPart,
      slot: place ?? 'address',
      ...(place === undefined ? {} : { label: place })
    }
  if (kind === 'titleOrPrefix' || kind === 'profession') return { holds: 'title' }
  if (kind === 'party') return { holds: 'name' }
  if (kind === 'birthdayOrAnniversary') return { holds: 'birthday' }
  return { holds: (kind === 'otherOrg' ? 'org' : kind) as TextField }
}

const has = (reads: readonly (Read | undefined)[], ...kinds: readonly FieldKind[]): boolean =>
  reads.some((read) => read !== undefined && kinds.includes(read.kind))

/**
 * Some headers mean different things in different tables. "Title" is the form of address where the job has a column of its own,
 * and "Nom" or "Name" is the family name beside a first name.
 */
const disambiguate = (reads: readonly (Read | undefined)[]): (Read | undefined)[] => {
  const titles = reads.filter((read) => read?.kind === 'titleOrPrefix').length
  const jobElsewhere = has(reads, 'title')
  const bareName = has(reads, 'given') && !has(reads, 'family')
  const inAddress = reads.filter((read) => read !== undefined && ADDRESS_PARTS.has(read.kind))
  const placed = inAddress.some((read) => read?.place !== undefined)
  const street = inAddress.some((read) => read?.place === undefined && read?.kind === 'street')
  const names = reads.filter((read) => read?.kind === 'name').length
  let seenTitle = 0
  return reads.map((read) => {
    if (read === undefined) return undefined
    if (read.kind === 'titleOrPrefix') {
      seenTitle += 1
      return { ...read, kind: jobElsewhere || (titles > 1 && seenTitle === 1) ? 'prefix' : 'title' }
    }
    if (read.kind === 'profession' && (jobElsewhere || titles > 0)) return undefined
    if (read.kind === 'otherOrg' && has(reads, 'org')) return undefined
    if (read.kind === 'birthdayOrAnniversary' && has(reads, 'birthday')) return undefined
    if (read.kind === 'party' && has(reads, 'name', 'given', 'family') && !has(reads, 'org'))
      return { ...read, kind: 'org' }
    if (read.kind === 'name' && bareName && names === 1) return { ...read, kind: 'family' }
    // Outlook's "Ort" beside placed addresses is a room, not a town, and has no street.
    if (placed && !street && read.place === undefined && ADDRESS_PARTS.has(read.kind) && read.kind !== 'poBox')
      return undefined
    return read
  })
}

/** "Nombre" and "Nome" are first names where a family name has its own column. */
const GIVEN_BESIDE_FAMILY = new Set(['nombre', 'nome', 'नाम', 'name', '이름', 'שם', 'الاسم'].map(normaliseHeader))

/** What each column of a header row holds, in order. Unknown headers hold `nothing`. */
export const readHeaderRow = (headers: readonly string[]): Column[] => {
  const normal = headers.map((header) => normaliseHeader(header.slice(0, 200)))
  const google = headers.map((header, index) => readOwn(header.slice(0, 200)) ?? readGoogle(normal[index] ?? ''))
  const reads = normal.map((header, index) => (google[index] === undefined ? readHeader(header) : undefined))
  const familyWithoutGiven = has(reads, 'family') && !has(reads, 'given')
  const settled = disambiguate(
    reads.map((read, index) =>
      read?.kind === 'name' && familyWithoutGiven && GIVEN_BESIDE_FAMILY.has(normal[index] ?? '')
        ? { ...read, kind: 'given' as const }
        : read
    )
  )
  const columns = settled.map((read, index): Column => google[index] ?? (read === undefined ? NOTHING : toColumn(read)))
  const companies = !columns.some(
    ({ holds }) => holds === 'given' || holds === 'family' || holds === 'name' || holds === 'email'
  )
  if (!companies || !columns.some(({ holds }) => holds === 'org')) return columns
  // In a table of companies the plain phone is the switchboard.
  return columns.map((column) =>
    column.holds === 'phone' && column.label === 'work' ? { ...column, label: 'main' } : column
  )
}

/** The place that is all a header says (Yahoo's "Home" and "Work" are numbers). */
export const placeAlone = (header: string): Place | undefined => PLACES.get(normaliseHeader(header))

/** How many columns of the row are understood; tells the header row from data and from a preamble. */
export const countKnown = (headers: readonly string[]): number =>
  readHeaderRow(headers).filter(({ holds }) => holds !== 'nothing').length
