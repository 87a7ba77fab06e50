import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { browser as extensionApi } from 'wxt/browser'
import type { MailReading } from '../../capture/webmail/types'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { mailAddress } from '../../scripts/browser/sites'

/** In the functions that run in the extension's own contexts. */
declare const chrome: typeof extensionApi

/** Pieces of real Gmail pages with what is in them, kept beside the project. */
const folder = fileURLToPath(new URL('../../../shared/corpora/gmail-fragments/', import.meta.url))

interface Case {
  readonly id: string
  readonly file: string
  readonly expect: {
    readonly threadId?: string | null
    readonly messages: readonly { readonly legacyMessageId?: string; readonly from?: { readonly address: string } }[]
  }
}

const cases: Case[] = existsSync(folder)
  ? readFileSync(`${folder}gold.jsonl`, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Case)
  : []

let browser: Launched
let tab: Page
let own: Page

describe.skipIf(cases.length === 0)('pieces of real Gmail pages at its address', () => {
  beforeAll(async () => {
    browser = await launchExtension()
    // Their pictures are elsewhere, and waiting for them would be all that takes time.
    await browser.context.route(/^https?:/, (route) => route.abort())
    await browser.context.route('https://mail.google.com/**', (route) => {
      if (route.request().resourceType() !== 'document') return route.abort()
      const file = new URL(route.request().url()).searchParams.get('fragment')
      const body = file === null ? '' : readFileSync(folder + file, 'utf8')
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html>${body}` })
    })
    own = await browser.open('options.html')
    tab = await browser.context.newPage()
  })
  afterAll(() => browser.close())

  it.each(cases)('A2 $id gives its own conversation or nothing', async ({ file, expect: gold }) => {
    await tab.goto(`${mailAddress}?fragment=${file}`)
    await tab.bringToFront()
    const reading = await openMail()
    if (gold.messages.length === 0) return expect(reading).toBeUndefined()
    expect(reading?.threadId ?? null).toBe(gold.threadId ?? null)
    expect(reading?.messages.map(({ providerId, from }) => [providerId, from?.email])).toEqual(
      gold.messages.map(({ legacyMessageId, from }) => [legacyMessageId, from?.address])
    )
  })
})

/** What the mail script of the tab in front tells a page of ours that connects to it. */
async function openMail(): Promise<MailReading | undefined> {
  const told = await own.evaluate(async () => {
    const [front] = await chrome.tabs.query({ active: true, currentWindow: true })
    const port = chrome.tabs.connect(front?.id ?? -1, { name: 'open-mail', frameId: 0 })
    return new Promise<{ readonly reading?: unknown }>((resolve, reject) => {
      port.onMessage.addListener((mail) => {
        port.disconnect()
        resolve(mail)
      })
      port.onDisconnect.addListener(() => reject(new Error(chrome.runtime.lastError?.message ?? 'ended')))
    })
  })
  return told.reading as MailReading | undefined
}
