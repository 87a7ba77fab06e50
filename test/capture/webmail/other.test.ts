import { describe, expect, it } from 'vitest'
import { captureMail } from '../../../capture/mail'
import { providerOf, readWebmail } from '../../../capture/webmail'
import type { MailReading, MessageReading, Provider } from '../../../capture/webmail/types'
import { fixture, parseHtml } from './fixture'

/** What a browser does of itself: a frame with `srcdoc` has a document. */
const withFrames = (doc: Document): Document => {
  for (const frame of doc.querySelectorAll('iframe[srcdoc]')) {
    Object.defineProperty(frame, 'contentDocument', { value: parseHtml(frame.getAttribute('srcdoc') ?? '') })
  }
  return doc
}

const read = (name: string, url: string): { reading: MailReading; open: MessageReading } => {
  const result = readWebmail(withFrames(fixture(name)), url)
  if (!result.ok) throw new Error(`${name}: ${result.error}`)
  const open = result.value.messages[result.value.open]
  if (open === undefined) throw new Error(`${name}: no open message`)
  return { reading: result.value, open }
}

interface Expected {
  readonly name: string
  readonly url: string
  readonly provider: Provider
  readonly subject: string
  readonly account?: string
  readonly from: { name: string; email: string }
  readonly to: readonly string[]
  readonly cc?: readonly string[]
  readonly date?: string
  readonly thread?: string
  readonly phone?: string
}

const CASES: readonly Expected[] = [
  {
    name: 'proton',
    url: 'https://mail.proton.me/u/0/inbox/hJ8vXk3mQ2tYw7Zb1Lr9Pq==/hQk7',
    provider: 'proton',
    subject: 'Strike-offs approved',
    account: 'ravi@shreefab.example',
    from: { name: 'Miriam Castellanos', email: 'miriam@rambla.example' },
    to: ['ravi@shreefab.example'],
    cc: ['taller@rambla.example'],
    date: '2026-11-18T09:41:00.000Z',
    thread: 'hJ8vXk3mQ2tYw7Zb1Lr9Pq==',
    phone: '+34935550177'
  },
  {
    name: 'roundcube',
    url: 'https://webmail.shreefab.example/?_task=mail&_uid=815&_mbox=INBOX&_action=show',
    provider: 'roundcube',
    subject: 'Loom spares',
    account: 'ravi@shreefab.example',
    from: { name: 'Bernd Ackermann', email: 'bernd.ackermann@webstuhl.example' },
    to: ['ravi@shreefab.example', 'store@shreefab.example'],
    cc: ['service@webstuhl.example'],
    phone: '+497121555012'
  },
  {
    name: 'roundcube-frame',
    url: 'https://mail.shreefab.example/rc/?_task=mail&_mbox=INBOX',
    provider: 'roundcube',
    subject: 'Loom spares',
    from: { name: 'Bernd Ackermann', email: 'bernd.ackermann@webstuhl.example' },
    to: ['ravi@shreefab.example', 'store@shreefab.example'],
    cc: ['service@webstuhl.example']
  },
  {
    name: 'outlook',
    url: 'https://outlook.office.com/mail/inbox/id/AAQkADAwATM0MDAAMS1hYjEyLTAwAi0wMAoAEABt',
    provider: 'outlook',
    subject: 'Muestras de lona',
    account: 'ravi@shreefab.example',
    from: { name: 'Miriam Castellanos', email: 'miriam@rambla.example' },
    to: ['ravi@shreefab.example'],
    thread: 'AQQkADAwATM0MDAAMS1hYjEyLTAwAi0wMAoAEABtl',
    phone: '+34935550177'
  },
  {
    name: 'yahoo',
    url: 'https://mail.yahoo.com/d/folders/1/messages/AMsXyZ12345',
    provider: 'yahoo',
    subject: 'Re: Buttons, 14 mm',
    account: 'ravi.kulkarni@yahoo.example',
    from: { name: 'Zainab Pathan', email: 'zainab.pathan@morbibuttons.example' },
    to: ['ravi.kulkarni@yahoo.example'],
    date: '2026-11-16T13:20:00.000Z',
    thread: 'AMsXyZ12345',
    phone: '+919825501234'
  },
  {
    name: 'fastmail',
    url: 'https://app.fastmail.com/mail/Inbox/Tab12cd34.Mef56?u=1',
    provider: 'fastmail',
    subject: 'Dye lots',
    from: { name: 'Signe Holm', email: 'signe.holm@farveri.example' },
    to: ['ravi@shreefab.example'],
    date: '2026-11-15T07:05:00.000Z',
    thread: 'Tab12cd34',
    phone: '+4586555012'
  },
  {
    name: 'zoho',
    url: 'https://mail.zoho.in/zm/#mail/folder/inbox/p/1731567890123456789',
    provider: 'zoho',
    subject: 'Zips for January',
    account: 'ravi@shreefab.example',
    from: { name: 'Harpreet Gill', email: 'harpreet@gillzips.example' },
    to: ['ravi@shreefab.example'],
    thread: '1731567890123456789',
    phone: '+919814055012'
  },
  {
    name: 'generic-mail',
    url: 'https://posta.example/m/12',
    provider: 'generic',
    subject: 'Knoflíky',
    from: { name: 'Tereza Nováková', email: 'tereza@knofliky.example' },
    to: []
  }
]

