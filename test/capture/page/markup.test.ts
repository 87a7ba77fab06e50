import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../capture/types'
import { capture } from './fixtures'

const person = ({ name, title, company }: Draft): string =>
  `${name} / ${title ?? '–'}${company === undefined ? '' : ` / ${company}`}`

const peopleOf = (html: string, url?: string): string[] =>
  capture(html, url).drafts.flatMap((draft) => (draft.kind === 'person' ? [person(draft)] : []))

const card = (name: string, title: string): string =>
  `<div class="col"><div class="box"><img alt=""><h3>${name}</h3><p>${title}</p></div></div>`

/** How site builders set a team page; the last title of each is in no list of words. */
const TEAMS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'Elementor: cards with a heading and a line',
    card('Rohit Bansal', 'Founder') + card('Neha Kapoor', 'Head of Growth') + card('Yuki Mori', 'Customer Happiness'),
    ['Rohit Bansal / Founder', 'Neha Kapoor / Head of Growth', 'Yuki Mori / Customer Happiness']
  ],
  [
    'Squarespace: the title in its own paragraph, a biography below',
    [
      ['Ines Duarte', 'Creative Lead'],
      ['Marcus Bell', 'Strategy Director'],
      ['Lena Fischer', 'Art Director']
    ]
      .map(
        ([name, title]) => `<li><h2>${name}</h2><p><em>${title}</em></p><p>Joined us from a studio in Leeds.</p></li>`
      )
      .join(''),
    ['Ines Duarte / Creative Lead', 'Marcus Bell / Strategy Director', 'Lena Fischer / Art Director']
  ],
  [
    'Webflow: inline elements without a blank, set apart by style alone',
    [
      ['Jonah Falk', 'Partner'],
      ['Mira Dosanjh', 'Architect'],
      ['Elif Demir', 'Model Maker']
    ]
      .map(
        ([name, title]) => `<li><a href="/p"><span>${name}</span></a><span>${title}</span><a href="/m">Email</a></li>`
      )
      .join(''),
    ['Jonah Falk / Partner', 'Mira Dosanjh / Architect', 'Elif Demir / Model Maker']
  ],
  [
    'the title above the name',
    [
      ['Finance Director', 'Graham Pike'],
      ['Head of Music', 'Sophie Lang'],
      ['Head Verger', 'Ian Moss']
    ]
      .map(([title, name]) => `<div><p>${title}</p><h4>${name}</h4></div>`)
      .join(''),
    ['Graham Pike / Finance Director', 'Sophie Lang / Head of Music', 'Ian Moss / Head Verger']
  ],
  [
    'Japanese, the title above',
    '<div><p>代表弁護士</p><h3>小林 由美子</h3></div><div><p>弁護士</p><h3>中川 大輔</h3></div><div><p>事務局長</p><h3>藤井 さくら</h3></div>',
    ['小林 由美子 / 代表弁護士', '中川 大輔 / 弁護士', '藤井 さくら / 事務局長']
  ],
  [
    'Polish',
    '<div><h3>Agnieszka Mazur</h3><p>radca prawny</p></div><div><h3>Tomasz Wójcik</h3><p>adwokat</p></div>',
    ['Agnieszka Mazur / radca prawny', 'Tomasz Wójcik / adwokat']
  ],
  [
    'a list of officials in Hindi',
    '<table><tr><td>1</td><td>श्री राजीव रंजन</td><td>जिला मजिस्ट्रेट</td></tr><tr><td>2</td><td>डॉ. सतीश कुमार</td><td>सिविल सर्जन</td></tr></table>',
    ['श्री राजीव रंजन / जिला मजिस्ट्रेट', 'डॉ. सतीश कुमार / सिविल सर्जन']
  ]
]

describe('pages as site builders make them', () => {
  it.each(TEAMS)('PAGE-11 a team page: %s', (_kind, html, expected) => {
    expect(peopleOf(html)).toEqual(expected)
  })

  it('PAGE-11 an unknown title is told by its place only where two others of the row have theirs there', () => {
    expect(peopleOf(card('Rohit Bansal', 'Founder') + card('Yuki Mori', 'Customer Happiness'))).toEqual([
      'Rohit Bansal / Founder'
    ])
  })

  it('PAGE-11 somebody’s own page is theirs, and bears no firm’s name', () => {
    const html =
      '<title>Maria Holt | Westmere University</title><h1>Maria Holt</h1><p>Professor of Marine Biology</p><p>m.holt@uni.example</p>'
    expect(peopleOf(html, 'https://uni.example/people/maria-holt')).toEqual([
      'Maria Holt / Professor of Marine Biology / Westmere University'
    ])
  })

  it('PAGE-11 a heading that announces people is nobody’s title', () => {
    const html = '<h1>Ihre Ansprechpartner</h1><p><b>Uwe Petersen</b><br>Bauleitung<br>Tel. 040 123456</p>'
    expect(peopleOf(html)).toEqual(['Uwe Petersen / Bauleitung'])
  })

  it.each([
    ['a film', '<h1>The Long Road</h1><p>Director: Ana Lopes</p><p>Writers: Jim Carter, Sue Field</p>'],
    ['a ticket', '<h1>Sprint 42</h1><p>Reporter: Raj Patel</p><p>Assigned to Karen Cole</p>'],
    ['a review', '<h1>Lemon cake</h1><h2>Comments</h2><p><b>Sarah Miller</b></p><p>Lovely!</p>']
  ])('PAGE-11 credits where nobody can be reached are no contacts: %s', (_kind, html) => {
    expect(peopleOf(html)).toEqual([])
  })

  it('PAGE-11 a name in a sentence has its title where the address follows both', () => {
    const html = '<p>Send your CV to Megan Ward, HR Manager, at megan.ward@larkfield.example or by post.</p>'
    expect(peopleOf(html)).toMatchObject([expect.stringMatching(/^Megan Ward \/ HR Manager/)])
  })

  it('PAGE-8 people whom structured data lists under their employer work there', () => {
    const data = {
      '@type': 'Organization',
      name: 'Ferncastle',
      employee: [{ '@type': 'Person', name: 'Joan Mercer', jobTitle: 'Principal' }]
    }
    const html = `<script type="application/ld+json">${JSON.stringify(data)}</script>`
    expect(peopleOf(html)).toEqual(['Joan Mercer / Principal / Ferncastle'])
  })
})

