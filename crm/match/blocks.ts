/** Keys under which records that may be the same meet, so that not all pairs have to be compared. */

import { nameKeys, type Prepared } from './match-record'
import { skeleton } from './skeleton'

const streetKey = (words: readonly string[]): string =>
  words
    .slice(0, 2)
    .map((word) => skeleton(word) || word)
    .join('')

/** Beginnings survive most slips of the hand, and so do the digits of a code in any order. */
const start = (text: string, length: number): string => text.slice(0, length)
const anyOrder = (digits: string): string => Array.from(digits).sort().join('')

const addressKeys = (record: Prepared, names: readonly string[]): string[] =>
  record.addresses.flatMap(({ number, street, city, postcode, building, region }) => {
    const way = streetKey(street)
    const lines = [start(street.join(''), 5), start(building.join(''), 5)].filter((line) => line.length > 3)
    const town = start(city, 4)
    const code = anyOrder(postcode)
    const house = anyOrder(number)
    const keys: string[] = []
    if (way !== '' && number !== '') keys.push(`sn:${way}:${number}`)
    if (way !== '' && city !== '') keys.push(`sc:${way}:${city}`)
    if (code !== '') {
      if (house !== '') keys.push(`np:${house}:${code}`)
      if (town !== '') keys.push(`cp:${town}:${code}`)
      for (const line of lines) keys.push(`lp:${line}:${code}`)
      for (const name of names) keys.push(`tp:${start(name, 3)}:${code}`)
    }
    for (const line of lines) {
      if (house !== '') keys.push(`lh:${line}:${house}`)
      if (town !== '') keys.push(`lc:${line}:${town}`)
      for (const name of names) keys.push(`ln:${line}:${start(name, 2)}`)
    }
    if (lines.length > 1) keys.push(`ll:${[...lines].sort().join(':')}`)
    for (const name of names) {
      if (town !== '') keys.push(`tc:${start(name, 4)}:${town}`)
      if (house !== '') keys.push(`tn:${start(name, 4)}:${house}:${region}`)
    }
    return keys
  })

const pairsOf = (names: readonly string[]): string[] => {
  const sorted = [...names].sort().slice(0, 6)
  return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other) => `nn:${one}:${other}`))
}

/** All block keys of a record; two records that share none are not compared. */
export const blockKeys = (record: Prepared): string[] => {
  const names = nameKeys(record)
  return [
    ...new Set([
      ...record.emails.flatMap(({ exact, delivered, local, domain }) => [
        `e:${exact}`,
        `ed:${delivered}`,
        ...(local.length > 4 ? [`el:${local}`] : []),
        ...(domain === '' ? [] : names.map((name) => `dn:${domain}:${name}`))
      ]),
      ...record.phones.map((phone) => `p:${phone.slice(-7)}`),
      ...record.urls.map((url) => `u:${url}`),
      ...record.domains.map((domain) => `d:${domain}`),
      ...record.taxIds.map((id) => `x:${id}`),
      ...(record.words.length === 0 ? [] : [`w:${record.words.join('')}`]),
      ...(record.company.length === 0 ? [] : names.map((name) => `cn:${record.company.join('')}:${name}`)),
      ...names.map((name) => `n:${name}`),
      ...pairsOf(names),
      ...addressKeys(record, names)
    ])
  ]
}
