import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Route } from 'playwright-core'
import { inboxPage, type SampleMail } from './inbox'

const fixtures = fileURLToPath(new URL('../../test/fixtures/', import.meta.url))

export const mailAddress = 'https://mail.google.com/mail/u/0/'
export const teamAddress = 'https://oakhurstvale.example/team'

/** Gmail sends this, and it forbids making elements from text. */
const trustedTypes = { 'content-security-policy': "require-trusted-types-for 'script'" }

const read = (path: string): string => readFileSync(fixtures + path, 'utf8')
const html = (body: string): Parameters<Route['fulfill']>[0] => ({ contentType: 'text/html; charset=utf-8', body })

/** Text of the first match's group, with the entities that our fixtures use. */
function first(text: string, pattern: RegExp): string {
  return (pattern.exec(text)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')
}

/** The fixtures that show one conversation, as lines of an inbox. */
function sampleMails(): SampleMail[] {
  return readdirSync(`${fixtures}webmail`)
    .filter((file) => /^gmail-(?!list\.|split|popout|collapsed).*\.html$/.test(file))
    .map((file) => {
      const text = read(`webmail/${file}`)
      const heading = text.lastIndexOf('class="hP"')
      const conversation = text.slice(heading === -1 ? 0 : heading)
      return {
        file,
        subject: first(text, /<title>([^<]*?) - [^ <]+ - Gmail/),
        threadId: first(conversation, /data-legacy-thread-id="([0-9a-f]+)"/),
        from:
          first(conversation, /class="gD"[^>]*?><span>([^<]*)</) || first(conversation, /name="([^"]*)"[^>]*class="gD"/)
      }
    })
}

/** The sample pages by the address that each names as its own. */
function samplePages(): Map<string, string> {
  const pages = new Map<string, string>()
  for (const file of readdirSync(`${fixtures}pages`).filter((name) => name.endsWith('.html'))) {
    const text = read(`pages/${file}`)
    const address = first(text, /rel="canonical" href="([^"]*)"/)
    pages.set(address === '' ? `https://${file.replace(/\.\w+$/, '')}.example/` : address, text)
  }
  return pages
}

export const sampleAddresses = (): string[] => [...samplePages().keys()]

/** Sample mails in other webmail, by the address of the open mail. */
export const webmailPages: Readonly<Record<string, string>> = {
  'https://outlook.office.com/mail/inbox/id/AAQkADAwATM0MDAAMS1hYjEyLTAwAi0wMAoAEABt': 'outlook',
  'https://outlook.live.com/mail/0/inbox/id/AQMkADAwATM0MDAAMS1hYjEyLTAwAi0wMAoAEABu': 'outlook-no-address',
  'https://mail.proton.me/u/0/inbox/hJ8vXk3mQ2tYw7Zb1Lr9Pq==/hQk7': 'proton',
  'https://mail.yahoo.com/d/folders/1/messages/AMsXyZ12345': 'yahoo',
  'https://app.fastmail.com/mail/Inbox/Tab12cd34.Mef56?u=1': 'fastmail',
  'https://mail.zoho.in/zm/#mail/folder/inbox/p/1731567890123456789': 'zoho',
  'https://webmail.shreefab.example/?_task=mail&_uid=815&_mbox=INBOX&_action=show': 'roundcube'
}

/** The source of a sample mail, as Gmail gives it to whoever asks for the message by its id. */
function sourceOf(id: string): string | undefined {
  const files = readdirSync(`${fixtures}webmail`).filter((file) => file.endsWith('.eml'))
  const file = files.find((name) => id !== '' && read(`webmail/${name.replace('.eml', '.html')}`).includes(id))
  return file === undefined ? undefined : read(`webmail/${file}`)
}

/** Answers for Gmail and for every `.example` site from the project's fixtures; nothing of it leaves the machine. */
export async function serveSamples(context: BrowserContext): Promise<void> {
  const mails = sampleMails()
  const pages = samplePages()
  const inbox = inboxPage(read('webmail/gmail-list.html'), mails)

  await context.route(/^https:\/\/mail\.google\.com\//, (route) => {
    const { pathname, searchParams } = new URL(route.request().url())
    if (searchParams.get('view') === 'att') {
      const source = sourceOf(searchParams.get('permmsgid')?.replace('msg-f:', '') ?? '')
      if (source === undefined) return route.fulfill({ status: 404, body: '' })
      return route.fulfill({ contentType: 'text/plain; charset=utf-8', body: source })
    }
    const file = /^\/sample\/([\w-]+\.html)$/.exec(pathname)?.[1] ?? searchParams.get('fixture')
    const body = file === null || file === undefined ? inbox : read(`webmail/${file}`)
    return route.fulfill({ ...html(body), headers: trustedTypes })
  })
  await context.route(/^https?:\/\/([\w-]+\.)+example\//, (route) => {
    const address = route.request().url()
    const card = /^https:\/\/[\w.-]+\/people\/([\w-]+\.vcf)$/.exec(address)?.[1]
    if (card !== undefined) return route.fulfill({ contentType: 'text/vcard', body: read(`pages/${card}`) })
    const webmail = webmailPages[address]
    const body = webmail === undefined ? pages.get(address) : read(`webmail/${webmail}.html`)
    return route.fulfill(html(body ?? '<!doctype html><title>Sample</title>'))
  })
  for (const [address, file] of Object.entries(webmailPages)) {
    const { origin, hostname } = new URL(address)
    if (!hostname.endsWith('.example'))
      await context.route(`${origin}/**`, (route) => route.fulfill(html(read(`webmail/${file}.html`))))
  }
  await context.route(/^https:\/\/(ssl|www|fonts)\.gstatic\.com\//, (route) => route.fulfill({ status: 204, body: '' }))
}

/** Address of one fixture as a page of its own at Gmail's address. */
export const fixtureAddress = (file: string): string => `${mailAddress}?fixture=${file}#inbox/FMfcgzQXKLmNpRsTvWxYz`
