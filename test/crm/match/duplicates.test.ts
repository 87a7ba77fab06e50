import { array, assert, constantFrom, property, record as recordOf, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDuplicates, possibleDuplicates, type MatchRecord } from '../../../crm/match/duplicates'
import { reasonsOf } from '../../../crm/match/reasons'

const EMPTY = { emails: [], phones: [], urls: [], domains: [], taxIds: [], addresses: [], other: {} }
const person = (id: string, name: string, more: Partial<MatchRecord> = {}): MatchRecord => ({
  ...EMPTY,
  id,
  kind: 'person',
  name,
  ...more
})
const company = (id: string, name: string, more: Partial<MatchRecord> = {}): MatchRecord => ({
  ...EMPTY,
  id,
  kind: 'company',
  name,
  ...more
})
const ids = (own: MatchRecord, candidates: readonly MatchRecord[]): string[] =>
  possibleDuplicates(own, candidates).map(({ b }) => b)

const office = {
  company: 'Banyan Freight Pvt. Ltd.',
  phones: ['+912240000018'],
  addresses: [{ lines: ['12 Dock Road'], city: 'Mumbai', postcode: '400001', region: 'Maharashtra' }]
}

describe('possibleDuplicates', () => {
  it('MATCH-08 finds the same address of mail under another spelling of the name', () => {
    const known = person('known', 'Aneeta Sharma', { emails: ['Anita@banyan.example'] })
    const [found] = possibleDuplicates(person('new', 'अनीता शर्मा', { emails: ['anita@banyan.example'] }), [known])
    expect(found?.b).toBe('known')
    expect(found?.score).toBeGreaterThan(0.95)
  })

  it('MATCH-08 finds the same number however it is written', () => {
    const known = person('known', 'Ishaan Deshpande', { phones: ['+919820000017'] })
    expect(ids(person('new', 'Deshpande, I.', { phones: ['098200 00017'] }), [known])).toEqual(['known'])
  })

  it('MATCH-09 does not take colleagues for one person', () => {
    const own = person('new', 'Asha Verma', { ...office, emails: ['asha@banyan.example'] })
    const colleague = person('known', 'Imran Qureshi', { ...office, emails: ['imran@banyan.example'] })
    expect(ids(own, [colleague])).toEqual([])
  })

  it('MATCH-09 does not take two people behind one role mailbox for one', () => {
    const own = person('new', 'Asha Verma', { emails: ['info@banyan.example'] })
    expect(ids(own, [person('known', 'Imran Qureshi', { emails: ['info@banyan.example'] })])).toEqual([])
  })

  it('MATCH-09 does not take namesakes with common names for one person', () => {
    const own = person('new', 'Rajesh Kumar', { emails: ['rajesh@one.example'], phones: ['+919820000001'] })
    const namesake = person('known', 'Rajesh Kumar', { emails: ['rk@two.example'], phones: ['+919820000002'] })
    expect(ids(own, [namesake])).toEqual([])
  })

  it('MATCH-09 does not take father and son for one person', () => {
    const own = person('new', 'Raj Malhotra Jr.', { ...office, emails: ['junior@malhotra.example'] })
    expect(ids(own, [person('known', 'Raj Malhotra Sr.', { ...office, emails: ['senior@malhotra.example'] })])).toEqual(
      []
    )
  })

  it('MATCH-10 finds a company under another legal form, and not its neighbour', () => {
    const own = company('new', 'Tidewater Labs Private Limited', { domains: ['tidewater.example'] })
    const same = company('same', 'TIDEWATER LABS PVT LTD', { domains: ['www.tidewater.example'] })
    const neighbour = company('other', 'Orchard Foods Ltd', { addresses: office.addresses })
    expect(ids({ ...own, addresses: office.addresses }, [same, neighbour])).toEqual(['same'])
  })

  it('MATCH-10 mentions the same name where nothing speaks against it', () => {
    expect(ids(company('new', 'Banyan Ltd'), [company('same', 'BANYAN')])).toEqual(['same'])
    expect(ids(person('new', 'Rajesh Kumar'), [person('same', 'राजेश कुमार')])).toEqual(['same'])
    expect(ids(company('new', 'Banyan Enterprises'), [company('other', 'Orchard Enterprises')])).toEqual([])
  })

  it('MATCH-11 gives reasons as data with the values of the known record', () => {
    const known = person('known', 'Aneeta Sharma', { emails: ['Anita@banyan.example'], company: 'Banyan Freight Ltd' })
    const own = person('new', 'Anita Sharma', { emails: ['anita@banyan.example'], company: 'Banyan Freight' })
    const reasons = possibleDuplicates(own, [known]).flatMap((pair) => reasonsOf(pair.reasons, known))
    expect(reasons).toEqual([
      { kind: 'email', value: 'Anita@banyan.example' },
      { kind: 'name-and-company', value: 'Aneeta Sharma' }
    ])
  })

  it('MATCH-12 leaves the record itself out and orders by likelihood', () => {
    const own = person('new', 'Zarina Deshmukh', { emails: ['zarina@one.example'], phones: ['+919820000003'] })
    const exact = person('exact', 'Zarina Deshmukh', { emails: ['zarina@one.example'], phones: ['+919820000003'] })
    const near = person('near', 'Zarina Deshmukh', { phones: ['+919820000003'] })
    expect(ids(own, [own, near, exact])).toEqual(['exact', 'near'])
  })
})

