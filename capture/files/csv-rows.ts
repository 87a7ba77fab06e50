/** From one row and what its columns hold to the raw fields of a contact. */

import type { RawAddress, RawContact } from './build'
import { readBirthday, type DateOrder } from './csv-dates'
import type { ImportedExtras } from './types'
import type { AddressPart, Column, TextField } from './csv-header'

/** Google joins several values of one column so. */
const MULTIPLE = /\s*:::\s*/
const LISTS = /\s*(?::::|;)\s*/

interface Cells {
  readonly texts: Map<TextField, string[]>
  readonly labels: Map<string, string>
  readonly notSmtp: Set<string>
  readonly emails: { value: string; slot: string; label: string | undefined }[]
  readonly phones: { value: string; slot: string; label: string | undefined }[]
  readonly custom: Map<string, string>
  readonly addresses: Map<string, { label: string | undefined; parts: Map<AddressPart, string[]> }>
}

/** Tables neutralise cells that a spreadsheet would take for a formula with an apostrophe. */
const unquoted = (text: string): string => (/^'+[=+\-@]/.test(text) ? text.slice(1) : text)

const collect = (row: readonly string[], columns: readonly Column[]): Cells => {
  const cells: Cells = {
    texts: new Map(),
    labels: new Map(),
    notSmtp: new Set(),
    emails: [],
    phones: [],
    custom: new Map(),
    addresses: new Map()
  }
  columns.forEach((column, index) => {
    const value = unquoted((row[index] ?? '').trim())
    if (value === '' || column.holds === 'nothing') return
    if (column.holds === 'label') cells.labels.set(column.slot, value)
    else if (column.holds === 'emailType') {
      if (!/^smtp$/i.test(value)) cells.notSmtp.add(column.slot)
    } else if (column.holds === 'custom') cells.custom.set(column.field, value)
    else if (column.holds === 'email') cells.emails.push({ value, slot: column.slot, label: column.label })
    else if (column.holds === 'phone') cells.phones.push({ value, slot: column.slot, label: column.label })
    else if (column.holds === 'address') {
      const address = cells.addresses.get(column.slot) ?? { label: column.label, parts: new Map() }
      address.parts.set(column.part, [...(address.parts.get(column.part) ?? []), value])
      cells.addresses.set(column.slot, address)
    } else cells.texts.set(column.holds, [...(cells.texts.get(column.holds) ?? []), value])
  })
  return cells
}

/** `* Work Fax` → `work fax`; Google marks the preferred value with a star. */
const cleanLabel = (text: string | undefined): string | undefined => {
  const label = (text ?? '')
    .replace(/^\*\s*/, '')
    .trim()
    .toLowerCase()
  return label === '' ? undefined : label
}

const labelled = (value: string, label: string | undefined): { value: string; label?: string } =>
  label === undefined ? { value } : { value, label }

/** Several values of one cell: always at Google's sign, at others only where every part is a value by itself. */
const partsOf = (cell: string, others: RegExp, whole: RegExp): string[] =>
  cell.split(MULTIPLE).flatMap((one) => {
    const parts = one.split(others).filter((part) => part !== '')
    return parts.length > 1 && parts.every((part) => whole.test(part)) ? parts : [one]
  })

const EMAILS = [/\s*[,;|\n]\s*|\s+\/\s+|\s+(?=\S+@)/u, /^[^\s@]+@[^\s@]+$/u] as const
const PHONES = [/\s*[;|\n]\s*|,\s*|\s+\/\s+/u, /^\+?[\p{Nd}\s().-]{7,24}$/u] as const

const valuesOf = (
  entries: Cells['phones'],
  labels: ReadonlyMap<string, string>,
  [others, whole]: readonly [RegExp, RegExp]
): { value: string; label?: string }[] =>
  entries.flatMap(({ value, slot, label }) =>
    partsOf(value, others, whole).map((one) => labelled(one, cleanLabel(labels.get(slot)) ?? label))
  )

const toAddress = (
  slot: string,
  address: { label: string | undefined; parts: Map<AddressPart, string[]> },
  labels: ReadonlyMap<string, string>
): RawAddress => {
  const text = (part: AddressPart): string => address.parts.get(part)?.[0] ?? ''
  const streets = [...new Set(address.parts.get('street') ?? [])]
  const lines =
    text('houseNumber') === '' ? streets : [`${text('houseNumber')} ${streets[0] ?? ''}`.trim(), ...streets.slice(1)]
  const parted = lines.length > 0 || text('city') !== '' || text('postcode') !== ''
  const label = cleanLabel(labels.get(slot)) ?? address.label
  return {
    lines: parted ? lines : text('formatted').split('\n'),
    formatted: text('formatted'),
    poBox: text('poBox'),
    city: text('city'),
    region: text('region'),
    postcode: text('postcode'),
    country: text('country'),
    ...(label === undefined ? {} : { label })
  }
}

const birthdayOf = (texts: Cells['texts'], order: DateOrder): string | undefined => {
  const whole = texts.get('birthday')?.[0]
  if (whole !== undefined) return readBirthday(whole, order)
  const [year, month, day] = (['birthYear', 'birthMonth', 'birthDay'] as const).map(
    (field) => texts.get(field)?.[0] ?? ''
  )
  if (!month || !day) return undefined
  const ending = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return readBirthday(year ? `${year}-${ending}` : `--${ending}`, order)
}

const isYes = (text: string): boolean => /^(?:1|x|y|yes|true|हाँ|हां)$/i.test(text)

const withExtras = ({ texts, custom }: Cells): { extras?: ImportedExtras } => {
  const first = (field: TextField): string => texts.get(field)?.[0] ?? ''
  const preferences = (texts.get('preferences') ?? [])
    .flatMap((value) => value.split(LISTS))
    .filter((one) => one !== '')
  const extras: ImportedExtras = {
    ...(first('owner') === '' ? {} : { owner: first('owner') }),
    ...(first('source') === '' ? {} : { source: first('source') }),
    ...(first('language') === '' ? {} : { language: first('language') }),
    ...(preferences.length === 0 ? {} : { preferences }),
    ...(isYes(first('doNotCall')) ? { doNotCall: true } : {}),
    ...(isYes(first('doNotMail')) ? { doNotMail: true } : {}),
    ...(custom.size === 0 ? {} : { custom: Object.fromEntries(custom) })
  }
  return Object.keys(extras).length === 0 ? {} : { extras }
}

/** The raw contact of a row; `line` is how the row can be found again. */
export const readRow = (row: readonly string[], columns: readonly Column[], order: DateOrder): RawContact => {
  const cells = collect(row, columns)
  const first = (field: TextField): string => cells.texts.get(field)?.[0] ?? ''
  const organisation = first('org')
  const birthday = birthdayOf(cells.texts, order)
  return {
    source: 'label',
    line: row
      .filter((cell) => cell !== '')
      .join(', ')
      .slice(0, 200),
    display: first('name'),
    given: first('given'),
    middle: first('middle'),
    family: first('family'),
    prefix: first('prefix'),
    suffix: first('suffix'),
    nickname: first('nickname'),
    ...(organisation === '' ? {} : { organisation }),
    department: first('department'),
    title: first('title'),
    emails: valuesOf(
      cells.emails.filter(({ slot }) => !cells.notSmtp.has(slot)),
      cells.labels,
      EMAILS
    ),
    phones: valuesOf(cells.phones, cells.labels, PHONES),
    addresses: [...cells.addresses].map(([slot, address]) => toAddress(slot, address, cells.labels)),
    urls: (cells.texts.get('url') ?? []).flatMap((value) => value.split(MULTIPLE)),
    ...(birthday === undefined ? {} : { birthday }),
    notes: (cells.texts.get('notes') ?? []).join('\n\n'),
    labels: (cells.texts.get('labels') ?? [])
      .flatMap((value) => value.split(LISTS))
      .map((label) => label.replace(/^\*\s*/, ''))
      .filter((label) => label !== ''),
    externalId: first('externalId'),
    companyIds: (cells.texts.get('companyIds') ?? []).flatMap((value) => value.split(LISTS)).filter((id) => id !== ''),
    domain: first('domain'),
    taxIds: cells.texts.get('taxId') ?? [],
    ...(/^(?:company|कंपनी|true|1)$/i.test(first('kind')) ? { company: true } : {}),
    ...withExtras(cells)
  }
}
