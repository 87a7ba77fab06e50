import type { Result } from '../../platform/result'
import { type MailSpec, readBySpec, urlPart } from './spec'
import type { MailMiss, MailReading } from './types'

/** Proton Mail. Test ids are set in its public source; `message-column:sender-address` stands in list rows and is not used. */
const PROTON: MailSpec = {
  provider: 'proton',
  root: [
    '[data-shortcut-target="message-conversation-summary"]',
    '[data-testid="message-view"]',
    'main',
    '[role="main"]',
    'body'
  ],
  message: [
    '[data-testid^="message-view-"]',
    'article[data-shortcut-target="message-container"]',
    'article.message-container'
  ],
  collapsed: '[data-expanded="false"],.is-closed',
  never:
    '[data-testid^="message-item"],[data-shortcut-target="item-container"],.items-column-list,[data-testid="composer"],.composer',
  subject: ['[data-testid="conversation-header:subject"]', '[data-testid="message-header:subject"]', 'h1'],
  sender: [
    '[data-testid="recipients:sender"]',
    '[data-testid="message-header:from"]',
    '.message-recipient-item:first-of-type'
  ],
  senderName: '[data-testid="recipients:sender"] [data-testid="recipient-label"]',
  to: ['[data-testid="message-header:to"] [data-testid^="recipients:item-"]', '[data-testid^="recipients:item-"]'],
  cc: ['[data-testid="message-header:cc"] [data-testid^="recipients:item-"]'],
  date: ['time[datetime]', '[data-testid="item-date-full"]', 'time'],
  body: ['iframe[data-testid="content-iframe"]', '[data-testid="message-content:body"]', '.message-content'],
  account: ['[data-testid="heading:userdropdown"]', '.user-dropdown-email'],
  messageId: (message) => message.getAttribute('data-message-id') ?? undefined,
  threadId: (_root, url) => urlPart(url, /^https:\/\/[^/]+\/u\/\d+\/[^/]+\/([\w=-]{20,})/),
  link: (url) =>
    /^https:\/\/mail\.proton(?:mail)?\.(?:me|com)\/u\/\d+\//.test(url) ? url.replace(/[?#].*$/, '') : undefined
}

export const readProton = (doc: Document, url: string): Result<MailReading, MailMiss> => readBySpec(doc, url, PROTON)
