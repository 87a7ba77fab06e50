import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../capture/types'
import { capture, captureFixture } from './fixtures'

const people = (drafts: readonly Draft[]): Draft[] => drafts.filter((draft) => draft.kind === 'person')
const emails = (draft: Draft | undefined): string[] => (draft?.emails ?? []).map((email) => email.value)
const numbers = (draft: Draft | undefined): (string | undefined)[] => (draft?.phones ?? []).map((phone) => phone.e164)

describe('capturePage on whole pages', () => {
  it('PAGE-9 takes the company, its numbers and address from a contact page', () => {
    const { drafts } = captureFixture('company-contact', 'https://www.larkfield-instruments.example/contact')
    const company = drafts[0]
    expect(drafts).toHaveLength(1)
    expect(company).toMatchObject({ kind: 'company', name: 'Larkfield Instruments Ltd' })
    expect(emails(company)).toEqual(['hello@larkfield-instruments.example', 'service@larkfield-instruments.example'])
    expect(company?.phones.map((phone) => [phone.e164, phone.extension, phone.label])).toEqual([
      ['+441174960210', undefined, undefined],
      ['+441174960215', '22', 'customer service'],
      ['+447700900321', undefined, 'whatsapp'],
      ['+441174960211', undefined, 'fax']
    ])
    expect(company?.addresses[0]).toMatchObject({
      street: '14 Granary Quay',
      city: 'Bristol',
      postcode: 'BS1 4RW',
      country: 'GB'
    })
    expect(company?.urls).toContain('https://www.linkedin.com/company/larkfield-instruments-example')
    expect(company?.evidence['emails.0']).toMatchObject({ source: 'json-ld' })
    expect(company?.evidence['phones.3']).toMatchObject({ source: 'label', line: 'Fax: 0117 496 0211' })
  })

  it('PAGE-9 reads a Hindi page like an English one', () => {
    const { drafts } = captureFixture('indian-company', 'https://www.shardavastra.example/hi/sampark')
    const [company, person] = drafts
    expect(company).toMatchObject({ kind: 'company', name: 'शारदा वस्त्र उद्योग प्राइवेट लिमिटेड' })
    expect(numbers(company)).toEqual(expect.arrayContaining(['+919826012345', '+917314002040']))
    expect(company?.taxIds).toEqual([{ scheme: 'gstin', value: '23AABCS1429B1Z2' }])
    expect(company?.addresses[0]).toMatchObject({ postcode: '452015', country: 'IN' })
    expect(person).toMatchObject({
      kind: 'person',
      name: 'श्रीमती अनुपमा जोशी',
      title: 'बिक्री प्रबंधक',
      company: 'शारदा वस्त्र उद्योग प्राइवेट लिमिटेड'
    })
    expect([emails(person), numbers(person)]).toEqual([['anupama.joshi@shardavastra.example'], ['+919893054321']])
  })

  it('PAGE-11 gives one draft a person of a team page, each with the right title, and the firm', () => {
    const { drafts } = captureFixture('team', 'https://oakhurstvale.example/team', { country: 'IN' })
    expect(drafts[0]).toMatchObject({ kind: 'company', name: 'Oakhurst & Vale Architects LLP' })
    expect(emails(drafts[0])).toEqual(['jobs@oakhurstvale.example'])
    expect(numbers(drafts[0])).toEqual(['+12065550100'])
    expect(people(drafts).map((draft) => [draft.name, draft.title, emails(draft), numbers(draft)])).toEqual([
      ['Margaret Oakhurst', 'Founding Partner', ['margaret@oakhurstvale.example'], ['+12065550142']],
      ['Daniel Vale', 'Managing Partner', ['daniel@oakhurstvale.example'], []],
      ['Priya Raghunathan', 'Project Architect', ['priya@oakhurstvale.example'], []],
      ['Tomás Echeverría', 'Landscape Designer', [], ['+12065550147']],
      ['Wen Li Chan', 'Office Manager', ['wenli@oakhurstvale.example'], []]
    ])
  })

  it('PAGE-7 takes the person of a profile page, not the firm that publishes it', () => {
    const { drafts } = captureFixture('profile', 'https://www.meridianrail.example/people/ishaan-bhattacharya')
    expect(drafts[0]).toMatchObject({
      kind: 'person',
      name: 'Dr Ishaan Bhattacharya',
      title: 'Head of Procurement',
      company: 'Meridian Rail Components Pvt. Ltd.'
    })
    expect(numbers(drafts[0])).toEqual(['+913346000112', '+919830011223'])
    expect(people(drafts)).toHaveLength(1)
  })

  it('PAGE-15 takes nobody from an article', () => {
    const result = captureFixture('article', 'https://www.millbrookcourier.example/business/2026/foundry-robots')
    expect(result).toEqual({ drafts: [], notFound: ['contact'] })
  })

  it('PAGE-30 takes from a hostile page only what is plain', () => {
    const { drafts } = captureFixture('hostile', 'https://bramble-tools.example/contact')
    expect(drafts.map((draft) => draft.name)).toEqual(['Bramble Tools'])
    expect(emails(drafts[0])).toEqual(['office@bramble-tools.example', 'sales@bramble-tools.example'])
    expect(numbers(drafts[0])).toContain('+442079460321')
    expect(JSON.stringify(drafts)).not.toMatch(/javascript:|evil|Polluted|[\u202A-\u202E]|<script/)
  })
})

