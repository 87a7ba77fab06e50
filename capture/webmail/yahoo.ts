import type { Result } from '../../platform/result'
import { type MailSpec, readBySpec, urlPart } from './spec'
import type { MailMiss, MailReading } from './types'

/** Yahoo Mail and AOL Mail: the same program, marked with `data-test-id`. */
const YAHOO: MailSpec = {
  provider: 'yahoo',
  root: [
    '[data-test-id="message-group-view"]',
    '[data-test-id="message-group-view-scroller"]',
    '[data-test-id="message-view-scroller"]',
    '[role="main"]',
    'body'
  ],
  message: ['[data-test-id="message-view"]', '[data-test-id="message-view-container"]'],
  collapsed: '[data-test-expanded="false"]',
  never:
    '[data-test-id="message-list"],[data-test-id="virtual-list"],[data-test-id^="message-list-item"],[data-test-id="compose-form"],[role="listbox"]',
  subject: ['[data-test-id="message-group-subject-text"]', '[data-test-id="message-subject"]'],
  sender: [
    '[data-test-id="message-from"]',
    '[data-test-id="message-sender"]',
    '[data-test-id="message-group-from"]',
    '[data-test-id="from"]'
  ],
  senderName: '[data-test-id="message-sender-name"]',
  to: ['[data-test-id="message-to"] [data-test-id="email-pill"]', '[data-test-id="message-to"]'],
  cc: ['[data-test-id="message-cc"] [data-test-id="email-pill"]', '[data-test-id="message-cc"]'],
  date: ['[data-test-id="message-date"] time', '[data-test-id="message-date"]', 'time[datetime]'],
  body: ['[data-test-id="message-view-body-content"]', '[data-test-id="message-view-body"]', '.msg-body'],
  account: ['[data-test-id="account-email"]', '#ybarAccountMenuBody [title*="@"]', '[aria-label*="@"][id^="ybar"]'],
  messageId: (message) => message.getAttribute('data-test-message-id') ?? undefined,
  threadId: (_root, url) => urlPart(url, /\/messages\/([\w.~-]{4,200})/),
  link: (url) => (/\/messages\//.test(url) ? url.replace(/[?#].*$/, '') : undefined)
}

export const readYahoo = (doc: Document, url: string): Result<MailReading, MailMiss> => readBySpec(doc, url, YAHOO)
