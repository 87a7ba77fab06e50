/** Contact pages with marked entities: what of them is in the drafts of the page. */

import { join } from 'node:path'
import { decodeCfemail } from '../../capture/page/cfemail'
import { fold } from '../../crm/match/fold'
import { captureInput, type DoorOutput } from '../door/capture'
import { parseHtml } from '../door/html'
import { createPrecisionRecall, createShare, readBytes, readGold, show, type Row, type Suite } from './framework'

type EntityKind = 'ORG' | 'PER' | 'FUNC' | 'TEL' | 'FAX' | 'EMAIL' | 'STREET' | 'CITY' | 'STATE' | 'ZIPCODE' | 'COUNTRY'
type PageGold = Readonly<Record<EntityKind, readonly string[]>> & {
  readonly order: readonly (readonly [string, string])[]
}

const loose = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const KEYPAD = 'abc2def3ghi4jkl5mno6pqrs7tuv8wxyz9'
/** Vanity letters are digits; a leading trunk or country prefix may be on one side only, so the last nine digits count. */
const phoneKey = (text: string): string => {
  const bare = text.toLowerCase().replace(/(?:ext?\.?|x)\s*\d{1,6}\s*$/, '')
  const digits = bare.replaceAll(/[a-z]/g, (letter) => /\d/.exec(KEYPAD.slice(KEYPAD.indexOf(letter)))?.[0] ?? '')
  return digits.replaceAll(/\D/g, '').slice(-9)
}

const phoneKeys = (result: DoorOutput): string[] =>
  result.drafts.flatMap(({ phones }) => phones.map(({ raw, e164 }) => phoneKey(e164 ?? raw)))

const streetTokens = (text: string): Set<string> => new Set(loose(text).split(' '))

const overlap = (one: Set<string>, other: Set<string>): number => {
  const shared = [...one].filter((token) => other.has(token)).length
  return shared / Math.max(1, Math.max(one.size, other.size))
}

/** Titles stand before the names of a page or after them; which, its first name or title tells. */
const titlePairs = (order: PageGold['order']): (readonly [string, string])[] => {
  const people = order.filter(([kind]) => kind === 'PER' || kind === 'FUNC')
  const step = people[0]?.[0] === 'FUNC' ? -1 : 1
  return people.flatMap(([kind, value], index): (readonly [string, string])[] => {
    const beside = people[index + step]
    return kind === 'PER' && beside?.[0] === 'FUNC' ? [[value, beside[1]]] : []
  })
}

/** "info at mayo dot example" → info@mayo.example */
const emailKey = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\s*[[(]?\b(at|dot)\b[\])]?\s*/g, (_, word: string) => (word === 'at' ? '@' : '.'))
    .trim()

/** Annotations mark visible text, so an address that only a link has can be neither right nor wrong. */
const linkedEmails = (html: string): Set<string> => {
  const doc = parseHtml(html)
  const links = Array.from(doc.querySelectorAll('a[href]'), (link) => link.getAttribute('href') ?? '')
  const coded = Array.from(doc.querySelectorAll('[data-cfemail]'), (link) => link.getAttribute('data-cfemail') ?? '')
  const mailto = links.flatMap((href) => /^\s*mailto:([^?]*)/i.exec(href)?.[1]?.split(',') ?? [])
  return new Set([
    ...mailto.map((address) => decode(address).trim().toLowerCase()),
    ...[...coded, ...links.map((href) => /#([0-9a-f]{10,})$/i.exec(href)?.[1] ?? '')].flatMap(
      (hex) => decodeCfemail(hex) ?? []
    )
  ])
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const contactPages: Suite = {
  corpus: 'contact-pages',
  run: async (folder) => {
    const phones = createPrecisionRecall('phones', { f1: 0.97 })
    const emails = createPrecisionRecall('emails', { p: 0.995, r: 0.985 })
    const postcodes = createPrecisionRecall('postcodes', { p: 0.95, r: 0.92 })
    const people = createPrecisionRecall('people', { p: 0.9, r: 0.75 })
    const organisation = createShare('organisation', 0.85)
    const titles = createShare('titles', 0.85)
    const exact = createShare('street-exact', 0.75)
    const near = createShare('street-overlap', 0.9)
    for (const row of readGold<Row<PageGold>>(folder)) {
      const { expect, id } = row
      const result = await captureInput({ file: join(folder, row.file ?? ''), kind: 'page', country: 'US' })
      const { drafts } = result
      phones.add(id, phoneKeys(result), [...expect.TEL, ...expect.FAX].map(phoneKey))
      const marked = new Set(expect.EMAIL.map(emailKey))
      const linked = linkedEmails(new TextDecoder().decode(readBytes(folder, row.file ?? '')))
      emails.add(
        id,
        drafts
          .flatMap((draft) => draft.emails.map(({ value }) => value.toLowerCase()))
          .filter((email) => marked.has(email) || !linked.has(email)),
        marked
      )
      const addresses = drafts.flatMap((draft) => draft.addresses)
      postcodes.add(
        id,
        addresses.flatMap(({ postcode }) => (postcode === undefined ? [] : [loose(postcode)])),
        expect.ZIPCODE.map(loose)
      )
      const persons = drafts.filter(({ kind }) => kind === 'person')
      people.add(
        id,
        persons.map(({ name }) => loose(name)),
        expect.PER.map(loose)
      )
      const companies = drafts.map((draft) => (draft.kind === 'company' ? draft.name : (draft.company ?? '')))
      const named = expect.ORG.map(loose)
      if (named.length > 0)
        organisation.add(
          companies.slice(0, 1).some((name) => named.includes(loose(name))),
          () => `${id}: ${show(companies)}, not ${show(expect.ORG)}`
        )
      for (const [name, title] of titlePairs(expect.order)) {
        const person = persons.find((draft) => loose(draft.name) === loose(name))
        if (person)
          titles.add(
            loose(person.title ?? '') === loose(title),
            () => `${id} ${name}: ${show(person.title)}, not ${show(title)}`
          )
      }
      const streets = addresses.flatMap(({ street }) => (street === undefined ? [] : [street]))
      for (const street of new Set(expect.STREET)) {
        const report = (): string => `${id}: ${show(streets)} without ${show(street)}`
        exact.add(
          streets.some((found) => loose(found) === loose(street)),
          report
        )
        near.add(
          streets.some((found) => overlap(streetTokens(found), streetTokens(street)) >= 0.5),
          report
        )
      }
    }
    return [
      ...phones.measures(),
      ...emails.measures().slice(0, 2),
      ...postcodes.measures().slice(0, 2),
      organisation.measure(),
      ...people.measures().slice(0, 2),
      titles.measure(),
      exact.measure(),
      near.measure()
    ]
  }
}