describe('whose page it is', () => {
  const nameOf = (html: string, url: string): string | undefined =>
    capture(html, url).drafts.find((draft) => draft.kind === 'company')?.name

  it('PAGE-10 a directory’s page is the listed firm’s: title, heading over the address and the page’s address agree', () => {
    const html =
      '<title>Sai Electricals in Kothrud, Pune - Cityfinder</title><h1>Sai Electricals</h1><p>4.3</p><p>Shop 3, Karve Road, Pune - 411038</p><a href="tel:+919922012345">Call</a><footer>© Cityfinder</footer>'
    expect(nameOf(html, 'https://www.cityfinder.example/Pune/Sai-Electricals')).toBe('Sai Electricals')
  })

  it('PAGE-10 a service or a branch on the firm’s own site does not become its name', () => {
    const service =
      '<title>Boiler Repair | Aquafix Plumbing</title><h1>Boiler Repair</h1><p>We repair all makes.</p><p>Aquafix Plumbing Ltd<br>22 Mill Road, Reading RG1 2AB</p><footer>© Aquafix Plumbing Ltd</footer>'
    const branch =
      '<title>Bristol Harbourside | Brewline Coffee</title><h1>Bristol Harbourside</h1><p>14 Quay Street, Bristol BS1 4QA</p><footer>© Brewline Coffee</footer>'
    expect(nameOf(service, 'https://www.aquafix.example/boiler-repair')).toBe('Aquafix Plumbing Ltd')
    expect(nameOf(branch, 'https://www.brewline.example/shops/bristol-harbourside')).toBe('Brewline Coffee')
  })

  it.each([
    [
      '<p>Éditeur du site : SARL Boulangerie Martel, au capital de 10 000 €</p><p>contact@martel.example</p>',
      'SARL Boulangerie Martel'
    ],
    ['<p>ООО «Волгасталь»</p><p>info@volga.example</p><title>ООО «Волгасталь»</title>', 'ООО «Волгасталь»'],
    ['<title>联系我们-海丰机械有限公司</title><p>电话：021-58123456</p>', '海丰机械有限公司'],
    [
      '<html lang="tr"><title>İletişim</title><h1>İletişim</h1><p>Kaya Makina A.Ş.</p><p>Tel: 0216 123 45 67</p>',
      'Kaya Makina A.Ş.'
    ],
    ['<title>会社概要｜株式会社あおぞらフーズ</title><p>電話 03-1234-5678</p>', '株式会社あおぞらフーズ'],
    [
      '<script type="application/ld+json">{"@type":"CafeOrCoffeeShop","name":"Tidepool Caf&eacute; &amp; Bar","telephone":"+44 20 7946 0123"}</script>',
      'Tidepool Café & Bar'
    ]
  ])('PAGE-10 labels, quotation marks, wide bars and written letters: %#', (html, expected) => {
    expect(nameOf(html, 'https://firm.example/legal')).toBe(expected)
  })
})

describe('where a page’s numbers are at home', () => {
  const numbersOf = (html: string, country?: string): (string | undefined)[] =>
    capture(html, 'https://firm.example/', country === undefined ? {} : { country }).drafts.flatMap((draft) =>
      draft.phones.map((phone) => phone.e164)
    )

  it.each([
    ['<html lang="de"><p>Telefon: 08051 / 12345</p>', 'IN', ['+49805112345']],
    ['<html lang="de"><p>Telefon: 01 / 234 56 78</p>', 'AT', ['+4312345678']],
    ['<html lang="fr"><p>02.99.12.34.56</p>', undefined, ['+33299123456']],
    ['<html lang="ta"><p>தொலைபேசி: 0452 234 5678</p>', undefined, ['+914522345678']],
    ['<html lang="ar"><p>الرياض 12212، المملكة العربية السعودية</p><p>هاتف: 0112345678</p>', 'IN', ['+966112345678']]
  ])(
    'PAGE-14 language tells the country where nothing else does, the user’s own first: %s',
    (html, country, expected) => {
      expect(numbersOf(html, country)).toEqual(expected)
    }
  )

  it('PAGE-14 a language of many countries tells none, and not the user’s', () => {
    expect(numbersOf('<html lang="pt"><p>Telefone: 912 345 678</p>', 'IN')).toEqual([undefined])
  })
})
