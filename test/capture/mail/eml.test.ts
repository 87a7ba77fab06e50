import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { captureEml, readEml } from '../../../capture/mail'
import { parseHtml } from './parse-html'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const MULTIPART =
  'From: Pooja <p@x.example>\r\nTo: r@x.example\r\nSubject: Fwd: Rates\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nSee attached mail.\r\n--q\r\n'

describe('a mail file with an odd header', () => {
  it('MAIL-50 a name cut inside a character (RFC 2047 §5) is read whole', async () => {
    const eml = await readEml(
      bytes(
        'From: =?utf-8?b?4KS44KWA4KSu4KQ=?= =?utf-8?b?vg==?= <s@x.example>\r\nSubject: =?UTF-8?Q?Gr=C3?=\r\n =?UTF-8?Q?=BC=C3=9Fe?=\r\n\r\nHi'
      )
    )
    expect(eml).toMatchObject({ from: { name: 'सीमा' }, subject: 'Grüße' })
  })

  it.each([
    ['From: asha@x.example (Asha Menon)', { from: { name: 'Asha Menon', email: 'asha@x.example' } }],
    ['From: "Menon, Asha" <asha@x.example>', { from: { name: 'Menon, Asha', email: 'asha@x.example' } }],
    [
      'From: a@x.example\r\nCc: Team: b@x.example, c@x.example;',
      { cc: [{ email: 'b@x.example' }, { email: 'c@x.example' }] }
    ],
    ['From: a@x.example\r\nTo: undisclosed-recipients:;', { to: [] }]
  ])('%s', async (head, expected) => {
    expect(await readEml(bytes(`${head}\r\n\r\nHi`))).toMatchObject(expected)
  })

  it('MAIL-50 addresses beyond ASCII (SMTPUTF8, IDN) are kept as written', async () => {
    const { message } = await captureEml(
      new TextEncoder().encode(
        'From: Jürgen <jürgen@müller-büro.example>\r\nTo: x@xn--mller-bro-75ac.example\r\n\r\nHi'
      ),
      { parseHtml }
    )
    expect(message?.from?.email).toBe('jürgen@müller-büro.example')
    expect(message?.to).toEqual([{ email: 'x@xn--mller-bro-75ac.example' }])
  })

  it.each(['\u00ef\u00bb\u00bf', '\r\n\r\n', 'From a@x.example Mon Feb  3 10:15:00 2025\r\n', '1234\n'])(
    '%j before the first field is passed over',
    async (mark) => {
      expect(await readEml(bytes(`${mark}From: Asha <a@x.example>\r\nSubject: Rates\r\n\r\nHi`))).toMatchObject({
        from: { email: 'a@x.example' },
        subject: 'Rates'
      })
    }
  )
})

describe('a mail file with an odd body', () => {
  it('MAIL-50 a charset that only the HTML names is used', async () => {
    const { message } = await captureEml(
      bytes(
        'From: a@x.example\r\nContent-Type: text/html\r\n\r\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2</body></html>'
      ),
      { parseHtml }
    )
    expect(message?.replyText).toBe('Привет')
  })

  it('text without a charset that is no UTF-8 is windows-1252', async () => {
    const { message } = await captureEml(bytes('From: a@x.example\r\n\r\nGr\u00fc\u00dfe aus M\u00fcnchen'), {
      parseHtml
    })
    expect(message?.replyText).toBe('Grüße aus München')
  })

  it('MAIL-51 a mail attached as message/rfc822 is a forwarded one', async () => {
    const inner =
      'Content-Type: message/rfc822\r\n\r\nFrom: Claire Fontaine <claire@fontaine.example>\r\nSubject: Rates\r\nDate: Mon, 3 Feb 2025 10:15:00 +0100\r\nTo: p@x.example\r\n\r\nBonjour,\r\n\r\nCordialement,\r\nClaire Fontaine\r\nAcheteuse\r\n+33 4 72 55 01 42\r\n--q--\r\n'
    const { drafts, message } = await captureEml(bytes(MULTIPART + inner), { parseHtml, country: 'IN' })
    expect(message).toMatchObject({
      replyText: 'See attached mail.',
      forwarded: { from: { email: 'claire@fontaine.example' }, subject: 'Rates' }
    })
    expect(drafts.map((draft) => [draft.name, draft.phones[0]?.e164])).toEqual([
      ['Pooja', undefined],
      ['Claire Fontaine', '+33472550142']
    ])
  })

  it('MAIL-51 winmail.dat (TNEF) leaves the headers readable', async () => {
    const { message, drafts } = await captureEml(
      bytes(
        'From: Asha <a@x.example>\r\nSubject: Rates\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgEKAQaQCAAEAAAAAAABAAEAAQeQBgAIAAAA5AQAAAAAAADoAAEIgAcAGAAAAElQTS5N\r\n'
      ),
      { parseHtml }
    )
    expect(message).toMatchObject({ subject: 'Rates', from: { email: 'a@x.example' } })
    expect(drafts[0]?.emails).toEqual([{ value: 'a@x.example' }])
  })

  it('MAIL-60 boundaries without parts and parts nested without end are no exception', async () => {
    const nested = Array.from(
      { length: 400 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`
    ).join('')
    const result = await captureEml(bytes(`From: a@x.example\r\nSubject: deep\r\n${nested}`), { parseHtml })
    expect(result.message?.from?.email).toBe('a@x.example')
  })
})

const CORPUS = '../shared/corpora/eml'

interface Gold {
  readonly id: string
  readonly file: string
  readonly expect: {
    readonly from: readonly { name: string | null; address: string | null }[]
    readonly to: readonly { name: string | null; address: string | null }[]
    readonly cc: readonly { name: string | null; address: string | null }[]
    readonly subject: string | null
    readonly date?: string | null
    readonly messageId: string | null
  }
}

describe.skipIf(!existsSync(CORPUS))('mail files of the public corpus (skipped where it is absent)', () => {
  it('have every address, subject, date and Message-ID right', async () => {
    const rows = readFileSync(`${CORPUS}/gold.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Gold)
    for (const row of rows) {
      const eml = await readEml(readFileSync(`${CORPUS}/${row.file}`))
      const pairs = (parties: readonly { readonly name?: string; readonly email?: string }[]): (string | null)[][] =>
        parties.map((party) => [party.name ?? null, party.email ?? null])
      const gold = (parties: Gold['expect']['to']): (string | null)[][] =>
        parties.map((party) => [party.name, party.address])
      expect(pairs(eml.from === undefined ? [] : [eml.from]), row.id).toEqual(gold(row.expect.from))
      expect(pairs(eml.to), row.id).toEqual(gold(row.expect.to))
      expect(pairs(eml.cc), row.id).toEqual(gold(row.expect.cc))
      expect(eml.subject ?? null, row.id).toBe(row.expect.subject)
      expect(eml.messageId ?? null, row.id).toBe(row.expect.messageId)
      if (row.expect.date) expect(Date.parse(eml.date ?? ''), row.id).toBe(Date.parse(row.expect.date))
    }
  })
})