describe('findDuplicates', () => {
  const names = constantFrom('Asha Verma', 'A. Verma', 'आशा वर्मा', 'Imran Qureshi', '', 'Banyan Ltd', '__proto__')
  const values = array(constantFrom('a@one.example', 'info@one.example', '+919820000001', '', '__proto__'), {
    maxLength: 2
  })
  const records = array(
    recordOf({
      name: names,
      emails: values,
      phones: values,
      kind: constantFrom('person' as const, 'company' as const)
    }),
    { maxLength: 8 }
  ).map((list) => list.map((one, index): MatchRecord => ({ ...EMPTY, ...one, id: `r${index}` })))

  it('MATCH-13 finds each pair once, whatever the order of the records', () => {
    assert(
      property(records, (list) => {
        const keys = (pairs: ReturnType<typeof findDuplicates>): string[] =>
          pairs.map(({ a, b }) => [a, b].sort().join(' ')).sort()
        const found = keys(findDuplicates(list))
        expect(new Set(found).size).toBe(found.length)
        expect(keys(findDuplicates(list.toReversed()))).toEqual(found)
      })
    )
  })

  it('MATCH-13 weighs a pair alike from both sides: shared mailboxes beside own ones, parts of names crossed', () => {
    const list = [
      person('r1', 'Deshmukh Z.', { emails: ['info@b.example', 'a@b.example'] }),
      person('r2', 'Zarina Deshmukh', { emails: ['a@b.example', 'info@b.example'] })
    ]
    const [one] = findDuplicates(list)
    const [other] = findDuplicates(list.toReversed())
    expect(one?.reasons[0]).toMatchObject({ field: 'email', value: 'a@b.example' })
    expect(one?.score).toBe(other?.score)
    const sum = (pair: typeof one): number => (pair?.reasons ?? []).reduce((total, { bits }) => total + bits, 0)
    expect(sum(one)).toBeCloseTo(sum(other))
  })

  it('MATCH-13 pairs records of two lists only across them', () => {
    const one = [person('a1', 'Zarina Deshmukh'), person('a2', 'Zarina Deshmukh')]
    const other = [person('b1', 'Zarina Deshmukh')]
    expect(
      findDuplicates(one, other)
        .map(({ a, b }) => `${a} ${b}`)
        .sort()
    ).toEqual(['a1 b1', 'a2 b1'])
  })

  it('MATCH-14 never throws on any text', () => {
    const any = recordOf({ name: string({ unit: 'binary' }), family: string(), company: string({ unit: 'binary' }) })
    assert(
      property(array(any, { maxLength: 5 }), (list) => {
        const made = list.map((one, index): MatchRecord => ({
          ...EMPTY,
          ...one,
          id: String(index),
          emails: [one.name]
        }))
        return findDuplicates(made).every(({ score }) => score >= 0 && score <= 1)
      })
    )
  })
})
