import { browser } from 'wxt/browser'
import { grantedPatterns } from './mail-access'
import type { Self } from './messages'

/** This extension as the browser stamps it on messages. */
export function extensionSelf(): Self {
  const { protocol, host } = new URL(browser.runtime.getURL('/' as never))
  return { id: browser.runtime.id, origin: `${protocol}//${host}`, granted: grantedPatterns() }
}
