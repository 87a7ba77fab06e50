import { describe, expect, it } from 'vitest'
import { parseMoney } from '../../../capture/normalise/money'
import { findTaxIds, validateTaxId } from '../../../capture/normalise/tax-ids'

describe('tax numbers', () => {
  it.each([
    ['GSTIN: 27AAPFU0939F1ZV, PAN: AAPFU0939F', ['gstin 27AAPFU0939F1ZV', 'pan AAPFU0939F']],
    ['gstin 27 AAPFU0939F 1ZV', ['gstin 27AAPFU0939F1ZV']],
    ['VAT No. GB 980 7806 84', ['vat GB980780684']],
    ['USt-IdNr.: DE136695976', ['vat DE136695976']],
    ['P.IVA 00743110157', ['vat IT00743110157']],
    ['CHE-107.787.577 MWST', ['vat CHE107787577']],
    ['SIRET 732 829 320 00074', ['siret 73282932000074']],
    ['ABN 51 824 753 556', ['abn 51824753556']],
    ['27AAPFU0939F1Z0', []],
    ['DE 136 695 976', []],
    ['order DE123456789', []],
    ['AAPFU0939F', []]
  ])('NORM-21 %s', (text, expected) => {
    expect(findTaxIds(text).map(({ scheme, value }) => `${scheme} ${value}`)).toEqual(expected)
  })

  it.each([
    '27AAPFU0939F1Z',
    '0799XYZ00001UN',
    '2799XYZ00001ON',
    '2799XYZ00001NR',
    '9999XYZ00001OS',
    '27AAPF00939F1D',
    '27AAPFU0939F2C'
  ])('NORM-21 a GSTIN of any of its shapes has exactly one check character: %s', (body) => {
    const valid = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ').filter(
      (check) => validateTaxId('gstin', body + check) !== undefined
    )
    expect(valid).toHaveLength(1)
  })

  it('NORM-21 of non-residents and tax collectors have other shapes, the same check', () => {
    expect(validateTaxId('gstin', '27AAPFU0939F1ZV')).toBe('27AAPFU0939F1ZV')
    expect(validateTaxId('gstin', '27AAPFU0939F1Z')).toBeUndefined()
    expect(validateTaxId('pan', 'ABMXA3211G')).toBeUndefined()
    expect(validateTaxId('iban', 'DE89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000')
    expect(validateTaxId('iban', 'ZZ89370400440532013000')).toBeUndefined()
    expect(validateTaxId('nothing', '1')).toBeUndefined()
    expect(validateTaxId('__proto__', '1')).toBeUndefined()
  })
})

describe('money', () => {
  it.each([
    ['₹1,23,45,678.50', '12345678.50', 'INR'],
    ['₹5 lakh', '500000', 'INR'],
    ['Rs. 2.5 crore', '25000000', 'INR'],
    ['₹12L', '1200000', 'INR'],
    ['१२,३४,५६७ रुपये', '1234567', 'INR'],
    ['५ लाख', '500000', undefined],
    ['₹10-15 lakh', '1000000', 'INR'],
    ['10 to 12 lakhs', '1000000', undefined],
    ['₹ 10-12', '10', 'INR'],
    ['1,5 M€', '1500000', 'EUR'],
    ['120 k€', '120000', 'EUR'],
    ['1 Million Dollar', '1000000', 'USD'],
    ['KWD 12.750', '12.750', 'KWD'],
    ['ر.ع. 12.500', '12.500', 'OMR'],
    ['AED 12.750', '12750', 'AED'],
    ['Rs.500/-', '500', 'INR'],
    ['1 234 567,89 €', '1234567.89', 'EUR'],
    ['EUR 12.345,67', '12345.67', 'EUR'],
    ['CHF 1’234.50', '1234.50', 'CHF'],
    ['$3M', '3000000', 'USD'],
    ['$15.00 CAD', '15.00', 'CAD'],
    ['0.1 crore', '1000000', undefined],
    ['10k', '10000', undefined],
    ['129.900', '129900', undefined],
    ['3 issues for 14,85 EUR', '14.85', 'EUR'],
    ['on request', undefined, undefined]
  ])('NORM-22 %s', (text, amount, code) => {
    const money = parseMoney(text)
    expect([money.amount, money.code]).toEqual([amount, code])
  })

  it('NORM-22 the currency comes as written, else from the hint', () => {
    expect(parseMoney('1 890', 'руб.')).toEqual({ amount: '1890', currency: 'руб.', code: 'RUB' })
    expect(parseMoney('3,20 €', '$')).toMatchObject({ currency: '€' })
    expect(parseMoney('200', 'TTC')).toEqual({ amount: '200' })
  })
})
