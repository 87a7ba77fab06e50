import { describe, expect, it } from 'vitest'
import { findPhones, formatPhone, parsePhone } from '../../../capture/normalise/phones'

const numbers = (text: string, country?: string): (string | undefined)[] =>
  findPhones(text, country === undefined ? {} : { country }).map((phone) => phone.e164)

describe('numbers in a text', () => {
  it('NORM-1 are found with their place, extension and label', () => {
    const text = 'M: +91 98220 45178 | T: +91 230 242 3310 ext. 21 | Fax (022) 2659 8235'
    expect(findPhones(text, { country: 'IN' })).toEqual([
      { raw: '+91 98220 45178', index: 3, labelled: true, e164: '+919822045178', label: 'mobile' },
      { raw: '+91 230 242 3310 ext. 21', index: 24, labelled: true, e164: '+912302423310', extension: '21' },
      { raw: '(022) 2659 8235', index: 55, labelled: true, e164: '+912226598235', label: 'fax' }
    ])
  })

  it('NORM-1 behind a label are kept even when no country can be told', () => {
    expect(findPhones('Tel: 2659 8235', { country: 'IN' })).toMatchObject([{ raw: '2659 8235', labelled: true }])
    expect(findPhones('Tel: 2659 8235', { country: 'IN' })[0]).not.toHaveProperty('e164')
    expect(findPhones('2659 8235', { country: 'IN' })).toEqual([])
  })

  it.each([
    ['born 21.6.1984, left 2010-2015'],
    ['2012-01-02 08:00'],
    ['GSTIN 27AAPFU0939F1ZV'],
    ['Account No: 50100123456789'],
    ['Order 9876543210'],
    ['Aadhaar 9123 4567 8901'],
    ['Rs. 98,76,54,321'],
    ['₹ 9876543210'],
    ['12.9715987, 77.5945627'],
    ['192.168.10.101'],
    ['https://firm.example/p/9876543210'],
    ['9876543210@bank.example'],
    ['abc9876543210'],
    ['PIN 560 001'],
    ['1234567890123456'],
    ['DE89 3704 0044 0532 0130 00'],
    ['IBAN: GB82 WEST 1234 5698 7654 32'],
    ['N° TVA FR 40 303 265 045'],
    ['PNR 9812345678'],
    ['Meeting ID: 912 3456 7890 Passcode: 912345']
  ])('NORM-2 are not dates, ids, prices or parts of addresses: %s', (text) => {
    expect(numbers(text, 'IN')).toEqual([])
  })

  it.each([
    ['Tel: 971 4813 1941', 'US', ['+97148131941']],
    ['(86-10) 5869 8989', 'US', ['+861058698989']],
    ['44 (0) 1621 862 145', undefined, ['+441621862145']],
    ['+49 (0)30 901820', undefined, ['+4930901820']],
    ['0091 98765 43210', undefined, ['+919876543210']],
    ['1-800-FLOWERS', 'US', ['+18003569377']],
    ['98220 45178/98230 11223', 'IN', ['+919822045178', '+919823011223']],
    ['Tel: 022 2592 6690 / 2592 6691', 'IN', ['+912225926690', '+912225926691']],
    ['9822045178 / 022 25926690', 'IN', ['+919822045178', '+912225926690']],
    ['98220 45178/79', 'IN', ['+919822045178', '+919822045179']],
    ['(520) 494 STAR (7827)', 'US', ['+15204947827']],
    ['888.FAX.IOSAFE', 'US', ['+18883294672']],
    ['मोबाइल: ९८७६५ ४३२१०', 'IN', ['+919876543210']],
    ['+٩١ ٩٨٧٦٥ ٤٣٢١٠', undefined, ['+919876543210']],
    ['Tel 020 2592669/779', 'NL', ['+31202592669', '+31202592779']],
    ['+91 80 4123 4567/4568', 'IN', ['+918041234567', '+918041234568']],
    ['98765 43210, 9876543211', 'IN', ['+919876543210', '+919876543211']],
    ['651-234-2345/332-445-1234', 'US', ['+16512342345', '+13324451234']],
    ['Port. 06.12.34.56.78', 'FR', ['+33612345678']],
    ['P.IVA 01234567890 Cell. 347 123 4567', 'IT', ['+393471234567']],
    ['RCS Paris 552 100 554, tél. 01 42 68 53 00', 'FR', ['+33142685300']],
    ['사업자등록번호 123-45-67890 전화 02-1234-5678', 'KR', ['+82212345678']],
    ['נייד: 050-1234567', 'IL', ['+972501234567']],
    ['HP: 0812-3456-7890', 'ID', ['+6281234567890']],
    ['wa.me/919876543210', 'DE', ['+919876543210']],
    ['Tel.: 030 / 123 45 67 · Fax: 030 / 123 45 68', 'DE', ['+49301234567', '+49301234568']]
  ])('NORM-3 are read however they are written: %s', (text, country, expected) => {
    expect(numbers(text, country)).toEqual(expected)
  })

  it('NORM-3 take an extension that stands alone, and each number its own country', () => {
    expect(findPhones('020 7946 0123, ext. 104', { country: 'GB' })).toMatchObject([
      { e164: '+442079460123', extension: '104' }
    ])
    expect(findPhones('ext. 104', { country: 'GB' })).toEqual([])
    expect(numbers('London +44 20 7946 0123, New York +1 212 736 5000, Delhi 011 2345 6789', 'IN')).toEqual([
      '+442079460123',
      '+12127365000',
      '+911123456789'
    ])
  })

  it('NORM-4 take their label from before, behind, and the number before in a list', () => {
    const labels = findPhones('011-23456789 (O), 98100 12345 (M); WhatsApp 98100 12346, 98100 12347', { country: 'IN' })
    expect(labels.map((phone) => phone.label)).toEqual(['work', 'mobile', 'whatsapp', 'whatsapp'])
  })
})

describe('a number in a field', () => {
  it.each([
    ['tel:03-331-6005;phone-context=+64', undefined, '+6433316005', undefined],
    ['tel:+44-2034567890;ext=456', 'GB', '+442034567890', '456'],
    ['0900 332 600a5', 'NZ', '+649003326005', undefined],
    ['0800 DDA 005', 'NZ', '+64800332005', undefined],
    ['+00 64 3 331 6005', 'NZ', '+6433316005', undefined],
    ['(800) 901-3355 , 7246433', 'US', '+18009013355', '7246433'],
    ['8 (423) 202-25-11, доб. 100', 'RU', '+74232022511', '100'],
    ['+52 1 33 1234 5678', undefined, '+523312345678', undefined]
  ])('NORM-3 %s', (raw, country, e164, extension) => {
    const read = parsePhone(raw, country === undefined ? {} : { country })
    expect([read.e164, read.extension, read.raw]).toEqual([e164, extension, raw])
  })

  it('NORM-1 keeps its text when it is no number', () => {
    expect(parsePhone('on request', { country: 'IN' })).toEqual({ raw: 'on request' })
  })

  it('NORM-5 is written for people', () => {
    expect(formatPhone('+919876543210', 'international')).toBe('+91 98765 43210')
    expect(formatPhone('+16502530000', 'international')).toBe('+1 650-253-0000')
    expect(formatPhone('+541187654321', 'international')).toBe('+54 11 8765-4321')
    expect(formatPhone('+493012345', 'national')).toBe('030 12345')
    expect(formatPhone('somewhere', 'national')).toBe('somewhere')
  })
})
