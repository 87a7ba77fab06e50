import { describe, expect, it } from 'vitest'
import { captureEml, captureMail, readEml } from '../../../capture/mail'
import type { CaptureResult, Draft } from '../../../capture/types'
import { readGmail } from '../../../capture/webmail/gmail'
import { fixture } from '../webmail/fixture'
import { parseHtml } from './parse-html'

const OPTIONS = { parseHtml, country: 'IN' }

const gmail = (name: string): CaptureResult => {
  const reading = readGmail(fixture(name), 'https://mail.google.com/mail/u/0/#inbox/x')
  if (!reading.ok) throw new Error(reading.error)
  return captureMail(reading.value, OPTIONS)
}
const people = (result: CaptureResult): Draft[] => result.drafts.filter((draft) => draft.kind === 'person')
const eml = (text: string): Promise<CaptureResult> =>
  captureEml(new TextEncoder().encode(text.replace(/\n/g, '\r\n')), OPTIONS)

describe('a mail in Gmail', () => {
  it('A4 MAIL-40 gives its unknown sender with what the signature says, each value with its line', () => {
    const { drafts, message } = gmail('gmail-conversation')
    expect(drafts[0]).toMatchObject({
      kind: 'person',
      name: 'Ananya Deshpande',
      givenName: 'Ananya',
      familyName: 'Deshpande',
      emails: [{ value: 'ananya.deshpande@kaveritextiles.example' }],
      title: 'Head of Procurement',
      company: 'Kaveri Textiles Pvt. Ltd.',
      urls: ['https://www.kaveritextiles.example']
    })
    expect(drafts[0]?.phones.map((phone) => [phone.e164, phone.extension, phone.label])).toEqual([
      ['+919822045178', undefined, 'mobile'],
      ['+912302423310', '21', undefined]
    ])
    expect(drafts[0]?.evidence).toMatchObject({
      name: { source: 'header' },
      'emails.0': { source: 'header' },
      title: { source: 'signature', line: 'Head of Procurement' },
      'phones.0': { source: 'signature', line: 'M: +91 98220 45178 | T: +91 230 242 3310 ext. 21' }
    })
    expect(drafts[1]).toMatchObject({ kind: 'company', name: 'Kaveri Textiles Pvt. Ltd.' })
    expect(message).toMatchObject({ threadId: '1a1f227a7344c1d2', from: { name: 'Ananya Deshpande' } })
    expect(message?.replyText).toMatch(/^Hello Ravi,[\s\S]*address below\.$/)
  })

  it('MAIL-35 MAIL-36 takes what is missing from the same person’s earlier mail, and a number given in the text', () => {
    const [person] = people(gmail('gmail-second-mail'))
    expect(person).toMatchObject({ title: 'Head of Procurement', company: 'Kaveri Textiles Pvt. Ltd.' })
    expect(person?.phones.map((phone) => phone.e164)).toEqual(['+919822045178', '+912302423310', '+919822045999'])
    expect(person?.evidence['phones.2']).toMatchObject({ source: 'body' })
    expect(JSON.stringify(person)).not.toContain('9970011223')
  })

  it('in Hindi gives name, title, firm and numbers', () => {
    expect(people(gmail('gmail-hindi'))).toMatchObject([
      {
        name: 'सीमा अग्रवाल',
        title: 'क्रय प्रबंधक',
        company: 'गंगा एक्सपोर्ट्स प्रा॰ लि॰',
        phones: [{ e164: '+919415033871', label: 'mobile' }, { e164: '+915122547710' }]
      }
    ])
  })

  it('MAIL-34 reads a foreign number in the sender’s country, never in the user’s', () => {
    expect(people(gmail('gmail-split-pane'))[0]?.phones.map((phone) => phone.e164)).toEqual(['+4351234567812'])
  })

  it('MAIL-40 forwarded gives the forwarding colleague and the first sender apart', () => {
    const result = gmail('gmail-forward')
    expect(people(result)).toMatchObject([
      { name: 'Pooja Nair', phones: [] },
      {
        name: 'Claire Fontaine',
        emails: [{ value: 'claire.fontaine@ateliers-fontaine.example' }],
        title: 'Responsable des achats',
        company: 'Ateliers Fontaine SARL',
        phones: [{ e164: '+33472550142' }]
      }
    ])
    expect(result.message?.forwarded).toMatchObject({ subject: 'Demande de prix', from: { name: 'Claire Fontaine' } })
  })

  it('MAIL-41 of a list offers nobody', () => {
    const result = gmail('gmail-list-mail')
    expect(result.drafts).toEqual([])
    expect(result.message?.automatic).toBe('list')
  })

  it('MAIL-40 written by the user gives whom it is to', () => {
    const reading = readGmail(fixture('gmail-second-mail'), 'https://mail.google.com/mail/u/0/#inbox/x')
    if (!reading.ok) throw new Error(reading.error)
    const { drafts } = captureMail({ ...reading.value, open: 1 }, OPTIONS)
    expect(drafts).toMatchObject([{ name: 'Ananya Deshpande', title: 'Head of Procurement' }])
  })
})

