import { describe, expect, it } from 'vitest'
import { captureEml, captureMail } from '../../../capture/mail'
import { readWebmail } from '../../../capture/webmail'
import { readGmail } from '../../../capture/webmail/gmail'
import { gmailShowsMail } from '../../../capture/webmail/gmail-ids'
import type { MailReading } from '../../../capture/webmail/types'
import { fixture, parseHtml } from './fixture'

const options = { parseHtml, country: 'IN' }
const gmail = 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQXJkqLzHrjKcGtVwpQ'

const mustRead = (doc: Document, url = gmail): MailReading => {
  const found = readWebmail(doc, url)
  if (!found.ok) throw new Error(found.error)
  return found.value
}
const senderOf = (doc: Document, url = gmail): unknown => {
  const found = readWebmail(doc, url)
  return found.ok ? found.value.messages[found.value.open]?.from : found.error
}
const eml = (text: string) => captureEml(new TextEncoder().encode(text.replaceAll('\n', '\r\n')), options)

describe('Gmail as people have it', () => {
  const leaves = /^(?:gD|g2|g3|go|hb|hP|a3s|ii|gt|adn|adf|zA|acX|gmail_\w+)$/

  it('MAIL-1 with a skin that renames every container', () => {
    const doc = fixture('gmail-conversation')
    const before = mustRead(doc)
    for (const element of doc.querySelectorAll('[class]')) {
      const kept = [...element.classList].filter((name) => leaves.test(name))
      element.setAttribute('class', ['skin', ...kept].join(' '))
    }
    for (const element of doc.querySelectorAll('[jsname],[id^=":"]')) {
      element.removeAttribute('jsname')
      element.removeAttribute('id')
    }
    const { messages, open, threadId } = mustRead(doc)
    expect(threadId).toBe(before.threadId)
    expect(messages[open]?.from).toEqual(before.messages[before.open]?.from)
    expect(messages[open]?.to).toEqual(before.messages[before.open]?.to)
  })

  it('MAIL-2 with the conversation view turned off: one message, no list of them', () => {
    const doc = fixture('gmail-conversation')
    for (const element of doc.querySelectorAll('[role="list"],[role="listitem"]')) {
      element.removeAttribute('role')
      element.removeAttribute('aria-expanded')
    }
    expect(mustRead(doc).messages).toHaveLength(1)
    expect(senderOf(doc)).toMatchObject({ email: 'ananya.deshpande@kaveritextiles.example' })
  })

  it('MAIL-5 with two accounts in two tabs: each mail is linked in its own', () => {
    const doc = fixture('gmail-conversation')
    const second = readGmail(doc, gmail.replace('/u/0/', '/u/1/'))
    expect(second.ok && second.value.link).toContain('authuser=ravi.kulkarni%40shreefab.example')
    doc.querySelector('meta[name="og-profile-acct"]')?.setAttribute('content', 'office@shreefab.example')
    expect(mustRead(doc).link).toContain('authuser=office%40shreefab.example')
  })

  it('MAIL-7 a mail that is open by the address of the page, whatever the page shows', () => {
    expect(gmailShowsMail(gmail)).toBe(true)
    expect(gmailShowsMail('https://mail.google.com/mail/u/0/#search/invoice/1a1f227a7344c1d2')).toBe(true)
    expect(gmailShowsMail('https://mail.google.com/mail/u/0/#label/Mills%2FSurat/FMfcgzQXJkqLzHrjKcGtVwpQ')).toBe(true)
    for (const list of ['#inbox', '#inbox/p2', '#search/from%3Aravi', '#label/Mills', '#settings/general', ''])
      expect(gmailShowsMail(`https://mail.google.com/mail/u/0/${list}`), list).toBe(false)
  })

  it('MAIL-7 the print view shows no ids, so nothing is read from it', () => {
    const doc = parseHtml(
      '<title>Gmail - Offer</title><div class="maincontent"><table class="message"><tr><td><font><b>Ravi Menon</b> &lt;ravi@banyan.example&gt;</font></td></tr><tr><td>To: asha@banyan.example</td></tr><tr><td>Please quote.</td></tr></table></div>'
    )
    expect(readWebmail(doc, 'https://mail.google.com/mail/u/0/?ik=1&view=pt&search=all')).toMatchObject({ ok: false })
  })

  it('MAIL-14 a clipped message is read as far as it is shown, without the link to the rest', () => {
    const doc = fixture('gmail-conversation')
    const body = [...doc.querySelectorAll('.a3s')].at(-1)
    const clipped = doc.createElement('div')
    clipped.innerHTML = '[Message clipped]&nbsp;&nbsp;<a href="?ui=2&view=lg">View entire message</a>'
    body?.append(clipped)
    expect(captureMail(mustRead(doc), options).message?.from).toEqual(
      captureMail(mustRead(fixture('gmail-conversation')), options).message?.from
    )
  })

  it('MAIL-41 a list that writes in its members’ names offers nobody', () => {
    const reading = mustRead(fixture('gmail-conversation'))
    const from = { name: 'Ananya Deshpande via Weavers', email: 'weavers@lists.example' }
    const messages = reading.messages.map((message) => ({ ...message, from }))
    const { drafts, participants, message } = captureMail({ ...reading, messages }, options)
    expect([drafts, participants, message?.automatic]).toEqual([[], undefined, 'list'])
  })
})

