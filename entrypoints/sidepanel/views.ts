import type { PageView } from '../../components/capture/page-context'
import { mailSites, matchesPattern } from '../../platform/mail-access'
import type { FrontTab } from './front-tab'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const withoutFragment = (url: string): string => url.replace(/#.*$/, '')

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function openMessage(reading: unknown): Readonly<Record<string, unknown>> {
  const { messages, open } = fieldsOf(reading)
  return fieldsOf(Array.isArray(messages) && typeof open === 'number' ? messages[open] : undefined)
}

/** What names the open message to Gmail. */
export function openIds(reading: unknown): { readonly providerId?: string; readonly permanentId?: string } {
  const { providerId, permanentId } = openMessage(reading)
  return {
    ...(typeof providerId === 'string' ? { providerId } : {}),
    ...(typeof permanentId === 'string' ? { permanentId } : {})
  }
}

/** The open mail, before it is drafted. `undefined` when the reading has not even the shape of one. */
export function mailView(reading: unknown): PageView | undefined {
  if (typeof reading !== 'object' || reading === null) return undefined
  const { provider, account, subject, threadId, link } = fieldsOf(reading)
  const ids = openIds(reading)
  return {
    kind: 'mail',
    key: `mail:${textOf(account)}:${textOf(threadId) || textOf(subject)}:${ids.providerId ?? ''}`,
    title: textOf(subject),
    ...(typeof link === 'string' ? { url: link } : {}),
    ...(provider === 'gmail' && Object.keys(ids).length > 0 ? { hasOriginal: true } : {}),
    reading: 'idle'
  }
}

/** A mail that is open and cannot be read. */
export function missedMail(tab: FrontTab, miss: 'sender' | 'unreadable'): PageView {
  return {
    kind: 'mail',
    key: `missed:${tab.id}:${miss}:${tab.title}`,
    ...(tab.url === undefined ? {} : { page: tab.url }),
    title: tab.title,
    site: siteName(tab.url),
    reading: 'failed',
    error: miss === 'sender' ? 'no-address' : 'unreadable'
  }
}

/** The mail program at an address; of Gmail's tabs the address is not known to us. */
export function siteName(url: string | undefined): string {
  if (url === undefined || URL.parse(url)?.hostname === 'mail.google.com') return 'Gmail'
  const known = mailSites.find(({ patterns }) => patterns.some((pattern) => matchesPattern(pattern, url)))
  return known?.name ?? URL.parse(url)?.hostname ?? ''
}

/** A page that can be read on a click. Before that, only the tab is known. */
export function pageView({ id, title, url }: FrontTab): PageView {
  const key = url === undefined ? `tab:${id}:${crypto.randomUUID()}` : `page:${withoutFragment(url)}`
  return { kind: 'page', key, title, ...(url === undefined ? {} : { url }), reading: 'idle' }
}

/** Whether a tab still shows the page of a view; a change behind the `#` is no other page. */
export function samePage(view: PageView, { url }: FrontTab): boolean {
  const shown = view.page ?? view.url
  return shown !== undefined && url !== undefined && withoutFragment(shown) === withoutFragment(url)
}
