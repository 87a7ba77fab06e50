import { describe, expect, it } from 'vitest'
import { captureText } from '../../../capture/text'

const capture = (text: string, country = 'IN') => captureText(text, { country }).drafts

describe('captureText', () => {
  it('PAGE-20 reads a signature as one person with title, firm and numbers', () => {
    const drafts = capture(
      'Regards,\n\nRahul Mehta\nSales Manager\nNimbus Pumps Pvt. Ltd.\nM: 98200 12345 | rahul.mehta@nimbuspumps.example\nwww.nimbuspumps.example'
    )
    expect(drafts).toHaveLength(1)
    expect(drafts[0]).toMatchObject({
      kind: 'person',
      name: 'Rahul Mehta',
      givenName: 'Rahul',
      familyName: 'Mehta',
      title: 'Sales Manager',
      company: 'Nimbus Pumps Pvt. Ltd.',
      emails: [{ value: 'rahul.mehta@nimbuspumps.example' }],
      phones: [{ e164: '+919820012345', label: 'mobile' }],
      urls: ['https://www.nimbuspumps.example']
    })
    expect(drafts[0]?.evidence['name']).toMatchObject({ source: 'selection', line: 'Rahul Mehta' })
  })

  it('PAGE-20 reads Hindi as it reads English', () => {
    expect(
      capture(
        'श्रीमती अनुपमा जोशी\nबिक्री प्रबंधक\nशारदा वस्त्र उद्योग प्राइवेट लिमिटेड\nमोबाइल: ९८९३० ५४३२१\nईमेल: anupama.joshi@shardavastra.example'
      )
    ).toMatchObject([
      {
        kind: 'person',
        name: 'श्रीमती अनुपमा जोशी',
        title: 'बिक्री प्रबंधक',
        company: 'शारदा वस्त्र उद्योग प्राइवेट लिमिटेड',
        phones: [{ e164: '+919893054321', label: 'mobile' }]
      }
    ])
  })

  it('PAGE-20 reads department and title before a Japanese name, and the numbers in the address’s country', () => {
    const text = '株式会社未来工業\n営業部 課長 佐藤 健一\n〒100-0001 東京都千代田区千代田1-1\nTEL 03-1234-5678'
    expect(captureText(text, { country: 'IN' }).drafts).toMatchObject([
      { name: '佐藤 健一', title: '営業部 課長', company: '株式会社未来工業', phones: [{ e164: '+81312345678' }] }
    ])
  })

  it('PAGE-20 reads one line of a directory', () => {
    expect(
      capture('Jane Doe, VP Sales, Acme Corp, 555 Main St, Springfield, IL 62701, (206) 555-0100', 'US')
    ).toMatchObject([
      { kind: 'person', name: 'Jane Doe', title: 'VP Sales', company: 'Acme Corp', phones: [{ e164: '+12065550100' }] }
    ])
  })

  it('PAGE-20 reads a filled form', () => {
    expect(
      capture('Name: Robert Ellis\nCompany: Ellis & Daughters LLC\nTitle: Owner\nPhone: (415) 555-0133', 'US')
    ).toMatchObject([{ kind: 'person', name: 'Robert Ellis', company: 'Ellis & Daughters LLC', title: 'Owner' }])
  })

  it('PAGE-20 makes one draft a person of a list', () => {
    expect(
      capture('Priya Raghunathan – priya@oakhurst.example\nDaniel Vale – daniel@oakhurst.example', 'US').map(
        (draft) => [draft.name, draft.emails.map((email) => email.value)]
      )
    ).toEqual([
      ['Priya Raghunathan', ['priya@oakhurst.example']],
      ['Daniel Vale', ['daniel@oakhurst.example']]
    ])
  })

  it('PAGE-20 reads mailboxes copied from a mail’s header', () => {
    expect(
      capture(
        'To: "Doe, Jane" <jane@acme.example>, Bob Roe <bob.roe@beta.example>\nCc: Sales <sales@acme.example>'
      ).map((draft) => [draft.kind, draft.name, draft.emails[0]?.value])
    ).toEqual([
      ['person', 'Jane Doe', 'jane@acme.example'],
      ['person', 'Bob Roe', 'bob.roe@beta.example'],
      ['company', 'acme.example', 'sales@acme.example']
    ])
  })

  it('PAGE-21 drafts a lone number, address or profile, with a name only where something spells it', () => {
    expect(capture('98200 12345')).toMatchObject([{ kind: 'person', name: '', phones: [{ e164: '+919820012345' }] }])
    expect(capture('jane.doe@acme.example')).toMatchObject([{ kind: 'person', name: 'Jane Doe' }])
    expect(capture('x7k@acme.example')).toMatchObject([{ kind: 'person', name: '' }])
    expect(capture('https://www.linkedin.com/in/jane-doe-example?trk=x')).toMatchObject([
      { kind: 'person', name: '', urls: ['https://www.linkedin.com/in/jane-doe-example'] }
    ])
    expect(capture('Jane Doe')).toMatchObject([{ kind: 'person', name: 'Jane Doe' }])
  })

  it('PAGE-22 takes a role mailbox, a firm’s name and an address block for a company', () => {
    expect(capture('info@acme.example')).toMatchObject([{ kind: 'company', name: 'acme.example' }])
    expect(capture('Acme Widgets Inc.')).toMatchObject([{ kind: 'company', name: 'Acme Widgets Inc.' }])
    expect(capture('Acme Ltd\n14 Granary Quay\nBristol BS1 4RW', 'GB')).toMatchObject([
      { kind: 'company', name: 'Acme Ltd' }
    ])
  })

  it('PAGE-16 finds nobody in a text that names nobody', () => {
    for (const text of ['', '   \n\n', 'Just some words that were selected by accident.', '12.05.2026'])
      expect(captureText(text), text).toEqual({ drafts: [], notFound: ['contact'] })
  })

  it('PAGE-30 stands large and odd texts', () => {
    expect(captureText('a@b.example '.repeat(500_000)).drafts.length).toBeLessThanOrEqual(1)
    expect(captureText('\uD800\u202E<x@y.example>\u0000'.repeat(2000)).notFound).toBeDefined()
    expect(captureText('Jane Doe\nManager\n'.repeat(5000)).drafts.length).toBeLessThanOrEqual(2000)
  })
})