describe('older and other builds', () => {
  it('MAIL-10 Proton, the address in a label only', () => {
    const doc = fixture('proton')
    for (const sender of doc.querySelectorAll('main [data-testid="recipients:sender"]')) {
      sender.setAttribute('data-testid', 'message-header:from')
      sender.removeAttribute('title')
      sender.textContent = 'Miriam Castellanos'
      sender.setAttribute('aria-label', 'Miriam Castellanos <miriam@rambla.example>')
    }
    expect(senderOf(doc, 'https://mail.proton.me/u/0/inbox/x')).toEqual({
      name: 'Miriam Castellanos',
      email: 'miriam@rambla.example'
    })
  })

  it('MAIL-10 Fastmail before its cards had names of their own', () => {
    const doc = fixture('fastmail')
    for (const sender of doc.querySelectorAll('.v-MessageCard-from')) sender.className = 'v-Message-from'
    for (const body of doc.querySelectorAll('.v-Message-body')) body.className = 'v-MailMessage-body'
    expect(senderOf(doc, 'https://app.fastmail.com/mail/Inbox/Tab12cd34.Mef56')).toMatchObject({
      email: 'signe.holm@farveri.example'
    })
  })

  it('MAIL-12 Outlook never takes an address from a hover card, a list or a draft', () => {
    const doc = fixture('outlook-no-address')
    doc.body.insertAdjacentHTML(
      'beforeend',
      '<div role="dialog" class="hovercard"><span title="somebody@otherfirm.example">Miriam Castellanos</span></div>'
    )
    expect(senderOf(doc, 'https://outlook.office.com/mail/inbox/id/AAQkx')).toBe('sender')
  })

  it('MAIL-12 Outlook does not take the line of the date for the sender', () => {
    const doc = fixture('outlook')
    const date = [...doc.querySelectorAll('[role="heading"]')].find((heading) => /2026/.test(heading.textContent ?? ''))
    date?.insertAdjacentHTML('beforeend', '<span title="calendar@otherfirm.example"></span>')
    expect(senderOf(doc, 'https://outlook.office.com/mail/inbox/id/AAQkx')).toMatchObject({
      email: 'miriam@rambla.example'
    })
  })

  it.each([
    ['QQ', '<div id="mailContentContainer">', '发件人'],
    ['NetEase', '<div class="nui-msgbox-body">', '发件人'],
    ['Tuta', '<div class="mail-body selectable">', 'Von'],
    ['an unknown program', '<div class="message-body">', 'प्रेषक']
  ])('MAIL-13 %s by its word for From and its body', (_name, body, label) => {
    const page = `<main><h1>Zip</h1><div><span>${label}:</span> <span>Asha Menon &lt;asha@spices.example&gt;</span></div>${body}<p>Hello</p></div></main>`
    expect(senderOf(parseHtml(page), 'https://mail.any.example/')).toEqual({
      name: 'Asha Menon',
      email: 'asha@spices.example'
    })
  })
})

describe('whose a signature is', () => {
  it('MAIL-20 the one that is quoted belongs to who was answered, not to who answers', async () => {
    const { drafts } = await eml(`From: Deepak Nair <deepak@nair.example>
To: ravi@shreefab.example
Subject: Re: Rates

Agreed, thank you.

Deepak

On Mon, 16 Nov 2026 at 10:12, Farida Khan <farida@khan.example> wrote:
> Please confirm.
>
> Regards,
> Farida Khan
> Head of Sourcing, Khan Exports Pvt. Ltd.
> M: +91 98220 11223
`)
    expect(drafts.map(({ name }) => name)).toEqual(['Deepak Nair'])
    expect(JSON.stringify(drafts)).not.toMatch(/98220|Khan|Sourcing/)
  })

  it.each(['Solidairement', 'Thanks', 'सादर', 'Mit freundlichen Grüßen', 'Head of Sales'])(
    'MAIL-31 “%s” is nobody’s name',
    async (line) => {
      const { drafts } = await eml(`From: <d.nair@nair.example>
Content-Type: text/plain; charset=utf-8

See attached.

${line}
M: +91 98220 45178
`)
      expect(drafts.map(({ name }) => name)).not.toContain(line)
    }
  )
})

describe('headers of mail files', () => {
  it('MAIL-50 a name with a comma needs no quotes to keep its address', async () => {
    const found = await eml(
      'From: Müller, Jürgen <j.mueller@firma.example>\nTo: Rao, Vikram <v@rao.example>, Asha Sen <a@rao.example>\nSubject: x\nMIME-Version: 1.0\n\nHallo'
    )
    expect(found.message).toMatchObject({
      from: { name: 'Müller, Jürgen', email: 'j.mueller@firma.example' },
      to: [
        { name: 'Rao, Vikram', email: 'v@rao.example' },
        { name: 'Asha Sen', email: 'a@rao.example' }
      ]
    })
    expect(found.drafts[0]).toMatchObject({ name: 'Jürgen Müller', familyName: 'Müller' })
  })

  it.each([
    ['"Nair, Deepak" <deepak@nair.example>', 'Deepak Nair', 'deepak@nair.example'],
    ['Deepak Nair (Kochi office) <deepak@nair.example>', 'Deepak Nair', 'deepak@nair.example'],
    ['deepak@nair.example (Deepak Nair)', 'Deepak Nair', 'deepak@nair.example'],
    ['"ceo@bank.example" <eve@evil.example>', undefined, 'eve@evil.example']
  ])('MAIL-50 From: %s', async (from, name, email) => {
    const { drafts, message } = await eml(`From: ${from}\nSubject: Rates\n\nHello\n`)
    expect(message?.from?.email).toBe(email)
    expect(drafts[0]?.emails[0]?.value).toBe(email)
    if (name !== undefined) expect(drafts[0]?.name).toBe(name)
    else expect(drafts[0]?.name).not.toContain('bank')
  })
})
