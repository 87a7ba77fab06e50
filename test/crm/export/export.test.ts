import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importCsv } from '../../../capture/files/csv-draft'
import { importVcards } from '../../../capture/files/vcard-draft'
import { settings, type RecordInput } from '../../../crm/build'
import { byteOrderMark, csvLine, neutral, tsv } from '../../../crm/export/csv'
import { calendarEnd, calendarHead, event } from '../../../crm/export/ics'
import { readable } from '../../../crm/export/json'
import { cellsOf, headerOf, tableRecord, widthsOf } from '../../../crm/export/table'
import { vcard } from '../../../crm/export/vcard'
import { createKnownIndex } from '../../../crm/import/lookup'
import { createPlanner, type Planned } from '../../../crm/import/plan'
import type { ImportValues } from '../../../crm/import/contact'
import type { Row } from '../../../crm/queries'
import type { CustomField } from '../../../crm/records'
import type { Flat } from '../../../crm/types'

const fields: readonly CustomField[] = [
  { id: 'fld_1', of: 'person', label: 'Orders, yearly', type: 'number', choices: [], position: 0 }
]

const row = (id: string, input: RecordInput, company?: string): Row => ({
  n: 1,
  id,
  cls: id.startsWith('com_') ? 'company' : 'person',
  seg: 0,
  rec: settings(input) as Flat,
  ...(company === undefined ? {} : { company })
})

const asha = row(
  'per_1',
  {
    name: 'आशा मेहता',
    given: 'आशा',
    family: 'मेहता',
    title: 'Buyer; "Cotton"',
    department: 'Purchasing',
    company: 'com_1',
    birthday: '--05-17',
    notes: 'First line\nSecond, line',
    language: 'hi',
    owner: 'Ravi',
    source: 'Fair',
    doNotCall: true,
    emails: [
      { value: 'asha@mehta.example', label: 'work' },
      { value: 'asha@home.example', label: 'my own' }
    ],
    phones: [
      { value: '+919820012345', label: 'mobile' },
      { value: '+912226554400', label: 'work', extension: '14' }
    ],
    urls: [{ value: 'https://mehta.example/asha' }],
    tags: ['Fair 2026', 'VIP'],
    preferences: ['Linen'],
    addresses: {
      post: {
        raw: '1 Fort Road\nMumbai 400001',
        street: '1 Fort Road',
        city: 'Mumbai',
        postcode: '400001',
        country: 'IN'
      },
      billing: { raw: 'Accounts, 2 Hill Lane, Pune' }
    },
    custom: { fld_1: 12.5 }
  },
  'Mehta Textiles'
)
const firm = row('com_1', {
  name: 'Mehta Textiles',
  domains: ['mehta.example', 'mehta-textiles.example'],
  taxIds: { gstin: '27AAPFU0939F1ZV' },
  phones: [{ value: '+912226554400', label: 'main' }]
})

function csvOf(rows: readonly Row[]): string {
  const records = rows.map(tableRecord)
  const widths = widthsOf(records)
  return (
    byteOrderMark +
    csvLine(headerOf(widths, fields)) +
    records.map((one) => csvLine(cellsOf(one, widths, fields))).join('')
  )
}

/** What an import of the values would do in a ledger that has the rows. */
function planned(values: readonly ImportValues[], rows: readonly Row[], overwrite = true): Planned[] {
  const index = createKnownIndex()
  for (const { id, cls, rec, company } of rows)
    if (cls === 'person' || cls === 'company')
      index.put({ id, cls, flat: rec, ...(company === undefined ? {} : { company }) })
  const by = { email: true, phone: false, name: false }
  const planner = createPlanner(
    { mode: 'both', by, overwrite, possible: 'create', choices: new Map(), fields },
    (prefix) => `${prefix}_new`
  )
  return values.map((one, at) => planner.plan(at + 1, one, (key) => index.find(key)))
}

