import { fieldOf } from '../../crm/fields'
import { addressKinds, type AddressKind } from '../../crm/records'
import { t } from '../../platform/i18n'

const words: Readonly<Record<string, MessageKey>> = {
  name: 'field.name',
  given: 'field.given',
  family: 'field.family',
  prefix: 'field.prefix',
  suffix: 'field.suffix',
  title: 'field.title',
  department: 'field.department',
  company: 'field.company',
  birthday: 'field.birthday',
  source: 'field.source',
  owner: 'field.owner',
  language: 'field.language',
  notes: 'field.notes',
  doNotCall: 'field.do_not_call',
  doNotMail: 'field.do_not_mail',
  subject: 'field.subject',
  'email/': 'field.email',
  'phone/': 'field.phone',
  'url/': 'field.url',
  website: 'field.website',
  'tag/': 'field.tag',
  'preference/': 'field.preference',
  'domain/': 'field.domain',
  'tax/': 'field.tax',
  'x/': 'field.custom',
  'consent/': 'consent.title'
}

const addressWords: Readonly<Record<AddressKind, MessageKey>> = {
  billing: 'address.billing',
  delivery: 'address.delivery',
  post: 'address.post'
}

export const addressWord = (kind: AddressKind): string => t(addressWords[kind])

/** Names of tax ids are the same in every language. */
const taxWords: Readonly<Record<string, string>> = { gstin: 'GSTIN', pan: 'PAN', vat: 'VAT', tin: 'TIN', cin: 'CIN' }

export const taxWord = (scheme: string): string =>
  Object.hasOwn(taxWords, scheme) ? (taxWords[scheme] ?? scheme) : scheme.toUpperCase()

/** What a stored key is called for a reader: `email/asha@x.example` → "E-mail". */
export function fieldWord(key: string): string {
  const behind = key.slice(key.indexOf('/') + 1)
  if (key.startsWith('address/')) {
    const kind = addressKinds.find((known) => known === behind)
    return kind ? addressWord(kind) : t('field.address')
  }
  if (key.startsWith('tax/')) return taxWord(behind)
  const field = fieldOf(key)
  const word = Object.hasOwn(words, field) ? words[field] : undefined
  return word === undefined ? key : t(word)
}
