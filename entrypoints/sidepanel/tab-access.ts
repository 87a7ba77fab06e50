import { browser } from '#imports'
import type { ReadingError } from '../../components/capture/page-context'
import { grantedPatterns, matchesPattern, patternOf } from '../../platform/mail-access'

/** What the page's reader (`entrypoints/page-reader.ts`) gives. It comes from a page and is parsed before use. */
export interface Found {
  readonly kind: 'page' | 'mail' | 'followed' | 'selection'
  readonly url: string
  readonly title: string
  readonly selection?: string
  readonly page?: unknown
  /** Absent where a mail is open and its sender's address is not in the page. */
  readonly mail?: unknown
}

/** Runs the page's reader in a tab. Possible after a click on the toolbar, the menu or the key, until the tab moves on. */
export async function readTab(tabId: number): Promise<Found | ReadingError> {
  // The leave that a click gives reaches the page's process by its own way, and on a busy machine after us.
  for (const wait of [50, 200]) {
    const found = await tryToRead(tabId)
    if (found !== 'no-access') return found
    await new Promise((resume) => setTimeout(resume, wait))
  }
  return tryToRead(tabId)
}

async function tryToRead(tabId: number): Promise<Found | ReadingError> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: ['/page-reader.js'] })
    const found: unknown = frame?.result
    return typeof found === 'object' && found !== null ? (found as Found) : 'no-answer'
  } catch (cause) {
    return /chrome:|gallery|about:|moz-extension:|restricted/i.test(String(cause)) ? 'forbidden' : 'no-access'
  }
}

/** The selected text with its line ends, which the menu's own copy has lost. */
export async function readSelection(tabId: number, frameId: number, otherwise: string): Promise<string> {
  const target = { tabId, frameIds: [frameId] }
  const read = browser.scripting.executeScript({ target, func: () => String(getSelection() ?? '').slice(0, 100_000) })
  const text: unknown = await read.then(([frame]) => frame?.result).catch(() => undefined)
  return typeof text === 'string' && text.trim() !== '' ? text : otherwise
}

/** The structure of a tab's page with everything personal masked; `undefined` where we may not read it. */
export async function readOutline(tabId: number): Promise<string | undefined> {
  const run = browser.scripting.executeScript({ target: { tabId }, files: ['/page-outline.js'] })
  const text: unknown = await run.then(([frame]) => frame?.result).catch(() => undefined)
  return typeof text === 'string' ? text : undefined
}

/** Starts the mail script in a tab that was open before the extension was installed. */
export async function startMailScript(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/content-scripts/gmail.js'] })
}

/** The host that can be asked for at an address: nothing where it is allowed already. */
export function offerAt(url: string): { readonly offer?: string } {
  const pattern = patternOf(url)
  const known = grantedPatterns().some((granted) => matchesPattern(granted, url))
  return pattern === undefined || known ? {} : { offer: new URL(url).hostname }
}