describe('a mail file', () => {
  const HEAD =
    'From: "Menon, Asha" <asha@kerala-spices.example>\nTo: Ravi <ravi@shreefab.example>, sales@shreefab.example\nCc: =?utf-8?b?4KS44KWA4KSu4KS+?= <seema@x.example>\nSubject: =?utf-8?q?Rates_=E2=82=B9?=\nDate: Mon, 3 Feb 2025 10:15:00 +0530\nMessage-ID: <abc.1@kerala-spices.example>\n'

  it('gives exact headers and the sender', async () => {
    const { drafts, message, notFound } = await eml(
      `${HEAD}\nPlease find the rates.\n\nRegards,\nAsha Menon\nBuyer\n+91 98430 12345\n`
    )
    expect(message).toMatchObject({
      messageId: 'abc.1@kerala-spices.example',
      subject: 'Rates ₹',
      date: '2025-02-03T04:45:00.000Z',
      from: { name: 'Menon, Asha', email: 'asha@kerala-spices.example' },
      to: [{ name: 'Ravi', email: 'ravi@shreefab.example' }, { email: 'sales@shreefab.example' }],
      cc: [{ name: 'सीमा', email: 'seema@x.example' }],
      replyText: 'Please find the rates.'
    })
    expect(drafts).toMatchObject([{ name: 'Asha Menon', title: 'Buyer', phones: [{ e164: '+919843012345' }] }])
    expect(notFound).toEqual([])
  })

  it.each([
    ['List-Id: <forum.lists.example>', 'list'],
    ['List-Unsubscribe: <mailto:off@x.example>', 'list'],
    ['Precedence: bulk', 'list'],
    ['Auto-Submitted: auto-replied', 'robot'],
    ['Return-Path: <>', 'robot']
  ])('with "%s" offers nobody', async (header, kind) => {
    const result = await eml(`${header}\n${HEAD}\nHello\n`)
    expect(result.message?.automatic).toBe(kind)
    expect(result.drafts).toEqual([])
  })

  it('MAIL-33 from a shared mailbox offers who signed, and the firm with the mailbox', async () => {
    const result = await eml(
      'From: Accounts <accounts@kerala-spices.example>\nTo: r@x.example\nSubject: Bill\n\nBill attached.\n\nRegards,\nAsha Menon\nAccounts Manager\nKerala Spices Pvt Ltd\n+91 98430 12345\naccounts@kerala-spices.example\n'
    )
    expect(result.message?.automatic).toBe('role')
    expect(result.drafts).toMatchObject([
      { kind: 'person', name: 'Asha Menon', emails: [], phones: [{ e164: '+919843012345' }] },
      { kind: 'company', name: 'Kerala Spices Pvt Ltd', emails: [{ value: 'accounts@kerala-spices.example' }] }
    ])
  })

  it('MAIL-41 of a shared mailbox gives the signer the answering address that spells the name', async () => {
    const signed = (reply: string): ReturnType<typeof eml> =>
      eml(
        `From: Accounts <accounts@vermasons.example>\nReply-To: ${reply}\nTo: r@x.example\nSubject: PO\n\nPFA.\n\nRegards,\nAnil Verma\nManager Accounts\n+91 98110 55123\n`
      )
    expect(people(await signed('anil.verma@vermasons.example'))).toMatchObject([
      { name: 'Anil Verma', emails: [{ value: 'anil.verma@vermasons.example' }] }
    ])
    expect(people(await signed('priya@vermasons.example'))).toMatchObject([{ name: 'Anil Verma', emails: [] }])
  })

  it('MAIL-41 of a web form offers the visitor in Reply-To', async () => {
    const result = await eml(
      'From: Website <no-reply@shop.example>\nReply-To: Imran Qureshi <imran@qureshitraders.example>\nTo: r@x.example\nSubject: Enquiry\n\nNeed 40 rolls.\n'
    )
    expect(result.message?.automatic).toBe('robot')
    expect(result.drafts).toMatchObject([
      { name: 'Imran Qureshi', emails: [{ value: 'imran@qureshitraders.example' }] }
    ])
  })

  it('MAIL-33 signed by somebody else than its sender gives two people', async () => {
    const result = await eml(
      'From: Priya Shah <priya.shah@sethigroup.example>\nTo: r@x.example\nSubject: Deck\n\nPlease see the deck.\n\nRegards,\nVikram Sethi\nManaging Director\nSethi Group Ltd\nvikram@sethigroup.example\n+91 98110 55012\n'
    )
    expect(people(result)).toMatchObject([
      { name: 'Priya Shah', emails: [{ value: 'priya.shah@sethigroup.example' }], phones: [] },
      { name: 'Vikram Sethi', emails: [{ value: 'vikram@sethigroup.example' }], phones: [{ e164: '+919811055012' }] }
    ])
  })

  it('MAIL-33 names an assistant apart', async () => {
    const result = await eml(
      'From: Vikram Sethi <vikram@sethigroup.example>\nTo: r@x.example\nSubject: Deck\n\nSee you.\n\nRegards,\nVikram Sethi\nManaging Director, Sethi Group Ltd\n+91 98110 55012\nEA: Asha Pillai, asha.pillai@sethigroup.example, +91 98110 55013\n'
    )
    expect(people(result)).toMatchObject([
      { name: 'Vikram Sethi', phones: [{ e164: '+919811055012' }] },
      {
        name: 'Asha Pillai',
        emails: [{ value: 'asha.pillai@sethigroup.example' }],
        phones: [{ e164: '+919811055013' }]
      }
    ])
  })

  it('MAIL-42 does not let a display name pass for an address', async () => {
    const { drafts } = await eml('From: "ceo@bank.example" <eve@evil.example>\nTo: r@x.example\nSubject: Hi\n\nHi\n')
    expect(drafts[0]?.emails).toEqual([{ value: 'eve@evil.example' }])
  })

  it('MAIL-51 keeps quote depths of flowed text apart (RFC 3676)', async () => {
    const { message } = await eml(
      `${HEAD}Content-Type: text/plain; format=flowed\n\nOn 03/02/25 10:15, Ravi wrote:\n> Hi \nThis is a \nlong line.\n`
    )
    expect(message?.replyText).toBe('This is a long line.')
  })

  it('MAIL-50 reads header words of programs before 2000: UTF-7 and raw 8-bit', async () => {
    const raw =
      'From: a@x.example\r\nTo: =?iso-8859-1?Q?Heinz_M\u00fcller?= <h@x.example>\r\nSubject: =?utf-7?Q?Fr+APY-sche?=\r\n\r\nHi'
    const read = await readEml(Uint8Array.from(raw, (character) => character.charCodeAt(0)))
    expect(read).toMatchObject({ subject: 'Frösche', to: [{ name: 'Heinz Müller' }] })
  })

  it.each([
    '',
    '\0\0\0',
    'not a mail',
    'Subject: only',
    'Content-Type: multipart/mixed; boundary="x"\n\n--x\n--x--',
    'From: Friends: a@x.example, b@x.example;\n\nHi'
  ])('never throws: %j', async (text) => {
    const result = await eml(text)
    expect(Array.isArray(result.drafts)).toBe(true)
  })
})