describe('an export as CSV', () => {
  it('EXP-1 comes back as what it was, by id, and changes nothing', () => {
    const rows = [firm, asha]
    const [company, person] = planned(importCsv(csvOf(rows), { country: 'IN' }), rows)
    expect(company).toMatchObject({ verdict: 'same', known: { id: 'com_1' } })
    expect(person).toMatchObject({ verdict: 'same', known: { id: 'per_1' } })
  })

  it('EXP-1 makes the same records in an empty ledger', () => {
    const [, person] = planned(importCsv(csvOf([firm, asha]), { country: 'IN' }), [])
    const made = person?.writes.at(-1)?.set ?? {}
    for (const key of Object.keys(asha.rec).filter((key) => !/^(?:company$|address\/|phone\/\+9122)/.test(key)))
      expect([key, made[key]]).toEqual([key, asha.rec[key]])
    expect(made['address/post']).toContain('Mumbai 400001')
  })

  it('EXP-1 updates the record whose cell was changed, and nothing else', () => {
    const text = csvOf([firm, asha]).replace('Purchasing', 'Sales')
    const [company, person] = planned(importCsv(text, { country: 'IN' }), [firm, asha])
    expect(company?.verdict).toBe('same')
    expect(person?.writes).toEqual([{ cls: 'person', id: 'per_1', create: false, set: { department: 'Sales' } }])
  })

  it('EXP-1 comes back as what it was, whatever is in it', () => {
    const text = fc
      .stringMatching(/^[\w\u0905-\u0939"',.=+@ -]{1,30}$/)
      .map((one) => one.replaceAll(/\s+/g, ' ').trim())
    const word = text.filter((one) => /[A-Za-z\u0905-\u0939]{2}/.test(one))
    const input = fc.record({
      name: word,
      title: word,
      department: word,
      notes: fc.array(text, { maxLength: 3 }).map((lines) => lines.join('\n').trim()),
      tags: fc.uniqueArray(word, { maxLength: 3 }),
      preferences: fc.uniqueArray(word, { maxLength: 2 }),
      owner: word,
      birthday: fc.constantFrom('1990-05-17', '--12-01'),
      doNotMail: fc.boolean(),
      emails: fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}@[a-z]{2,8}\.example$/), { maxLength: 4 }),
      phones: fc.uniqueArray(fc.stringMatching(/^\+9198[0-9]{8}$/), { maxLength: 4 }),
      city: word
    })
    fc.assert(
      fc.property(fc.array(input, { minLength: 1, maxLength: 4 }), (all) => {
        const rows = all.map(({ city, emails, phones, ...rest }, at) =>
          row(`per_${at}`, {
            ...rest,
            emails: emails.map((value) => ({ value, label: 'work' })),
            phones: phones.map((value) => ({ value, label: 'mobile' })),
            addresses: { delivery: { raw: city, city } }
          })
        )
        const verdicts = planned(importCsv(csvOf(rows), { country: 'IN' }), rows).map(({ verdict, writes }) => ({
          verdict,
          writes
        }))
        expect(verdicts).toEqual(rows.map(() => ({ verdict: 'same', writes: [] })))
      }),
      { numRuns: 200 }
    )
  })

  it('EXP-2 begins with a byte order mark and ends its lines as RFC 4180 has it', () => {
    const text = csvOf([asha])
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text).toContain('"Buyer; ""Cotton"""')
  })

  it('EXP-3 holds no formula, and telephone numbers as they are', () => {
    expect(neutral('=HYPERLINK("https://bad.example")')).toBe(`'=HYPERLINK("https://bad.example")`)
    expect(neutral("@SUM(1+1)*cmd|' /C calc'!A0")).toMatch(/^'@/)
    expect(neutral('\t=1')).toBe(`'\t=1`)
    expect(neutral('+91 98200 12345')).toBe('+91 98200 12345')
    expect(neutral('-2+3+cmd')).toBe(`'-2+3+cmd`)
    expect(neutral('Asha')).toBe('Asha')
  })

  it('EXP-3 gives back every text that was neutralised', () => {
    const start = fc.constantFrom('=', '+', '-', '@', "'=", "''+", 'A')
    fc.assert(
      fc.property(fc.tuple(start, fc.stringMatching(/^[\w ,"=+-]{1,20}$/)), ([first, rest]) => {
        const title = `${first}${rest}`.trim()
        const [contact] = importCsv(`Name,Title,E-mail\r\n${csvLine(['Asha', title, 'a@x.example'])}`)
        expect(contact?.title ?? '').toBe(title)
      })
    )
  })
})

describe('other exports', () => {
  it.each(['3.0', '4.0'] as const)('EXP-4 a vCard %s comes back as what it was', (version) => {
    const text = vcard(firm, version, fields) + vcard(asha, version, fields)
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
    const cards = importVcards(text, { country: 'IN' })
    const [company, person] = planned(cards, [firm, asha], false)
    expect(company).toMatchObject({ verdict: 'same', known: { id: 'com_1' } })
    expect(person).toMatchObject({ verdict: 'same', known: { id: 'per_1' } })
    expect(cards[1]).toMatchObject({
      name: 'आशा मेहता',
      title: 'Buyer; "Cotton"',
      birthday: '--05-17',
      company: 'Mehta Textiles'
    })
    expect(cards[1]?.emails).toMatchObject([{ label: 'work' }, { label: 'my own' }])
    expect(cards[1]?.phones[1]).toMatchObject({ e164: '+912226554400', extension: '14' })
  })

  it('EXP-4 a vCard carries any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        const name = text.replaceAll(/[\p{Cc}\p{Cf}\p{Z}\p{Cs}]+/gu, ' ').trim()
        fc.pre(name !== '')
        const [card] = importVcards(vcard(row('per_1', { name, emails: [{ value: 'a@x.example' }] }), '4.0', []))
        expect(card?.name).toBe(name.normalize('NFC'))
      })
    )
  })

  it('EXP-5 activities are events with UTC times and folded lines', () => {
    const activity = {
      id: 'act_1',
      kind: 'call',
      at: Date.UTC(2026, 10, 21, 9, 30),
      subject: 'Samples; price, terms',
      with: ['per_1'],
      notes: 'Wants linen\nCall again',
      minutes: 12,
      createdAt: 0,
      updatedAt: 0
    } as const
    const text = calendarHead + event(activity, ['आशा मेहता'], 'call') + calendarEnd
    expect(text).toContain('DTSTART:20261121T093000Z\r\n')
    expect(text).toContain('DURATION:PT12M\r\n')
    expect(text).toContain(String.raw`DESCRIPTION:Wants linen\nCall again`)
    expect(text.replaceAll('\r\n ', '')).toContain(String.raw`SUMMARY:call: Samples\; price\, terms (आशा मेहता)`)
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  })

  it('EXP-6 JSON is readable: times as dates, fields by their labels, no empty values', () => {
    const one = readable(asha, fields)
    expect(one).toMatchObject({
      id: 'per_1',
      name: 'आशा मेहता',
      company: 'Mehta Textiles',
      fields: { 'Orders, yearly': 12.5 }
    })
    expect(one['createdAt']).toBe('1970-01-01T00:00:00.000Z')
    expect(one).not.toHaveProperty('doNotMail')
  })

  it('EXP-7 rows for the clipboard keep one line each', () => {
    expect(
      tsv([
        ['a\tb', 'c\nd'],
        ['=1', '']
      ])
    ).toBe("a b\tc d\n'=1\t")
  })
})
