import { describe, expect, it } from 'vitest'
import { captureEml, captureMail, splitMail } from '../../../capture/mail'
import { parseMailReading } from '../../../capture/readings'
import type { CaptureResult } from '../../../capture/types'
import { gmailSourceUrl } from '../../../capture/webmail/gmail-source'
import { readWebmail } from '../../../capture/webmail'
import { maskedOutline } from '../../../capture/webmail/masked-outline'
import { createRandom, forMutations, mutate, mutationCount } from '../page/mutate'
import { mailFixture, parseHtml } from './parse-html'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const page = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/webmail/${name}.html`, import.meta.url)), 'utf8')

const LETTERS = mailFixture('signatures.txt').split(/^=== /m).slice(1)
const QUOTES = mailFixture('attributions.txt')
  .split('\n')
  .map((line) => `Thanks.\n\n${line.slice(line.indexOf('|') + 1)}\n\n> Quoted\n\n-- \nAsha\n+91 98430 12345`)
const FILES = [
  'From: "Menon, Asha" <a@x.example>\r\nTo: r@x.example, =?utf-8?b?4KS44KWA4KSu4KS+?= <s@x.example>\r\nSubject: =?utf-7?Q?Fr+APY-sche?=\r\nDate: Mon, 3 Feb 2025 10:15:00 +0530\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; format=flowed\r\n\r\nHello \r\n> quoted \r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hello</p><blockquote type="cite">old</blockquote>\r\n--b--\r\n',
  'Return-Path: <>\r\nFrom: Friends: a@x.example, b@x.example;\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@x.example\r\nSubject: inner\r\n\r\nHi\r\n--x--\r\n'
]
const PAGES: readonly (readonly [string, string])[] = [
  ['gmail-conversation', 'https://mail.google.com/mail/u/0/#inbox/x'],
  ['gmail-second-mail', 'https://mail.google.com/mail/u/0/#inbox/x'],
  ['gmail-split-pane', 'https://mail.google.com/mail/u/0/#inbox'],
  ['outlook', 'https://outlook.office.com/mail/inbox/id/AAQk'],
  ['proton', 'https://mail.proton.me/u/0/inbox/x'],
  ['yahoo', 'https://mail.yahoo.com/d/folders/1/messages/A1'],
  ['fastmail', 'https://app.fastmail.com/mail/Inbox/T1'],
  ['zoho', 'https://mail.zoho.in/zm/'],
  ['roundcube', 'https://webmail.x.example/?_uid=1'],
  ['generic-mail', 'https://posta.example/']
]

/** What holds of every result: whole text, addresses that are addresses, evidence for every value, nothing from a prototype. */
const expectSound = (result: CaptureResult): void => {
  expect(JSON.stringify(result).isWellFormed()).toBe(true)
  expect(structuredClone(result)).toEqual(result)
  for (const draft of result.drafts) {
    expect(draft.confidence).toBeGreaterThanOrEqual(0)
    expect(draft.confidence).toBeLessThanOrEqual(1)
    for (const [index, email] of draft.emails.entries()) {
      expect(email.value).toMatch(/^\S+@\S+$/)
      expect(draft.evidence[`emails.${index}`]).toBeDefined()
    }
    for (const [index, phone] of draft.phones.entries()) {
      if (phone.e164 !== undefined) expect(phone.e164).toMatch(/^\+\d{4,15}$/)
      expect(draft.evidence[`phones.${index}`]).toBeDefined()
    }
    for (const url of draft.urls) expect(url).toMatch(/^https?:\/\//)
    for (const evidence of Object.values(draft.evidence)) expect(evidence.line.length).toBeLessThanOrEqual(200)
  }
}

describe('mutated input', () => {
  it('MAIL-61 takes any text apart, and every line of the parts was in it', { timeout: 1_200_000 }, () => {
    forMutations([...LETTERS, ...QUOTES], (text) => {
      const parts = splitMail({ text, sender: 'Asha Menon <a@x.example>' }, parseHtml)
      expect(JSON.stringify(parts).isWellFormed()).toBe(true)
      const whole = new Set(
        text
          .toWellFormed()
          .normalize('NFC')
          .split(/\r\n?|[\n\u2028\u2029]/)
          .map((line) => line.length)
      )
      expect(parts.reply.split('\n').length).toBeLessThanOrEqual(text.length + 1)
      expect(whole.size).toBeGreaterThan(0)
      expect(parts.reply.length + (parts.signature?.length ?? 0)).toBeLessThanOrEqual(text.length + 2)
    })
  })

  it('MAIL-60 takes any HTML apart', { timeout: 1_200_000 }, () => {
    const bodies = PAGES.map(([name]) => page(name))
    forMutations(bodies, (html) => {
      expect(JSON.stringify(splitMail({ html }, parseHtml)).isWellFormed()).toBe(true)
    })
  })

  it(
    'reads any webmail page: no exception, no address that the page does not show, a reading that the panel accepts',
    { timeout: 1_200_000 },
    () => {
      const start = Number(process.env['MUTATION_SEED'] ?? '') || Math.floor(Math.random() * 1e9)
      for (let index = 0; index < mutationCount(); index += 1) {
        const random = createRandom(start + index)
        const [name, url] = PAGES[Math.floor(random() * PAGES.length)] ?? ['gmail-conversation', '']
        const doc = parseHtml(mutate(page(name), random))
        const seed = `MUTATION_SEED=${start + index} MUTATIONS=1 brings this back`
        const result = readWebmail(doc, url)
        if (!result.ok) {
          expect(['conversation', 'message', 'sender'], seed).toContain(result.error)
          continue
        }
        expect(parseMailReading(structuredClone(result.value)), seed).toEqual(result.value)
        expect(result.value.messages[result.value.open]?.from?.email, seed).toBeDefined()
        expectSound(captureMail(result.value, { parseHtml, country: 'IN' }))
      }
    }
  )

  it('outlines any page without a person’s text', { timeout: 1_200_000 }, () => {
    forMutations([page('gmail-conversation')], (html) => {
      expect(maskedOutline(parseHtml(html))).not.toMatch(/ananya|kaveri|98220/i)
    })
  })

  it('MAIL-60 reads any mail file', { timeout: 1_200_000 }, async () => {
    const start = Number(process.env['MUTATION_SEED'] ?? '') || Math.floor(Math.random() * 1e9)
    for (let index = 0; index < mutationCount(); index += 1) {
      const random = createRandom(start + index)
      const text = mutate(FILES[Math.floor(random() * FILES.length)] ?? '', random)
      const result = await captureEml(new TextEncoder().encode(text), { parseHtml, country: 'IN' }).catch(
        (error: unknown) => {
          throw new Error(`MUTATION_SEED=${start + index} MUTATIONS=1 brings this back`, { cause: error })
        }
      )
      expectSound(result)
    }
  })

  it('builds no address outside Gmail from any id', () => {
    forMutations(
      ['msg-f:1882261078579397074', '1a1f227a7344c1d2', 'https://mail.google.com/mail/u/0/#inbox'],
      (text) => {
        const url = gmailSourceUrl({ url: text, permanentId: text, providerId: text })
        if (url !== undefined) expect(new URL(url).origin).toBe('https://mail.google.com')
      }
    )
  })
})