describe('other webmail', () => {
  it.each(CASES)('MAIL-10 $name: sender, recipients, subject and ids of the open mail', (expected) => {
    const { reading, open } = read(expected.name, expected.url)
    expect(providerOf(fixture(expected.name), expected.url)).toBe(expected.provider)
    expect(reading.provider).toBe(expected.provider)
    expect(reading.subject).toBe(expected.subject)
    expect(open.from).toEqual(expected.from)
    expect(open.to.map((box) => box.email)).toEqual(expected.to)
    expect(open.cc.map((box) => box.email)).toEqual(expected.cc ?? [])
    expect(reading.account).toBe(expected.account)
    expect(open.date).toBe(expected.date)
    expect(reading.threadId).toBe(expected.thread)
    expect(JSON.stringify(reading)).not.toMatch(/otherfirm|nobody\.example/)
  })

  it.each(CASES.filter((expected) => expected.phone !== undefined))(
    '$name: gives the sender with the signature',
    (expected) => {
      const { reading } = read(expected.name, expected.url)
      const [draft] = captureMail(reading, { parseHtml, country: 'IN' }).drafts
      expect(draft).toMatchObject({ name: expected.from.name, emails: [{ value: expected.from.email }] })
      expect(draft?.phones.map((phone) => phone.e164)).toEqual([expected.phone])
    }
  )

  it('MAIL-12 Outlook without the address in the page says so instead of guessing', () => {
    const url = 'https://outlook.live.com/mail/0/inbox/id/AAQk'
    expect(readWebmail(fixture('outlook-no-address'), url)).toEqual({ ok: false, error: 'sender' })
  })

  it.each(CASES)('MAIL-7 $name: nothing is read once the open mail is gone', ({ name, url }) => {
    const doc = fixture(name)
    for (const element of doc.querySelectorAll(
      'main,[role="main"],.view-column-detail,[data-test-id="message-group-view"],.v-Thread,.zmPVContainer,#layout-content'
    ))
      element.remove()
    expect(readWebmail(doc, url).ok).toBe(false)
  })

  it.each(CASES)('MAIL-10 $name: two addresses beside the sender are nobody’s', ({ name, url, from }) => {
    const doc = withFrames(fixture(name))
    const scope =
      doc.querySelector('iframe#messagecontframe') === null
        ? doc
        : (Reflect.get(doc.querySelector('iframe#messagecontframe') ?? doc, 'contentDocument') as Document)
    for (const element of scope.querySelectorAll(
      '[data-testid="recipients:sender"],td.header.from,.header-summary .adr,[role="heading"] .OZZZK,[data-test-id="message-from"],.v-MessageCard-from,.zmPVFrom,dd'
    )) {
      element.insertAdjacentHTML('beforeend', '<span>&lt;second@elsewhere.example&gt;</span>')
    }
    const result = readWebmail(doc, url)
    const email = result.ok ? result.value.messages[result.value.open]?.from?.email : undefined
    expect([undefined, from.email]).toContain(email)
    expect(email).not.toBe('second@elsewhere.example')
  })

  it.each(['From:', 'Von', 'De :', 'От', 'प्रेषक', 'అ', '差出人：', '보낸 사람', 'من:'])(
    'MAIL-13 an address beside “%s” is the sender’s where the word means From',
    (label) => {
      const page = `<main><h1>Samples</h1><table><tr><th>${label}</th><td>Asha Menon &lt;asha@spices.example&gt;</td></tr></table>
        <div class="mail-body"><p>Hello</p></div></main>`
      const result = readWebmail(parseHtml(page), 'https://mail.any.example/')
      const from = result.ok ? result.value.messages[0]?.from : undefined
      expect(from).toEqual(label === 'అ' ? undefined : { name: 'Asha Menon', email: 'asha@spices.example' })
    }
  )

  it('MAIL-11 knows the program by host, and Roundcube on any host by its page', () => {
    const blank = parseHtml('<p>x</p>')
    expect(providerOf(blank, 'https://outlook.cloud.microsoft/mail/')).toBe('outlook')
    expect(providerOf(blank, 'https://mail.aol.com/d/')).toBe('yahoo')
    expect(providerOf(blank, 'https://evil.example/mail.google.com/')).toBe('generic')
    expect(providerOf(fixture('roundcube'), 'https://anything.example/')).toBe('roundcube')
  })
})
