import { describe, expect, it } from 'vitest'
import { exactKeys, lookupKeys, sampleKey } from '../../crm/keys'
import { nationalDigits, phoneTail } from '../../crm/phone'
import { curatedSample, generatedSample } from '../../crm/sample'
import { queryTerms, termsOf } from '../../crm/search-terms'
import { sortKey } from '../../crm/sort'
import { decide } from '../../crm/decide'
import type { Flat } from '../../crm/types'

/** Whether a record would be found: every word of the query is the start of one of its terms. */
function finds(query: string, rec: Flat, company?: string): boolean {
  const { name, other } = termsOf('person', 'per_1', rec, company)
  const all = [...name, ...other]
  const words = queryTerms(query)
  return (
    words.length > 0 &&
    words.every((spellings) => spellings.some((start) => all.some((term) => term.startsWith(start))))
  )
}

const anita: Flat = {
  name: 'Anita D’Souza-Kumar',
  'email/anita@coastline.example': '{}',
  'phone/+919820011223': '{"l":"mobile"}',
  'tag/Key account': true,
  'preference/crates': true,
  title: 'Head of Purchasing',
  notes: 'Prefers calls after 15:00, speaks मराठी'
}

describe('search terms', () => {
  it.each([
    'ani',
    'souza',
    'kum ani',
    'ANITA',
    'Aneeta',
    'अनीता',
    'coast',
    'anita@coastline.example',
    '98200',
    '9820011223',
    '+91 98200 11223',
    '098200-11223',
    '(98200) 11223',
    '९८२००',
    '1223',
    'key acc',
    'crates',
    'purchas',
    'मराठी',
    'anita 98200',
    'nair anita'
  ])('FIND-2 A2 A4 finds a person by "%s"', (query) => {
    expect(finds(query, anita, 'Nair Logistics LLP')).toBe(true)
  })

  it('B20 finds a name written in Hindi by its Latin spellings', () => {
    for (const query of ['सरिता', 'sarita', 'Sareeta', 'rao', 'राव'])
      expect(finds(query, { name: 'सरिता राव' })).toBe(true)
  })

  it('FIND-3 does not find by the middle of a word or by a word that is not there', () => {
    for (const query of ['nita', 'anita verma', '11223', 'kkkk', 'aaaaaa', '']) expect(finds(query, anita)).toBe(false)
  })
})

describe('exact keys', () => {
  it('FIND-1 A2 A3 are the same for every way to write an address, number or link', () => {
    const keys = exactKeys('person', 'per_1', {
      ...anita,
      'url/https://www.linkedin.com/in/Anita/': '{}',
      company: 'com_1'
    })
    expect(keys).toEqual([
      'e:anita@coastline.example',
      'p:+919820011223',
      'q:820011223',
      'u:linkedin.com/in/anita',
      'c:com_1'
    ])
    for (const seen of [
      { emails: ['Anita@Coastline.example'] },
      { phones: ['098200 11223'] },
      { phones: ['+91 98200 11223'] },
      { urls: ['http://in.linkedin.com/in/anita?trk=x'] }
    ]) {
      expect(lookupKeys(seen).some((key) => keys.includes(key))).toBe(true)
    }
  })

  it('FIND-1 finds a company by domain and tax id', () => {
    const keys = exactKeys('company', 'com_1', {
      name: 'Nair',
      'domain/nair.example': true,
      'tax/gstin': '27AAPFU0939F1ZV'
    })
    expect(keys).toEqual(['d:nair.example', 'x:gstin:27aapfu0939f1zv'])
    expect(lookupKeys({ domains: ['www.Nair.example'] })).toEqual(['d:nair.example'])
  })

  it('knows where the national part of a number starts', () => {
    expect(['+919820011223', '+12025550123', '+351912345678', '+77012345678'].map(nationalDigits)).toEqual([
      '9820011223',
      '2025550123',
      '912345678',
      '7012345678'
    ])
    expect(phoneTail('+91 98200 11223')).toBe(phoneTail('०९८२०० ११२२३'))
  })
})

describe('sort keys', () => {
  it('FIND-4 order names without regard to case, accents and leading marks', () => {
    const names = ['zoe', 'Émile', '"Bob"', 'alice', 'राम', 'अनीता']
    expect(names.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
      'alice',
      '"Bob"',
      'Émile',
      'zoe',
      'अनीता',
      'राम'
    ])
  })
})

describe('sample data', () => {
  const facts = { now: 1_750_000_000_000, rec: () => undefined, entry: () => undefined }
  it('is accepted by the same rules as what a person types, and is marked', () => {
    for (const writes of [curatedSample('s1', facts.now), [...generatedSample(200, 's1')]]) {
      expect(decide({ kind: 'save', id: 'cmd_0', origin: 'sample', writes }, facts)).toMatchObject({ ok: true })
      for (const write of writes) expect(exactKeys(write.cls, write.id, write.set as Flat)).toContain(sampleKey)
    }
  })

  it('gives the same records for the same seed, and every person a company that exists', () => {
    const first = [...generatedSample(50, 's1')]
    expect([...generatedSample(50, 's1')]).toEqual(first)
    const ids = new Set(first.map(({ id }) => id))
    for (const write of first) if (write.cls === 'person') expect(ids.has(String(write.set['company']))).toBe(true)
    expect(ids.size).toBe(first.length)
  })
})
