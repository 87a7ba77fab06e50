import { describe, expect, it } from 'vitest'
import { parseAddressHeader } from '../../../capture/normalise/address-header'
import { parseAddress } from '../../../capture/normalise/addresses'
import { parseCompany } from '../../../capture/normalise/companies'
import { registrableDomain } from '../../../capture/normalise/domains'
import { validateEmail } from '../../../capture/normalise/email-syntax'
import { parseMoney } from '../../../capture/normalise/money'
import { looksLikePersonName, parseName } from '../../../capture/normalise/names'
import { findPhones, formatPhone, parsePhone } from '../../../capture/normalise/phones'
import { validateTaxId } from '../../../capture/normalise/tax-ids'
import { corpusCases, hasCorpora } from '../page/corpora'

type Gold = Readonly<Record<string, string | null | undefined>>
interface Case {
  readonly set: string
  readonly input: string
  readonly country?: string | null
  readonly hint?: string | null
  readonly valid?: boolean
  readonly optional?: boolean
  readonly expect: Gold & Readonly<Record<string, unknown>>
}
const cases = (folder: string, set?: string): Case[] =>
  (corpusCases(folder) as unknown as Case[]).filter((row) => set === undefined || row.set === set)
const share = (rows: readonly Case[], right: (row: Case) => boolean): number => rows.filter(right).length / rows.length
const options = ({ country }: Case): { country?: string } => (country ? { country } : {})
const letters = (text: unknown): string => (typeof text === 'string' ? text : '').toLowerCase().replace(/[.,]/g, '')
const same = (one: string | undefined, other: unknown): boolean =>
  letters(one).normalize('NFC') === letters(other).normalize('NFC')

describe.skipIf(!hasCorpora)('the public test data (skipped where it is not beside the project)', () => {
  it('NORM-1 phones: found 97 %, read 95 %, written 100 %', () => {
    type Phone = { raw: string; e164: string; ext?: string; international?: string; national?: string }
    const gold = (row: Case): Phone[] => row.expect as unknown as Phone[]
    const find = share(cases('phones', 'find'), (row) => {
      const found = findPhones(row.input, options(row))
      const list = JSON.stringify(found.map(({ raw, e164 }) => [raw, e164]))
      return (
        list === JSON.stringify(gold(row).map(({ raw, e164 }) => [raw, e164])) ||
        (row.optional === true && found.length === 0)
      )
    })
    const parse = share(
      cases('phones', 'parse').filter((row) => row.valid),
      (row) => {
        const { e164, extension } = parsePhone(row.input, options(row))
        return e164 === gold(row)[0]?.e164 && extension === gold(row)[0]?.ext
      }
    )
    const format = share(cases('phones', 'format'), (row) => {
      const [phone] = gold(row)
      const right = (style: 'international' | 'national'): boolean =>
        !phone?.[style] || formatPhone(phone.e164, style) === phone[style]
      return right('international') && right('national')
    })
    expect([find >= 0.97, parse >= 0.95, format]).toEqual([true, true, 1])
  })

  it('NORM-6 names: parts 92 %', () => {
    const right = share(cases('names', 'parse'), ({ input, expect }) => {
      const { given, family } = parseName(input)
      return same(given, expect.given) && same(family, expect.surname)
    })
    expect(right).toBeGreaterThanOrEqual(0.92)
  })

  it('NORM-9 names: companies are not taken for people 97 %', () => {
    expect(share(cases('names', 'company'), ({ input }) => !looksLikePersonName(input))).toBeGreaterThanOrEqual(0.97)
  })

  it('NORM-12 addresses: postcode 97 %, country 97 %, city 90 %, state 90 %', () => {
    const read = cases('postal').map((row) => ({
      row,
      found: parseAddress(row.input, row.set === 'us' ? { country: 'US' } : {})
    }))
    const right = (gold: string, part: 'postcode' | 'country' | 'city' | 'region'): number => {
      const judged = read.filter(({ row }) => row.expect[gold] !== undefined)
      return judged.filter(({ row, found }) => same(found[part], row.expect[gold])).length / judged.length
    }
    expect(right('postcode', 'postcode')).toBeGreaterThanOrEqual(0.97)
    expect(right('countryCode', 'country')).toBeGreaterThanOrEqual(0.97)
    expect(right('city', 'city')).toBeGreaterThanOrEqual(0.9)
    expect(right('state', 'region')).toBeGreaterThanOrEqual(0.9)
  })

  it('NORM-19 mail addresses: every form; headers 95 %', () => {
    const wrong = cases('addresses-email', 'is_email').filter(
      (row) => validateEmail(row.input) !== (row.expect.valid as unknown as boolean)
    )
    expect(wrong).toEqual([])
    const counts = share(
      cases('addresses-email', 'header').filter((row) => !/Team\d?:/.test(row.input)),
      (row) => {
        return parseAddressHeader(row.input).length === (row.expect.count as unknown as number)
      }
    )
    expect(counts).toBeGreaterThanOrEqual(0.95)
  })

  it('NORM-20 registrable domains: every one', () => {
    const wrong = cases('addresses-email', 'psl').filter(
      (row) => (registrableDomain(row.input ?? '') ?? null) !== row.expect.registrableDomain
    )
    expect(wrong).toEqual([])
  })

  it('NORM-21 tax numbers: every one', () => {
    const wrong = cases('tax-ids').filter(
      (row) =>
        (validateTaxId(row.set, row.input, row.country ?? undefined) !== undefined) !==
        (row.expect.valid as unknown as boolean)
    )
    expect(wrong).toEqual([])
  })

  it('NORM-22 money: amounts 97 %, currencies 96 %', () => {
    const amount = share(cases('money'), (row) => {
      const found = parseMoney(row.input, row.hint ?? undefined).amount
      return (found === undefined ? null : Number(found)) === (row.expect.amount as unknown as number | null)
    })
    const currency = share(
      cases('money'),
      (row) => (parseMoney(row.input, row.hint ?? undefined).currency ?? null) === row.expect.currency
    )
    expect([amount >= 0.97, currency >= 0.96]).toEqual([true, true])
  })

  it('NORM-10 a name without its legal form is compared alike in both orders of case', () => {
    const names = cases('names', 'company').map((row) => row.input)
    expect(
      names.filter((name) => parseCompany(name).base !== parseCompany(name.toUpperCase()).base).length / names.length
    ).toBeLessThan(0.05)
  })
})
