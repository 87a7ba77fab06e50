import { describe, expect, it } from 'vitest'
import { cfemailOfLink, decodeCfemail } from '../../../capture/page/cfemail'
import { contactLink, socialProfile } from '../../../capture/page/contact-links'
import { jsonLd, repairJson } from '../../../capture/page/json-ld'
import { microdata } from '../../../capture/page/microdata'
import { microformats } from '../../../capture/page/microformats'
import { rdfa } from '../../../capture/page/rdfa'
import { captureText } from '../../../capture/text'
import type { CaptureResult } from '../../../capture/types'
import { parsePageReading } from '../../../capture/readings'
import { capture, fixture, parseDocument, read } from './fixtures'
import { forMutations } from './mutate'

const PAGES = ['company-contact', 'indian-company', 'team', 'profile', 'article', 'hostile'].map(fixture)
const SCRIPTS = PAGES.flatMap((page) =>
  [...page.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map((match) => match[1] ?? '')
)
const LINKS = [
  'mailto:a@b.example?cc=c@d.example&subject=x',
  'tel:+44-117-496-0210;ext=22',
  'https://wa.me/919826012345?text=hi',
  'https://api.whatsapp.com/send?phone=919826012345',
  'skype:+441174960210?call',
  'https://www.linkedin.com/in/a-b?trk=x',
  '/cdn-cgi/l/email-protection#3848514a4151597857595350494a4b4c4e59545d165d40595548545d'
]

/** What holds of every result, whatever the input: known keys, whole text, evidence for every value. */
const expectSound = (result: CaptureResult): void => {
  for (const draft of result.drafts) {
    expect(draft.confidence).toBeGreaterThanOrEqual(0)
    expect(draft.confidence).toBeLessThanOrEqual(1)
    expect(JSON.stringify(draft).isWellFormed()).toBe(true)
    draft.emails.forEach((email, i) => {
      expect(email.value).toMatch(/^[^\s@]+@[^\s@]+$/)
      expect(draft.evidence[`emails.${i}`]).toBeDefined()
    })
    for (const phone of draft.phones) if (phone.e164 !== undefined) expect(phone.e164).toMatch(/^\+\d{4,15}$/)
    for (const url of draft.urls) expect(url).toMatch(/^https?:\/\//)
    for (const evidence of Object.values(draft.evidence)) expect(evidence.line.length).toBeLessThanOrEqual(200)
  }
}

describe('mutated input', () => {
  it('PAGE-30 reads and drafts any page without an exception', { timeout: 600_000 }, () => {
    forMutations(PAGES, (html) => {
      const reading = read(html)
      expect(parsePageReading(structuredClone(reading))).toEqual(reading)
      expectSound(capture(html))
    })
  })

  it('PAGE-30 reads any JSON-LD without an exception', { timeout: 600_000 }, () => {
    forMutations(SCRIPTS, (text) => {
      for (const object of jsonLd([text])) expect(typeof object).toBe('object')
      expect(repairJson(text).length).toBeLessThanOrEqual(text.length * 6 + 6)
    })
  })

  it('PAGE-30 reads any structured markup without an exception', { timeout: 600_000 }, () => {
    forMutations(PAGES, (html) => {
      const doc = parseDocument(html)
      expect(Array.isArray(microdata(doc, 'https://a.example/'))).toBe(true)
      expect(Array.isArray(rdfa(doc, 'https://a.example/'))).toBe(true)
      expect(Array.isArray(microformats(doc, 'https://a.example/').items)).toBe(true)
    })
  })

  it('PAGE-30 reads any link without an exception', { timeout: 600_000 }, () => {
    forMutations(LINKS, (href) => {
      const link = contactLink(href)
      if (link?.kind === 'phone') expect(link.raw.length).toBeLessThanOrEqual(60)
      expect(socialProfile(href) ?? 'https://').toMatch(/^https:\/\//)
      expect(cfemailOfLink(href) ?? '@').toContain('@')
      expect(decodeCfemail(href) ?? '@').toContain('@')
    })
  })

  it('PAGE-30 drafts any text without an exception', { timeout: 600_000 }, () => {
    const texts = PAGES.map((page) => page.replace(/<br>|<\/(?:p|div|li|h\d|td)>/g, '\n').replace(/<[^<>]*>/g, ''))
    forMutations(texts, (text) => expectSound(captureText(text, { country: 'IN' })))
  })
})
