import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { readPage } from '../../capture/page/read'
import { parseMailReading, parsePageReading } from '../../capture/readings'
import { readGmail } from '../../capture/webmail/gmail'

const fixtures = new URL('../fixtures/', import.meta.url)
const documents = (folder: string): Document[] =>
  readdirSync(new URL(folder, fixtures))
    .filter((file) => file.endsWith('.html'))
    .map((file) => parseHTML(readFileSync(new URL(folder + file, fixtures), 'utf8')).document)
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('readings that come from a page', () => {
  it('SHELL-13 pass unchanged when a reader made them', () => {
    for (const page of documents('pages/')) {
      const reading = throughJson(readPage(page, 'https://x.example/'))
      expect(parsePageReading(reading)).toEqual(reading)
    }
    for (const page of documents('webmail/')) {
      const found = readGmail(page, 'https://mail.google.com/mail/u/0/')
      if (!found.ok) continue
      const reading = throughJson(found.value)
      expect(parseMailReading(reading)).toEqual(reading)
    }
  })

  it('SHELL-13 are refused when anything in them has another shape', () => {
    const mail = { provider: 'gmail', messages: [{ to: [], cc: [], expanded: true }], open: 0, notFound: [] }
    expect(parseMailReading(mail)).toEqual(mail)
    expect(parseMailReading({ ...mail, open: 1 })).toBeUndefined()
    expect(parseMailReading({ ...mail, open: -1 })).toBeUndefined()
    expect(parseMailReading({ ...mail, provider: 'other' })).toBeUndefined()
    expect(parseMailReading({ ...mail, subject: { toString: 'x' } })).toBeUndefined()
    expect(parseMailReading({ ...mail, messages: [{ to: [{ email: 1 }], cc: [], expanded: true }] })).toBeUndefined()
    expect(parseMailReading({ ...mail, subject: 'x'.repeat(2_000_001) })).toBeUndefined()
  })

  it('SHELL-13 nested beyond the stack are refused', () => {
    const [page] = documents('pages/')
    if (page === undefined) throw new Error('no fixture')
    let item: unknown = { properties: {} }
    for (let depth = 0; depth < 50_000; depth++) item = { properties: { of: [item] } }
    expect(parsePageReading({ ...readPage(page, 'https://x.example/'), microdata: [item] })).toBeUndefined()
  })

  it('SHELL-13 of any shape give no exception', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(parseMailReading(raw)).toBeUndefined()
        expect(parsePageReading(raw)).toBeUndefined()
      })
    )
  })
})
