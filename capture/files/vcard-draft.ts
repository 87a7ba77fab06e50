import { buildContact, type RawContact } from './build'
import type { ImportedContact } from './types'
import { readVcards, type Vcard, type VcardValue } from './vcard'

const PLACES: readonly (readonly [string, string])[] = [
  ['work', 'work'],
  ['home', 'home'],
  ['other', 'other'],
  ['billing', 'billing'],
  ['shipping', 'shipping']
]

const isDevice = (type: string): boolean => type === 'cell' || type === 'mobile' || type === 'iphone'

/** One word or two for a value: `work`, `mobile`, `work fax`, or Apple's own label where no type was given. */
const labelOf = ({ types, label }: VcardValue): string | undefined => {
  const place = PLACES.find(([type]) => types.includes(type))?.[1]
  if (types.includes('fax')) return place === undefined ? 'fax' : `${place} fax`
  if (types.includes('pager')) return 'pager'
  if (types.some(isDevice)) return 'mobile'
  if (types.includes('main')) return 'main'
  return place ?? (label === undefined || label === '' ? undefined : label.toLowerCase())
}

const withLabel = (entry: VcardValue): { value: string; label?: string } => {
  const label = labelOf(entry)
  return { value: entry.value, ...(label === undefined ? {} : { label }) }
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

const toRaw = (card: Vcard): RawContact => {
  const { name } = card
  const [organisation, ...units] = card.organisations[0] ?? []
  const parts = name ? joined([name.given, ...name.additional, name.family]) : ''
  const display = card.formattedName ?? ''
  // Apple and Google write a company as a card whose name is the organisation's.
  const company = card.kind === 'org' || (parts === '' && (display === '' || display === organisation))
  return {
    source: 'vcard',
    line: display || parts || organisation || '',
    company: company && organisation !== undefined,
    display,
    given: name?.given ?? '',
    middle: joined(name?.additional ?? []),
    family: name?.family ?? '',
    prefix: joined(name?.prefixes ?? []),
    suffix: joined(name?.suffixes ?? []),
    nickname: card.nicknames.join(', '),
    ...(organisation === undefined ? {} : { organisation }),
    department: units.filter((unit) => unit !== '').join(', '),
    title: card.titles[0] ?? card.roles[0] ?? '',
    emails: card.emails.map(withLabel),
    phones: card.phones.map((phone) => ({
      ...withLabel(phone),
      ...(phone.extension === undefined ? {} : { extension: phone.extension })
    })),
    addresses: card.addresses.map((address) => {
      const label = labelOf({
        value: '',
        types: address.types,
        ...(address.label === undefined ? {} : { label: address.label })
      })
      return {
        lines: [address.extended, address.street],
        poBox: address.poBox,
        city: address.locality,
        region: address.region,
        postcode: address.postalCode,
        country: address.country,
        ...(label === undefined ? {} : { label })
      }
    }),
    urls: card.urls.map((url) => url.value),
    birthday: /^(?:\d{4}|-)-\d{2}-\d{2}$/.test(card.birthday ?? '') ? (card.birthday ?? '') : '',
    notes: card.notes.join('\n\n'),
    labels: card.categories,
    externalId: card.uid ?? '',
    companyIds: [],
    taxIds: []
  }
}

/** All cards of a vCard file as contact drafts, in order; cards that tell nothing of anyone are left out. */
export const importVcards = (
  source: Uint8Array | string,
  options: { readonly country?: string } = {}
): ImportedContact[] => readVcards(source).flatMap((card) => buildContact(toRaw(card), options) ?? [])
