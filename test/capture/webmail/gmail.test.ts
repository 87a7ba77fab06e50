import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findGmailAnchor, readGmail } from '../../../capture/webmail/gmail'
import type { MailReading, MessageReading } from '../../../capture/webmail/types'
import { fixture, parseHtml } from './fixture'

const URL_OPEN = 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQXJkqLzHrjKcGtVwpQ'

const read = (name: string): MailReading => {
  const result = readGmail(fixture(name), URL_OPEN)
  if (!result.ok) throw new Error(`not found: ${result.error}`)
  return result.value
}
const opened = (reading: MailReading): MessageReading => {
  const message = reading.messages[reading.open]
  if (message === undefined) throw new Error('the open message is not in the list')
  return message
}

describe('Gmail conversation', () => {
  it('A4 MAIL-1 gives sender, recipients, ids, account and link of the open mail', () => {
    const reading = read('gmail-conversation')
    expect(reading).toMatchObject({
      provider: 'gmail',
      account: 'ravi.kulkarni@shreefab.example',
      subject: 'Enquiry: cotton-linen shirting, 12,000 m a month',
      threadId: '1a1f227a7344c1d2',
      link: 'https://mail.google.com/mail/?authuser=ravi.kulkarni%40shreefab.example#all/1a1f227a7344c1d2',
      notFound: []
    })
    expect(opened(reading)).toMatchObject({
      providerId: '1a1f227a7344c1d2',
      permanentId: 'msg-f:1882261078579397074',
      from: { name: 'Ananya Deshpande', email: 'ananya.deshpande@kaveritextiles.example' },
      to: [
        { email: 'ravi.kulkarni@shreefab.example' },
        { name: 'Nikhil Rane', email: 'nikhil.rane@kaveritextiles.example' }
      ],
      cc: [],
      expanded: true
    })
  })

  it('MAIL-4 takes the instant from the message id, whatever the language of the page', () => {
    expect(opened(read('gmail-conversation')).date).toBe('2026-11-19T04:54:07.412Z')
    expect(opened(read('gmail-hindi')).date).toBe('2026-10-28T09:37:07.412Z')
  })

  it('MAIL-2 never reads a list row: hidden list, list beside the conversation, list alone', () => {
    expect(read('gmail-conversation').messages).toHaveLength(1)
    const split = read('gmail-split-pane')
    expect(split).toMatchObject({ threadId: '1a1cf6a3874a1b2c', subject: 'Bestellung 4500118' })
    expect(split.messages).toHaveLength(1)
    expect(readGmail(fixture('gmail-list'), URL_OPEN)).toEqual({ ok: false, error: 'conversation' })
  })

  it('MAIL-6 tells To from Cc where the details are unfolded', () => {
    expect(opened(read('gmail-split-pane'))).toMatchObject({
      to: [{ email: 'ravi.kulkarni@shreefab.example' }],
      cc: [{ name: 'Einkauf Alpenwerk', email: 'einkauf@alpenwerk.example' }]
    })
  })

  it.each(['me', 'mich', 'moi', 'yo', 'мне', 'मैं', 'আমি', 'என்னை', 'mim', '自分', '나'])(
    'MAIL-6 does not take the interface’s word for the user, %s, for a name',
    (me) => {
      const doc = fixture('gmail-conversation')
      const own = [...doc.querySelectorAll('[role="main"] .g2[email="ravi.kulkarni@shreefab.example"]')]
      for (const element of own) {
        element.setAttribute('name', me)
        element.textContent = me
      }
      expect(own).not.toEqual([])
      const result = readGmail(doc, URL_OPEN)
      expect(result.ok && opened(result.value).to[0]).toEqual({ email: 'ravi.kulkarni@shreefab.example' })
    }
  )

  it('MAIL-3 opens the last expanded message: not a collapsed one, not a draft, not a conversation left behind hidden', () => {
    const reading = read('gmail-collapsed')
    expect(reading.subject).toBe('Lining, 40 rolls')
    expect(reading.messages.map((message) => message.expanded)).toEqual([false, false, false, true, false])
    expect(opened(reading)).toMatchObject({ providerId: '1a1af8f9e54d0004', from: { name: 'Imran Qureshi' } })
    expect(reading.messages[1]?.from?.email).toBe('pooja.nair@shreefab.example')
  })

  it('MAIL-3 opens the message whose button was clicked', () => {
    const doc = fixture('gmail-second-mail')
    const first = doc.querySelector('[data-legacy-message-id="1a1f702f0747a111"] td.acX')
    if (first === null) throw new Error('the fixture has no button cell')
    const result = readGmail(doc, URL_OPEN, { at: first })
    expect(result.ok && opened(result.value).providerId).toBe('1a1f702f0747a111')
    expect(opened(read('gmail-second-mail')).providerId).toBe('1a1f77cb4547a333')
  })

  it('reads pop-out windows and emoji in subjects', () => {
    expect(read('gmail-popout')).toMatchObject({ subject: 'Travel plan ✈️', threadId: '1a1da1ba5b4e0e0e' })
  })

  it('takes the name of a Hindi sender as written', () => {
    expect(opened(read('gmail-hindi')).from).toEqual({
      name: 'सीमा अग्रवाल',
      email: 'seema.agrawal@gangaexports.example'
    })
  })

  it('MAIL-14 keeps the body without controls, with a trimmed signature, with at most the head of quotes', () => {
    const html = opened(read('gmail-conversation')).html ?? ''
    expect(html).toContain('class="gmail_signature"')
    expect(html).toContain('+91 98220 45178')
    expect(opened(read('gmail-second-mail')).html).toContain('class="gmail_quote gmail_quote_container"')
  })

  it('MAIL-2 does not take what the sender wrote into the body for a header', () => {
    const doc = fixture('gmail-conversation')
    const body = doc.querySelector('.a3s')
    if (body === null) throw new Error('the fixture has no body')
    body.innerHTML = `<span class="gD" email="ceo@bank.example" name="The bank"></span><h2 class="hP" data-legacy-thread-id="bad">x</h2>
      <div data-message-id="#msg-f:99"><span class="gD" email="eve@evil.example">Eve</span><div class="a3s">hi</div></div>`
    doc.querySelector('h3 .gD')?.remove()
    const result = readGmail(doc, URL_OPEN)
    expect(result.ok && opened(result.value).from?.email).toBe('ananya.deshpande@kaveritextiles.example')
    expect(result.ok && result.value.threadId).toBe('1a1f227a7344c1d2')
    expect(result.ok && result.value.messages).toHaveLength(1)
  })

  it('MAIL-7 says which field is missing instead of guessing', () => {
    const doc = fixture('gmail-conversation')
    for (const element of doc.querySelectorAll('.gs .gD, .go')) element.remove()
    for (const element of doc.querySelectorAll('.aju, .hb')) element.remove()
    expect(readGmail(doc, URL_OPEN)).toEqual({ ok: false, error: 'sender' })

    const bare = fixture('gmail-conversation')
    const heading = bare.querySelector('h2.hP[data-legacy-thread-id]')
    heading?.removeAttribute('data-legacy-thread-id')
    heading?.removeAttribute('data-thread-perm-id')
    const fromLog = readGmail(bare, URL_OPEN)
    expect(fromLog.ok && fromLog.value.threadId).toBe('1a1f227a7344c1d2')
    bare.querySelector('.ii')?.removeAttribute('jslog')
    const none = readGmail(bare, URL_OPEN)
    expect(none.ok && none.value).not.toHaveProperty('threadId')
    expect(none.ok && none.value.notFound).toEqual(['thread'])
  })

  it('MAIL-8 finds a place for the button in the open message, then after the date, else none', () => {
    const doc = fixture('gmail-second-mail')
    const anchor = findGmailAnchor(doc)
    expect(anchor?.place).toBe('prepend')
    expect(anchor?.element.closest('[data-legacy-message-id]')?.getAttribute('data-legacy-message-id')).toBe(
      '1a1f77cb4547a333'
    )
    for (const cell of doc.querySelectorAll('td.acX')) cell.remove()
    expect(findGmailAnchor(doc)).toMatchObject({ place: 'after' })
    for (const date of doc.querySelectorAll('.g3')) date.remove()
    expect(findGmailAnchor(doc)).toBeUndefined()
    expect(findGmailAnchor(fixture('gmail-list'))).toBeUndefined()
  })

  it('MAIL-5 reaches a delegated mailbox by its own path', () => {
    const result = readGmail(fixture('gmail-conversation'), 'https://mail.google.com/mail/b/AEoRXRSd/u/1/#inbox/x')
    expect(result.ok && result.value.link).toBe('https://mail.google.com/mail/b/AEoRXRSd/u/1/#all/1a1f227a7344c1d2')
  })
})