describe('whose a value is', () => {
  const page = (body: string): Draft[] => [
    ...capture(
      `<html><head><title>Contact | Ash Tools Ltd</title></head><body>${body}</body></html>`,
      'https://ash-tools.co.uk/contact'
    ).drafts
  ]

  it('PAGE-12 gives an address to whoever it spells, a role mailbox to the firm', () => {
    const drafts = page(
      '<div class="c"><h3>Ravi Menon</h3><p>Sales Manager</p><p>sales@ash-tools.co.uk</p></div><div class="c"><h3>Ines Duarte</h3><p>Buyer</p></div><p>Orders: ines.duarte@ash-tools.co.uk</p>'
    )
    expect(drafts.map((draft) => [draft.name, emails(draft)])).toEqual([
      ['Ash Tools Ltd', ['sales@ash-tools.co.uk']],
      ['Ravi Menon', []],
      ['Ines Duarte', ['ines.duarte@ash-tools.co.uk']]
    ])
  })

  it('PAGE-12 keeps the footer’s numbers out of the last card', () => {
    const drafts = page(
      '<h2>Our team</h2><h3>Ravi Menon</h3><p>Sales Manager</p><h3>Ines Duarte</h3><p>Finance Director</p><footer>Tel 01632 960001</footer>'
    )
    expect(people(drafts).flatMap(numbers)).toEqual([])
  })

  it('PAGE-13 drafts another firm apart', () => {
    const drafts = page(
      '<p>Phone: +44 20 7946 0001</p><p>office@ash-tools.co.uk</p><h3>Our dealer in Canada</h3><p>Chemroy</p><p>Phone: +1 905 789 0701</p><p>info@chemroy.ca</p>'
    )
    expect(drafts.map((draft) => [draft.kind, draft.name, emails(draft), numbers(draft)])).toEqual([
      ['company', 'Ash Tools Ltd', ['office@ash-tools.co.uk'], ['+442079460001']],
      ['company', 'Chemroy', ['info@chemroy.ca'], ['+19057890701']]
    ])
  })

  it('PAGE-11 reads labels, titles before names, lists of names and employers', () => {
    const drafts = page(
      '<table><tr><td>Director of Finance</td></tr><tr><td>Kanu Patel</td></tr></table><p>Contact person: Ravi Menon</p><p>Ingrid Solberg, CEO, Nordhavn Lines AS</p><p>Vertreten durch:<br>Josef Brandner<br>Katharina Leitner</p>'
    )
    expect(people(drafts).map((draft) => [draft.name, draft.title, draft.company])).toEqual(
      expect.arrayContaining([
        ['Kanu Patel', 'Director of Finance', 'Ash Tools Ltd'],
        ['Ingrid Solberg', 'CEO', 'Nordhavn Lines AS']
      ])
    )
    expect(people(drafts).map((draft) => draft.name)).toEqual(
      expect.arrayContaining(['Ravi Menon', 'Josef Brandner', 'Katharina Leitner'])
    )
  })

  it('PAGE-11 takes no names from navigation, quotations, related people and plain lists', () => {
    const drafts = page(
      '<nav><a>Grace Holloway</a><a>Manager</a></nav><blockquote><p>Great!</p><p>Sam Petrie</p><p>Purchasing Manager</p></blockquote><h2>People also viewed</h2><h3>Peter Lund</h3><p>Sales Manager</p><h2>Fans</h2><ul><li>Anna Weiss</li><li>John Smith</li></ul>'
    )
    expect(people(drafts)).toEqual([])
  })
})

