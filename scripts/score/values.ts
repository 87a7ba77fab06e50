/** The suites of single values: phones, names, money, addresses of mail and places, tax numbers. */

import { parseAddressHeader, type HeaderAddress } from '../../capture/normalise/address-header'
import { parseAddress } from '../../capture/normalise/addresses'
import { registrableDomain } from '../../capture/normalise/domains'
import { validateEmail } from '../../capture/normalise/email-syntax'
import { parseMoney } from '../../capture/normalise/money'
import { findPhones, formatPhone } from '../../capture/normalise/phones'
import { parsePhone } from '../../capture/normalise/phone-field'
import { validateTaxId } from '../../capture/normalise/tax-ids'
import { createShare, readGold, show, type Row, type Suite } from './framework'

interface PhoneGold {
  readonly raw: string
  readonly e164?: string | null
  readonly ext?: string
  readonly international?: string
  readonly national?: string
}
type PhoneRow = Row<readonly PhoneGold[]> & {
  readonly country: string | null
  readonly optional?: boolean
  readonly valid?: boolean
}

const pair = (raw: string, e164: string | null | undefined): string => `${raw}=${e164 ?? ''}`

export const phones: Suite = {
  corpus: 'phones',
  run: (folder) => {
    const find = createShare('find', 0.97)
    const parse = createShare('parse', 0.95)
    const format = createShare('format', 1)
    for (const row of readGold<PhoneRow>(folder)) {
      const options = row.country === null ? {} : { country: row.country }
      const [first] = row.expect
      if (row.set === 'find') {
        const found = findPhones(row.input, options).map(({ raw, e164 }) => pair(raw, e164))
        const gold = row.expect.map(({ raw, e164 }) => pair(raw, e164))
        const right = show(found) === show(gold) || (row.optional === true && found.length === 0)
        find.add(right, () => `${row.id} ${show(row.input)} [${row.country}]: ${show(found)}, not ${show(gold)}`)
      } else if (row.set === 'parse' && row.valid === true && first) {
        const { e164, extension } = parsePhone(row.input, options)
        const right = e164 === first.e164 && (extension ?? '') === (first.ext ?? '')
        parse.add(
          right,
          () => `${row.id} ${show(row.input)} [${row.country}]: ${e164} ext ${extension}, not ${show(first)}`
        )
      } else if (row.set === 'format' && first) {
        const style = first.international === undefined ? 'national' : 'international'
        const text = formatPhone(first.e164 ?? row.input, style)
        format.add(
          text === (first.international ?? first.national),
          () => `${row.id}: ${show(text)}, not ${show(first)}`
        )
      }
    }
    return [find.measure(), parse.measure(), format.measure()]
  }
}

export const money: Suite = {
  corpus: 'money',
  run: (folder) => {
    const amounts = createShare('amount', 0.97)
    const currencies = createShare('currency', 0.96)
    type Gold = Row<{ amount: number | null; currency: string | null }> & { readonly hint: string | null }
    for (const row of readGold<Gold>(folder)) {
      const { amount, currency } = parseMoney(row.input ?? '', row.hint ?? undefined)
      const value = amount === undefined ? null : Number(amount)
      const of = `${row.id} ${show(row.input)} hint ${show(row.hint)}`
      amounts.add(value === row.expect.amount, () => `${of}: ${value}, not ${row.expect.amount}`)
      currencies.add((currency ?? null) === row.expect.currency, () => `${of}: ${currency}, not ${row.expect.currency}`)
    }
    return [amounts.measure(), currencies.measure()]
  }
}

interface HeaderGold {
  readonly address?: string
  readonly name?: string
  readonly groupSize?: number
  readonly group?: readonly HeaderGold[]
}
interface EmailGold {
  readonly valid?: boolean
  readonly registrableDomain?: string | null
  readonly count?: number
  readonly addresses?: readonly HeaderGold[]
}
type EmailRow = Row<EmailGold, string | null> & { readonly flatten?: boolean }

