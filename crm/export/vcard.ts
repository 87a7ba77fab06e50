import type { Address, AddressKind, ContactPoint, CustomField } from '../records'
import { contentLine, escapeText, parameter } from './fold'
import type { Row } from '../queries'
import { readCompany, readPerson } from '../read'

/** People and companies as vCards: 4.0 (RFC 6350), or 3.0 (RFC 2426) for programs that know no other. */

export type VcardVersion = '4.0' | '3.0'

const types: Readonly<Record<string, string>> = {
  work: 'work',
  home: 'home',
  mobile: 'cell',
  main: 'main',
  fax: 'fax',
  'work fax': 'work,fax',
  'home fax': 'home,fax',
  pager: 'pager'
}

/** A label as types where there are such, else as Apple writes labels of one's own. */
function labelled(name: string, label: string | undefined, value: string, group: number): string {
  if (label === undefined || label === '') return contentLine(`${name}:${value}`)
  const type = Object.hasOwn(types, label) ? types[label] : undefined
  // `main` and the like are no types of 3.0, but every reader takes unknown types.
  if (type !== undefined) return contentLine(`${name};TYPE=${type}:${value}`)
  return contentLine(`item${group}.${name}:${value}`) + contentLine(`item${group}.X-ABLabel:${escapeText(label)}`)
}

const structured = (parts: readonly (string | undefined)[]): string =>
  parts.map((part) => escapeText(part ?? '')).join(';')

const addressTypes: Readonly<Record<AddressKind, string>> = { post: 'work', billing: 'billing', delivery: 'shipping' }

function addressLine(kind: AddressKind, address: Address, version: VcardVersion): string {
  const { raw, street, city, region, postcode, country } = address
  const parts = street === undefined && city === undefined && postcode === undefined ? { street: raw } : { street }
  const value = structured(['', '', parts.street, city, region, postcode, country])
  const label = version === '4.0' ? `;LABEL=${parameter(raw)}` : ''
  return contentLine(`ADR;TYPE=${addressTypes[kind]}${label}:${value}`)
}

function phoneValue({ value, extension }: ContactPoint, version: VcardVersion): string {
  if (version === '4.0' && value.startsWith('+'))
    return `tel:${value}${extension === undefined ? '' : `;ext=${extension}`}`
  return escapeText(extension === undefined ? value : `${value} ext. ${extension}`)
}

export function vcard(row: Row, version: VcardVersion, fields: readonly CustomField[]): string {
  const record = row.cls === 'company' ? readCompany(row.id, row.rec) : readPerson(row.id, row.rec)
  const company = row.company ?? ''
  const person = record.kind === 'person' ? record : undefined
  let group = 0
  const point = (name: string, one: ContactPoint, value: string): string => labelled(name, one.label, value, ++group)
  const organisation = person === undefined ? record.name : company
  const lines = [
    'BEGIN:VCARD\r\n',
    `VERSION:${version}\r\n`,
    contentLine(`UID:${record.id}`),
    contentLine(`FN:${escapeText(record.name)}`),
    contentLine(`N:${structured([person?.family, person?.given, '', person?.prefix, person?.suffix])}`),
    ...(person === undefined ? [version === '4.0' ? 'KIND:org\r\n' : 'X-ABShowAs:COMPANY\r\n'] : []),
    ...(organisation === ''
      ? []
      : [contentLine(`ORG:${structured([organisation, ...(person?.department ? [person.department] : [])])}`)]),
    ...(person?.title === undefined ? [] : [contentLine(`TITLE:${escapeText(person.title)}`)]),
    ...record.emails.map((one) => point('EMAIL', one, escapeText(one.value))),
    ...record.phones.map((one) =>
      point(version === '4.0' && one.value.startsWith('+') ? 'TEL;VALUE=uri' : 'TEL', one, phoneValue(one, version))
    ),
    ...Object.entries(record.addresses).map(([kind, address]) => addressLine(kind as AddressKind, address, version)),
    ...record.urls.map((one) => point('URL', one, version === '4.0' ? one.value : escapeText(one.value))),
    ...(person?.birthday === undefined ? [] : [contentLine(`BDAY:${birthday(person.birthday, version)}`)]),
    ...(record.notes === '' ? [] : [contentLine(`NOTE:${escapeText(record.notes)}`)]),
    ...(record.tags.length === 0 ? [] : [contentLine(`CATEGORIES:${record.tags.map(escapeText).join(',')}`)]),
    ...fields.flatMap(({ id, label }) => {
      const value = Object.hasOwn(record.custom, id) ? record.custom[id] : undefined
      return value === undefined
        ? []
        : [contentLine(`X-BAHI-FIELD;X-LABEL=${parameter(label)}:${escapeText(String(value))}`)]
    }),
    'END:VCARD\r\n'
  ]
  return lines.join('')
}

/** 4.0 writes dates without hyphens. */
const birthday = (date: string, version: VcardVersion): string =>
  version === '3.0' ? date : date.startsWith('--') ? `--${date.slice(2).replace('-', '')}` : date.replaceAll('-', '')
