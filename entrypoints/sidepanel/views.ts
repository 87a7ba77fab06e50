import type { PageView } from '../../components/capture/page-context'
import type { FrontTab } from './front-tab'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const withoutFragment = (url: string): string => url.replace(/#.*$/, '')

/** The open mail, before it is drafted. `undefined` when the reading has not even the shape of one. */
export function mailView(reading: unknown): PageView | undefined {
  if (typeof reading !== 'object' || reading === null) return undefined
  const { account, subject, threadId, link, messages, open } = reading as Record<string, unknown>
  const message: unknown = Array.isArray(messages) && typeof open === 'number' ? messages[open] : undefined
  const { providerId } = (message ?? {}) as Record<string, unknown>
  return {
    kind: 'mail',
    key: `mail:${textOf(account)}:${textOf(threadId) || textOf(subject)}:${textOf(providerId)}`,
    title: textOf(subject),
    ...(typeof link === 'string' ? { url: link } : {}),
    reading: 'idle'
  }
}

/** A page that can be read on a click. Before that, only the tab is known. */
export function pageView({ id, title, url }: FrontTab): PageView {
  const key = url === undefined ? `tab:${id}:${crypto.randomUUID()}` : `page:${withoutFragment(url)}`
  return { kind: 'page', key, title, ...(url === undefined ? {} : { url }), reading: 'idle' }
}

/** Whether a tab still shows the page of a view; a change behind the `#` is no other page. */
export function samePage(view: PageView, { url }: FrontTab): boolean {
  return view.url !== undefined && url !== undefined && withoutFragment(view.url) === withoutFragment(url)
}
