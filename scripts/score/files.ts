/** The suites of address book files. */

import { importCsv } from '../../capture/files/csv-draft'
import type { ImportedContact } from '../../capture/files'
import { readVcards, type Vcard } from '../../capture/files/vcard'
import { importVcards } from '../../capture/files/vcard-draft'
import { canonical, createShare, normal, readBytes, readGold, show, type Row, type Suite } from './framework'

type Fields = Readonly<Record<string, unknown>>

/** Trims texts and drops what is empty, deeply, so that absent and empty are one. */
const tidy = (value: unknown): unknown => {
  if (typeof value === 'string') return normal(value)
  if (Array.isArray(value)) return value.map(tidy).filter((part) => !isEmpty(part))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]): [string, unknown] => [key, tidy(part)])
      .filter(([, part]) => !isEmpty(part))
  )
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const differences = (found: Fields, gold: Fields): string[] =>
  Object.keys(gold).filter((key) => canonical(tidy(found[key]) ?? []) !== canonical(tidy(gold[key]) ?? []))

const cardFields = (card: Vcard): Fields => ({
  version: card.version,
  fn: card.formattedName,
  n: card.name,
  nicknames: card.nicknames,
  org: card.organisations,
  title: card.titles,
  role: card.roles,
  emails: card.emails.map(({ value }) => value),
  phones: card.phones.map(({ value, extension, types }) => ({ number: value, ext: extension, types })),
  addresses: card.addresses.map((address) => ({
    poBox: address.poBox,
    extendedAddress: address.extended,
    streetAddress: address.street,
    locality: address.locality,
    region: address.region,
    postalCode: address.postalCode,
    country: address.country,
    types: address.types
  })),
  urls: card.urls.map(({ value }) => value),
  birthday: card.birthday,
  notes: card.notes,
  categories: card.categories,
  uid: card.uid === undefined ? [] : [card.uid]
})

/** Gold keeps lists by property and, where its source was code, a piece of it (`get("main")`). */
const goldFields = (gold: Fields): Fields => {
  const text = JSON.stringify(gold).replaceAll(/get\(\\"([a-z]+)\\"\)/g, '$1')
  const fields = JSON.parse(text) as Record<string, unknown>
  for (const key of ['nicknames', 'categories'])
    if (Array.isArray(fields[key])) fields[key] = (fields[key] as unknown[]).flat()
  return fields
}

const draftProblems = (draft: ImportedContact | undefined, card: Vcard): string[] => {
  if (draft === undefined) return card.emails.length + card.phones.length > 0 ? ['no draft'] : []
  const valid = card.emails.map(({ value }) => value).filter((value) => value.includes('@'))
  const emails = draft.emails.map(({ value }) => value.toLowerCase())
  return [
    ...valid.filter((value) => !emails.includes(value.toLowerCase())),
    ...card.phones.map(({ value }) => value).filter((value) => !draft.phones.some(({ raw }) => raw === value)),
    ...(card.name && draft.kind === 'person' && (draft.givenName ?? '') !== card.name.given ? ['given name'] : [])
  ]
}

export const vcard: Suite = {
  corpus: 'vcard',
  run: (folder) => {
    const opened = createShare('opened', 1)
    const contacts = createShare('names-emails-phones', 1)
    const fields = createShare('fields')
    const drafts = createShare('drafts', 1)
    for (const row of readGold<Row<{ cards: readonly Fields[] }>>(folder)) {
      const bytes = readBytes(folder, row.file ?? '')
      const cards = readVcards(bytes)
      opened.add(
        cards.length === row.expect.cards.length,
        () => `${row.id}: ${cards.length} cards, not ${row.expect.cards.length}`
      )
      const imported = importVcards(bytes)
      row.expect.cards.forEach((raw, index) => {
        const card = cards[index]
        const gold = goldFields(raw)
        const wrong = card === undefined ? Object.keys(gold) : differences(cardFields(card), gold)
        const found = card === undefined ? {} : cardFields(card)
        const report = (): string =>
          wrong.map((key) => `${row.id}[${index}].${key}: ${show(found[key])}, not ${show(gold[key])}`).join('; ')
        contacts.add(!wrong.some((key) => ['fn', 'n', 'emails', 'phones'].includes(key)), report)
        fields.add(wrong.length === 0, report)
        const problems =
          card === undefined || cards.length !== imported.length ? [] : draftProblems(imported[index], card)
        drafts.add(problems.length === 0, () => `${row.id}[${index}]: ${show(problems)}`)
      })
    }
    return [opened.measure(), contacts.measure(), fields.measure(), drafts.measure()]
  }
}

const rowFields = (contact: ImportedContact): Fields => ({
  kind: contact.kind,
  given: contact.givenName,
  middle: contact.middleName,
  family: contact.familyName,
  prefix: contact.prefix,
  suffix: contact.suffix,
  name: contact.name,
  nickname: contact.nickname,
  org: contact.kind === 'company' ? contact.name : contact.company,
  department: contact.department,
  title: contact.title,
  emails: contact.emails.map(({ value }) => value),
  phones: contact.phones.map(({ raw, label }) => ({ type: label === 'work fax' ? 'workFax' : label, value: raw })),
  addresses: contact.addresses.map((address) => {
    const [street, street2] = (address.street ?? '').split('\n')
    const { city, region, postcode, countryName, label } = address
    return { type: label, street, street2, city, region, postcode, country: countryName }
  }),
  urls: contact.urls,
  birthday: contact.birthday,
  notes: contact.notes,
  labels: contact.labels,
  externalId: contact.externalId,
  companyIds: contact.companyIds,
  domain: contact.domain
})

export const csv: Suite = {
  corpus: 'csv',
  run: (folder) => {
    const files = createShare('files', 1)
    for (const row of readGold<Row<{ contacts: readonly Fields[] }>>(folder)) {
      const found = importCsv(readBytes(folder, row.file ?? '')).map(rowFields)
      const gold = row.expect.contacts
      const wrong = gold.flatMap((contact, index) =>
        differences(found[index] ?? {}, contact).map(
          (key) => `[${index}].${key}: ${show(found[index]?.[key])}, not ${show(contact[key])}`
        )
      )
      files.add(
        wrong.length === 0 && found.length === gold.length,
        () => `${row.id}: ${found.length} of ${gold.length} rows; ${wrong.join('; ')}`
      )
    }
    return [files.measure()]
  }
}
