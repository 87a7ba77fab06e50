import { browser } from '#imports'
import type { ReadingError } from '../../components/capture/page-context'
import { openMailPort, type OpenMail } from '../../platform/messages'

/** What the page's reader (`entrypoints/page-reader.ts`) gives. It comes from a page and is parsed before use. */
export interface Found {
  readonly kind: 'page' | 'mail' | 'followed' | 'selection'
  readonly url: string
  readonly title: string
  readonly selection?: string
  readonly page?: unknown
  readonly mail?: unknown
}

/**
 * Hears which mail is open in a tab for as long as its mail script runs.
 * @param gone called once when there is no such script, or no longer
 * @returns ends the connection
 */
export function connectMail(tabId: number, heard: (mail: OpenMail) => void, gone: () => void): () => void {
  const port = browser.tabs.connect(tabId, { name: openMailPort, frameId: 0 })
  port.onMessage.addListener(heard)
  port.onDisconnect.addListener(() => {
    // Reading it tells Chrome that a missing script was expected.
    void browser.runtime.lastError
    gone()
  })
  return () => port.disconnect()
}

/** Runs the page's reader in a tab. Possible after a click on the toolbar, the menu or the key, until the tab moves on. */
export async function readTab(tabId: number): Promise<Found | ReadingError> {
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

/** Starts the mail script in a tab that was open before the extension was installed. */
export async function startMailScript(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/content-scripts/gmail.js'] })
}