describe('structured organisations', () => {
  const script = (data: unknown): string =>
    `<head><title>x</title><script type="application/ld+json">${JSON.stringify(data)}</script></head>`
  const address = (city: string): object => ({
    '@type': 'PostalAddress',
    streetAddress: '1 Mill Lane',
    addressLocality: city
  })

  it('PAGE-13 drafts branches apart and joins what is called alike', () => {
    const { drafts } = capture(
      script([
        { '@type': 'Organization', name: 'Ash Tools Ltd', telephone: '+44 20 7946 0001' },
        { '@type': 'LocalBusiness', name: 'Ash Tools', address: address('Leeds') },
        { '@type': 'Store', name: 'Ash Tools Outlet York', address: address('York'), telephone: '+44 20 7946 0002' }
      ]),
      'https://ash-tools.example/'
    )
    expect(drafts.map((draft) => [draft.name, numbers(draft), draft.addresses.map(({ city }) => city)])).toEqual([
      ['Ash Tools Ltd', ['+442079460001'], ['Leeds']],
      ['Ash Tools Outlet York', ['+442079460002'], ['York']]
    ])
  })

  it('PAGE-7 adds a person’s employer, behind the person, where the page says how to reach it', () => {
    const { drafts } = capture(
      script({
        '@type': 'ProfilePage',
        mainEntity: {
          '@type': 'Person',
          name: 'Jo Vale',
          worksFor: { '@type': 'Organization', name: 'Ash Ltd', address: address('Leeds') }
        }
      }),
      'https://people.example/jo'
    )
    expect(drafts.map((draft) => [draft.kind, draft.name, draft.company])).toEqual([
      ['person', 'Jo Vale', 'Ash Ltd'],
      ['company', 'Ash Ltd', undefined]
    ])
  })

  it('PAGE-7 leaves sellers, reviewers and authors out', () => {
    const { drafts } = capture(
      script({
        '@type': 'Product',
        name: 'Pipe',
        manufacturer: { '@type': 'Organization', name: 'Flowline', telephone: '+44 20 7946 0003' },
        review: { '@type': 'Review', author: { '@type': 'Person', name: 'Vikram Joshi', jobTitle: 'Buyer' } }
      }),
      'https://shop.example/p'
    )
    expect(drafts).toEqual([])
  })
})

describe('the company’s name', () => {
  const nameOf = (head: string, body: string, url: string): string | undefined =>
    capture(`<html><head>${head}</head><body>${body}<p>Tel +44 20 7946 0001</p></body></html>`, url).drafts[0]?.name

  it('PAGE-10 is what several places agree on', () => {
    expect(
      nameOf(
        '<title>Contact Us - Flow meters, valves and more - Ash Tools</title>',
        '<img class="logo" alt="Ash Tools logo"><p>© 2009-2026 Ash Tools Ltd. All rights reserved.</p>',
        'https://www.ash-tools.co.uk/contact'
      )
    ).toBe('Ash Tools Ltd.')
    expect(
      nameOf(
        '<title>Home</title>',
        '<p>Copyright 2024 by Brandner Holzbau GmbH | Datenschutz</p>',
        'https://x.example/'
      )
    ).toBe('Brandner Holzbau GmbH')
    expect(nameOf('<title>Welcome to Ash Tools</title>', '', 'https://ash-tools.co.uk/')).toBe('Ash Tools')
  })

  it('PAGE-8 is one with its structured data, whatever the type', () => {
    const { drafts } = capture(
      '<head><title>Jo Vale</title><script type="application/ld+json">{"@graph":[{"@type":["Person","Organization"],"@id":"#p","name":"Jo Vale","url":"https://jovale.example/"},{"@type":"Person","name":"Jo Vale","email":"jo@jovale.example"}]}</script></head><body><h1>Jo Vale</h1></body>',
      'https://jovale.example/'
    )
    expect(drafts.map((draft) => [draft.kind, draft.name, emails(draft)])).toEqual([
      ['person', 'Jo Vale', ['jo@jovale.example']]
    ])
  })
})

describe('country of a number', () => {
  const first = (html: string, url: string, country?: string): string | undefined =>
    numbers(capture(html, url, country === undefined ? {} : { country }).drafts[0])[0]
  const page = (body: string, lang = ''): string =>
    `<html${lang}><head><title>Ash Tools</title></head><body>${body}</body></html>`

  it('PAGE-14 comes from the page’s own numbers, language, domain, then the user', () => {
    expect(
      first(page('<p>Phone: 98200 12345</p><a href="tel:+919820012399">ring</a>'), 'https://ash.example/', 'US')
    ).toBeDefined()
    expect(first(page('<p>फ़ोन: 98200 12345</p>', ' lang="hi"'), 'https://ash.example/', 'US')).toBe('+919820012345')
    expect(first(page('<p>Phone: 020 7946 0001</p>', ' lang="en-US"'), 'https://ash.co.uk/', 'US')).toBe(
      '+442079460001'
    )
    expect(first(page('<p>Phone: 98200 12345</p>', ' lang="en-US"'), 'https://ash.example/', 'IN')).toBe(
      '+919820012345'
    )
  })
})