const CORPUS = '../shared/corpora/gmail-fragments'

interface Gold {
  id: string
  file: string
  expect: {
    threadId?: string | null
    subject?: string
    account?: string
    url?: string
    messages: {
      messageId: string
      legacyMessageId: string
      from: { name: string; address: string }
      to: { address: string }[]
    }[]
  }
}

describe.skipIf(!existsSync(CORPUS))('Gmail fragments of the public corpus (skipped where it is absent)', () => {
  it('are read without a wrong thread, and nothing is captured where no conversation is open', () => {
    const rows = readFileSync(`${CORPUS}/gold.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Gold)
    for (const row of rows) {
      const doc = parseHtml(readFileSync(`${CORPUS}/${row.file}`, 'utf8'))
      const result = readGmail(doc, row.expect.url ?? URL_OPEN)
      if (row.expect.messages.length === 0) {
        expect(result, row.id).toEqual({ ok: false, error: 'conversation' })
        continue
      }
      if (!result.ok) throw new Error(`${row.id}: ${result.error}`)
      expect(result.value.threadId).toBe(row.expect.threadId)
      expect(result.value.subject).toBe(row.expect.subject)
      expect(result.value.account).toBe(row.expect.account)
      expect(
        result.value.messages.map((message) => [
          message.permanentId,
          message.providerId,
          message.from?.email,
          message.from?.name,
          message.to.map((box) => box.email)
        ])
      ).toEqual(
        row.expect.messages.map((message) => [
          message.messageId,
          message.legacyMessageId,
          message.from.address,
          message.from.name,
          message.to.map((box) => box.address)
        ])
      )
    }
  })
})
