import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCompanies } from '../../../crm/match/companies'
import { emailKeyOf, phoneKeyOf, samePhone, urlKeyOf } from '../../../crm/match/contact-points'
import { editDistance, letterSimilarity, wordSimilarity } from '../../../crm/match/similarity'

describe('compareCompanies', () => {
  it.each([
    ['Tidewater Labs Pvt. Ltd.', 'TIDEWATER LABS PRIVATE LIMITED'],
    ['Möbelhaus Größmann GmbH & Co. KG', 'Mobelhaus Grossmann'],
    ['M/s Banyan Freight', 'The Banyan Freight Company'],
    ['बरगद फूड्स प्राइवेट लिमिटेड', 'Bargad Foods'],
    ['A.B.C. Steel', 'ABC Steel Inc']
  ])('MATCH-10 takes %s and %s for one', (one, other) => {
    expect(compareCompanies(one, other)).toBeGreaterThan(0.85)
  })

  it('MATCH-10 knows an acronym, and does not take two firms of one trade for one', () => {
    expect(compareCompanies('SBI', 'State Bank of India')).toBe(0.8)
    expect(compareCompanies('Orchard Foods Ltd', 'Banyan Foods Ltd')).toBeLessThan(0.6)
  })

  it('MATCH-10 keeps a name that is nothing but form and filler', () => {
    expect(compareCompanies('The Company Ltd', 'Limited & Co')).toBeLessThan(1)
    expect(compareCompanies('', 'Banyan')).toBe(0)
  })
})

describe('contact points', () => {
  it('MATCH-15 sees through tags, and through dots only where the provider does', () => {
    expect(emailKeyOf('Asha.Verma+news@GMAIL.com').delivered).toBe('ashaverma@gmail.com')
    expect(emailKeyOf('asha.verma+news@banyan.example').delivered).toBe('asha.verma@banyan.example')
  })

  it('MATCH-15 knows role mailboxes and free mail', () => {
    expect(emailKeyOf('info@banyan.example')).toMatchObject({ role: true, local: '', domain: 'banyan.example' })
    expect(emailKeyOf('asha@rediffmail.com')).toMatchObject({ role: false, domain: '' })
  })

  it('MATCH-16 compares numbers from the end, in any digits', () => {
    expect(samePhone('+91 98200 00017', '098200-00017')).toBe(true)
    expect(samePhone('०९८२० ००००१७', '9820000017')).toBe(true)
    expect(samePhone('+919820000017', '+919820000018')).toBe(false)
    expect(phoneKeyOf('12345')).toBe('')
  })

  it('MATCH-17 brings links to one form', () => {
    expect(urlKeyOf('https://in.linkedin.com/in/asha/?trk=x')).toBe(urlKeyOf('http://www.linkedin.com/in/Asha'))
  })
})

describe('similarity', () => {
  it('MATCH-18 counts a swap of neighbours as one slip, and stops at the limit', () => {
    expect(editDistance('isabella', 'isablela')).toBe(1)
    expect(editDistance('kitten', 'sitting')).toBe(3)
    expect(editDistance('abcdefgh', 'zyxwvuts', 2)).toBe(3)
  })

  it('MATCH-18 is the same both ways, 1 for itself, and between 0 and 1', () => {
    assert(
      property(string(), string(), (one, other) => {
        expect(letterSimilarity(one, other)).toBeCloseTo(letterSimilarity(other, one), 10)
        expect(letterSimilarity(one, one)).toBe(1)
        expect(letterSimilarity(one, other)).toBeGreaterThanOrEqual(0)
      })
    )
  })

  it('MATCH-18 weighs words and knows shortened ones', () => {
    const even = (): number => 1
    expect(wordSimilarity(['arts', 'deli'], ['arts', 'delicatessen'], even)).toBeGreaterThan(0.9)
    expect(
      wordSimilarity(['banyan', 'foods'], ['orchard', 'foods'], (word) => (word === 'foods' ? 0.1 : 1))
    ).toBeLessThan(0.2)
  })
})