/** Only the keys that gold gives are judged. */
const entryRight = (found: HeaderAddress | undefined, gold: HeaderGold): boolean =>
  found !== undefined &&
  (gold.address === undefined || gold.address === found.address) &&
  (gold.name === undefined || gold.name === found.name) &&
  (gold.groupSize === undefined || gold.groupSize === (found.group?.length ?? 0)) &&
  (gold.group ?? []).every((member, index) => entryRight(found.group?.[index], member))

const headerRight = (row: EmailRow): { right: boolean; found: string } => {
  const entries = parseAddressHeader(row.input ?? '')
  const found = row.flatten === true ? entries.flatMap((entry) => entry.group ?? [entry]) : entries
  const gold = row.expect.addresses ?? []
  const right = found.length === row.expect.count && gold.every((entry, index) => entryRight(found[index], entry))
  return { right, found: show(found) }
}

export const addressesEmail: Suite = {
  corpus: 'addresses-email',
  run: (folder) => {
    const valid = createShare('valid', 1)
    const psl = createShare('psl', 76 / 78)
    const header = createShare('header', 0.95)
    for (const row of readGold<EmailRow>(folder)) {
      const input = row.input ?? ''
      if (row.set === 'is_email')
        valid.add(validateEmail(input) === row.expect.valid, () => `${row.id} ${show(input)}: not ${row.expect.valid}`)
      else if (row.set === 'psl') {
        const domain = registrableDomain(input) ?? null
        psl.add(
          domain === row.expect.registrableDomain,
          () => `${row.id} ${show(input)}: ${domain}, not ${row.expect.registrableDomain}`
        )
      } else {
        const { right, found } = headerRight(row)
        header.add(right, () => `${row.id} ${show(input)}: ${found}, not ${show(row.expect)}`)
      }
    }
    return [valid.measure(), psl.measure(), header.measure()]
  }
}

export const taxIds: Suite = {
  corpus: 'tax-ids',
  run: (folder) => {
    const valid = createShare('valid', 1)
    type Gold = Row<{ valid: boolean; compact?: string }> & { readonly country: string; readonly set: string }
    for (const row of readGold<Gold>(folder)) {
      const found = validateTaxId(row.set, row.input, row.country)
      const right = (found !== undefined) === row.expect.valid
      valid.add(right, () => `${row.set} ${row.country} ${show(row.input)}: ${show(found)}, not ${row.expect.valid}`)
    }
    return [valid.measure()]
  }
}

type PostalGold = Partial<
  Record<'houseNumber' | 'street' | 'unit' | 'city' | 'state' | 'postcode' | 'country' | 'countryCode', string>
>

const same = (one: string | undefined, other: string | undefined): boolean =>
  (one ?? '').normalize('NFC').toLowerCase().trim() === (other ?? '').normalize('NFC').toLowerCase().trim()

export const postal: Suite = {
  corpus: 'postal',
  run: (folder) => {
    const parts = {
      postcode: createShare('postcode', 0.97),
      country: createShare('country', 0.97),
      city: createShare('city', 0.9),
      state: createShare('state', 0.9)
    }
    const street = createShare('street')
    for (const row of readGold<Row<PostalGold>>(folder)) {
      const address = parseAddress(row.input, row.set === 'us' ? { country: 'US' } : {})
      const { expect } = row
      const of = (part: string, found: string | undefined, gold: string): string =>
        `${row.id} ${show(row.input)} ${part}: ${show(found)}, not ${show(gold)}`
      if (expect.postcode !== undefined)
        parts.postcode.add(same(address.postcode, expect.postcode), () =>
          of('postcode', address.postcode, expect.postcode ?? '')
        )
      if (expect.countryCode !== undefined)
        parts.country.add(same(address.country, expect.countryCode), () =>
          of('country', address.country, expect.countryCode ?? '')
        )
      if (expect.city !== undefined)
        parts.city.add(same(address.city, expect.city), () => of('city', address.city, expect.city ?? ''))
      if (expect.state !== undefined)
        parts.state.add(same(address.region, expect.state), () => of('state', address.region, expect.state ?? ''))
      if (expect.street !== undefined) {
        const right = (address.street ?? '').toLowerCase().includes(expect.street.toLowerCase())
        street.add(right, () => of('street', address.street, expect.street ?? ''))
      }
    }
    return [...Object.values(parts).map((part) => part.measure()), street.measure()]
  }
}
