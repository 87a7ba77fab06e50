import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { captureMail, captureSource } from '../../../capture/mail'
import { readGmail } from '../../../capture/webmail/gmail'
import type { Mailbox } from '../../../capture/types'
import type { MailReading, MessageReading } from '../../../capture/webmail/types'
import { fixture, parseHtml } from '../webmail/fixture'

const options = { parseHtml, country: 'IN' }
const box = (name: string, email: string): Mailbox => ({ name, email })

const message = (from: Mailbox, html: string, more: Partial<MessageReading> = {}): MessageReading => ({
  from,
  to: [],
  cc: [],
  expanded: true,
  html,
  ...more
})

const anita = box('Anita Mehta', 'anita@mehta.example')
const deepak = box('Deepak Nair', 'deepak@nair.example')
const farida = box('Farida Khan', 'farida@khan.example')

const conversation = (more: Partial<MessageReading> = {}): MailReading => ({
  provider: 'gmail',
  account: 'ravi@shreefab.example',
  subject: 'Rates',
  open: 2,
  notFound: [],
  messages: [
    message(farida, '<p>Please quote.</p><p>Regards,<br>Farida Khan<br>Buyer<br>M: 98220 11223</p>'),
    message(box('Ravi Kulkarni', 'ravi@shreefab.example'), '<p>Attached.</p>'),
    message(deepak, '<p>Thanks.</p>', { to: [box('Ravi', 'ravi@shreefab.example')], cc: [anita], ...more })
  ]
})

const namesOf = (reading: MailReading): (string | undefined)[] =>
  (captureMail(reading, options).participants ?? []).map(({ name }) => name)

describe('everybody else of a conversation', () => {
  it('MAIL-43 is a draft each, with the signature that they wrote: writers first, then recipients', () => {
    const { drafts, participants } = captureMail(conversation(), options)
    expect(drafts.map(({ name }) => name)).toEqual(['Deepak Nair'])
    expect(participants?.map(({ name }) => name)).toEqual(['Farida Khan', 'Anita Mehta'])
    expect(participants?.[0]).toMatchObject({ title: 'Buyer', phones: [{ e164: '+919822011223' }] })
  })

  it('MAIL-43 leaves out the user, colleagues, robots and shared mailboxes', () => {
    const cc = [
      box('Pooja', 'pooja@shreefab.example'),
      box('Ravi', 'RAVI@shreefab.example'),
      box('Sales', 'sales@nair.example'),
      box('Tracker', 'messages-noreply@nair.example')
    ]
    expect(namesOf(conversation({ cc }))).toEqual(['Farida Khan'])
  })

  it('MAIL-43 keeps people of the same free mail as the user', () => {
    const cc = [box('Meena Joshi', 'meena.joshi@gmail.com')]
    expect(namesOf({ ...conversation({ cc }), account: 'ravi.kulkarni@gmail.com' })).toContain('Meena Joshi')
  })

  it('MAIL-43 is nobody where the mail comes from a list or a machine', () => {
    expect(namesOf(conversation({ from: box('Updates', 'no-reply@nair.example') }))).toEqual([])
  })
})

const sourceOf = (change: (text: string) => string = (text) => text): Uint8Array =>
  new TextEncoder().encode(change(readFileSync('test/fixtures/webmail/gmail-conversation.eml', 'utf8')))

const openReading = (): MailReading => {
  const found = readGmail(fixture('gmail-conversation'), 'https://mail.google.com/mail/u/0/#inbox/x')
  if (!found.ok) throw new Error(found.error)
  return found.value
}

describe('the source of the open mail', () => {
  it('MAIL-44 gives exact recipients and the Message-ID, and keeps the ids and the link of the page', async () => {
    const result = await captureSource(sourceOf(), openReading(), options)
    expect(result?.message).toMatchObject({
      messageId: 'CAF7k2qs8Wm=enquiry-shirting@mail.kaveritextiles.example',
      threadId: '1a1f227a7344c1d2',
      providerId: '1a1f227a7344c1d2',
      account: 'ravi.kulkarni@shreefab.example',
      to: [{ name: 'Ravi Kulkarni', email: 'ravi.kulkarni@shreefab.example' }],
      cc: [
        { name: 'Nikhil Rane', email: 'nikhil.rane@kaveritextiles.example' },
        { name: 'विनया जोशी', email: 'vinaya.joshi@kaveritextiles.example' }
      ]
    })
    expect(result?.drafts[0]).toMatchObject({ name: 'Ananya Deshpande', title: 'Head of Procurement' })
    expect(result?.participants?.map(({ name }) => name)).toEqual(['Nikhil Rane', 'विनया जोशी'])
  })

  it('MAIL-44 of another sender counts for nothing, and neither does a page', async () => {
    const other = sourceOf((text) => text.replace('From: Ananya Deshpande <ananya.deshpande@', 'From: Eve <eve@'))
    expect(await captureSource(other, openReading(), options)).toBeUndefined()
    const page = new TextEncoder().encode('<!doctype html><title>Sign in</title>')
    expect(await captureSource(page, openReading(), options)).toBeUndefined()
    expect(await captureSource(new Uint8Array(), openReading(), options)).toBeUndefined()
  })
})
