import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddressHeader } from '../../../capture/normalise/address-header'
import { countryOfText, findAddressBlocks, parseAddress } from '../../../capture/normalise/addresses'
import { companyFromDomain, hasLegalForm, parseCompany } from '../../../capture/normalise/companies'
import { countryOfDomain, registrableDomain } from '../../../capture/normalise/domains'
import { validateEmail } from '../../../capture/normalise/email-syntax'
import { findEmails, isRoleAddress, normaliseEmail } from '../../../capture/normalise/emails'
import { parseMoney } from '../../../capture/normalise/money'
import { parseName, personNameScore } from '../../../capture/normalise/names'
import { findPhones, formatPhone, parsePhone } from '../../../capture/normalise/phones'
import { findTaxIds, validateTaxId } from '../../../capture/normalise/tax-ids'

/** `MUTATIONS=20000` for the long run; `SEED=…` brings a failure back. */
const RUNS = Number(process.env['MUTATIONS'] ?? 300)
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000)

const SEEDS = [
  'Dr. K. R. Narayanan (Retd.), PhD',
  'de la Vega, Juan Q. III',
  'डॉ. प्रिया शर्मा',
  '鈴木 一郎',
  'Foo Technologies (India) Pvt. Ltd.',
  'Müller GmbH & Co. KG',
  'Tel: +91 (0)22 2659 8235/36 ext. 12, Fax 022-26598237',
  '1-800-FLOWERS or (86-10) 5869 8989',
  'मोबाइल: ९८७६५ ४३२१०',
  'Flat No. 12, MG Road, Mumbai - 400 069, Maharashtra, India',
  '12 Main St Apt 4 Springfield IL 62701',
  'Hauptstraße 5\n10115 Berlin\nDeutschland',
  '"Doe, John" <john@firm.example>, Team: a@b.example;',
  'john [at] firm (dot) example, jane@firm.example',
  '=?utf-8?Q?J=C3=B6rg?= <j@firm.example>',
  'GSTIN 27AAPFU0939F1ZV PAN AAPFU0939F DE136695976',
  '₹1,23,45,678.50 or 2.5 crore',
  'https://mail.firm.co.in/x'
]

const NASTY = [
  '\0',
  '\u202E',
  '\u200B',
  '\uD800',
  '\uDC00',
  '\u0301',
  '\uFEFF',
  '\n',
  '\t',
  '__proto__',
  'constructor',
  '((((',
  '""',
  "'",
  '<',
  '@@',
  '+',
  '%E0%A4%A',
  '٣',
  '🌟',
  ',',
  ';',
  '|',
  '-'.repeat(40),
  '9'.repeat(40),
  ' '.repeat(40),
  'ß',
  'İ',
  'ﬂ',
  '﷽',
  'ς'
]

const edit = fc.record({
  at: fc.nat(200),
  cut: fc.nat(12),
  put: fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 6, unit: 'binary' }), fc.constantFrom(...SEEDS))
})

/** A known text with a few places cut and nasty things put in. */
const mutated = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(edit, { minLength: 1, maxLength: 6 }))
  .map(([seed, edits]) =>
    edits.reduce((text, { at, cut, put }) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + put + text.slice(place + cut)
    }, seed)
  )

const always = (check: (text: string) => void): void => {
  fc.assert(fc.property(mutated, check), { numRuns: RUNS, seed: SEED })
}

describe(`mutated input, seed ${SEED}`, () => {
  it('NORM-23 phones: no exception; what is found stands in the text', { timeout: 600_000 }, () => {
    always((text) => {
      for (const phone of findPhones(text, { country: 'IN' })) {
        expect(text.slice(phone.index, phone.index + phone.raw.length)).toBe(phone.raw)
        if (phone.e164 !== undefined) expect(phone.e164).toMatch(/^\+\d{4,15}$/)
      }
      expect(parsePhone(text, { country: 'US' }).raw).toBe(text)
      formatPhone(text, 'international')
    })
  })

  it('NORM-23 names: no exception; parts hold only letters of the name', { timeout: 600_000 }, () => {
    always((text) => {
      const { display, given = '', family = '' } = parseName(text)
      expect(display.length).toBeLessThanOrEqual(2 * text.length + 300)
      expect((given + family).isWellFormed()).toBe(true)
      const score = personNameScore(text)
      expect(score >= 0 && score <= 1).toBe(true)
    })
  })

  it('NORM-23 companies and domains: no exception', { timeout: 600_000 }, () => {
    always((text) => {
      expect(typeof parseCompany(text).base).toBe('string')
      hasLegalForm(text)
      companyFromDomain(text, [text])
      companyFromDomain('firm.example', [text])
      registrableDomain(text)
      countryOfDomain(text)
    })
  })

  it('NORM-23 addresses: no exception; blocks keep their order', { timeout: 600_000 }, () => {
    always((text) => {
      expect(parseAddress(text, { country: 'IN' }).raw).toBe(text)
      countryOfText(text)
      let last = 0
      for (const { start, end } of findAddressBlocks(text.split('\n'), { country: 'US' })) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
    })
  })

  it('NORM-23 mail addresses: no exception; what is found can be used', { timeout: 600_000 }, () => {
    always((text) => {
      for (const { value, index } of findEmails(text)) {
        expect(normaliseEmail(value)).toBe(value)
        expect(index >= 0 && index < text.length).toBe(true)
        isRoleAddress(value)
      }
      for (const entry of parseAddressHeader(text)) expect(typeof entry.address).toBe('string')
      validateEmail(text)
    })
  })

  it('NORM-23 tax numbers and money: no exception; amounts are plain decimals', { timeout: 600_000 }, () => {
    always((text) => {
      for (const { scheme, value } of findTaxIds(text)) expect([scheme, value]).not.toContain('')
      for (const scheme of ['vat', 'gstin', 'iban', 'pan', 'siret']) validateTaxId(scheme, text)
      const { amount } = parseMoney(text, text)
      if (amount !== undefined) expect(amount).toMatch(/^\d+(?:\.\d+)?$/)
    })
  })

  it(
    'NORM-23 long input of one kind is read to its end: quadratic time would not come back',
    { timeout: 120_000 },
    () => {
      for (const part of [
        'a',
        '1 ',
        '(',
        '"',
        '<',
        'a@',
        '@',
        ' ',
        'A. ',
        '+91 ',
        'x (at) ',
        '=?utf-8?b?',
        '10115 Berlin\n',
        '\uD800',
        'अ'
      ]) {
        const text = part.repeat(200_000 / part.length)
        expect(findPhones(text, { country: 'IN' }).length).toBeLessThan(2_000)
        expect(findEmails(text).length).toBeLessThanOrEqual(2_500)
        expect(findTaxIds(text).length).toBeLessThanOrEqual(50)
        expect(parseAddressHeader(text).length).toBeLessThanOrEqual(2_001)
        expect(parseAddress(text).raw).toBe(text)
        expect(findAddressBlocks(text.split('\n')).length).toBeLessThanOrEqual(100)
        expect(parseName(text).display.length).toBeLessThanOrEqual(300)
        expect(parseCompany(text).display.length).toBeLessThanOrEqual(200)
        expect(hasLegalForm(text)).toBe(false)
        parseMoney(text)
      }
    }
  )
})
