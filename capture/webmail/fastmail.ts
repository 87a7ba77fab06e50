import type { Result } from '../../platform/result'
import { type MailSpec, readBySpec, urlPart } from './spec'
import type { MailMiss, MailReading } from './types'

/** Fastmail. The body of a card stands in the card or, in newer builds, in the element after it. */
const FASTMAIL: MailSpec = {
  provider: 'fastmail',
  root: ['.v-Thread', '.v-Page-content', '[role="main"]'],
  message: ['.v-MessageCard:not(.v-MessageCard--draft)'],
  collapsed: '.is-collapsed,.v-MessageCard--collapsed',
  never: '.v-MailboxItem,.v-Mailbox,.v-Compose,.v-MessageCard--draft',
  subject: ['.v-Thread-title h1', '.v-Thread-title', '.v-Message-subject'],
  sender: ['.v-MessageCard-from', '.v-Message-from', '.v-MessageCard-unknownSender'],
  to: ['.v-Message-toName', '.v-MessageCard-to'],
  cc: ['.v-Message-ccName', '.v-MessageCard-cc'],
  date: ['time[datetime]', '.v-MessageCard-time'],
  body: ['.v-Message-body', '.v-MailMessage-body'],
  bodyIn: (card) => {
    const next = card.nextElementSibling
    return next === null || next.matches('.v-MessageCard')
      ? undefined
      : (next.querySelector('.v-Message-body,.v-MailMessage-body') ?? undefined)
  },
  account: ['.v-AccountMenu-email', '.s-account-email', '[data-test-id="account-email"]'],
  messageId: (_card, url) => urlPart(url, /\/mail\/[^/]+\/[\w-]+\.([\w-]+)/),
  threadId: (_root, url) => urlPart(url, /\/mail\/[^/]+\/([\w-]{4,})/),
  link: (url) => (/\/mail\/[^/]+\/[\w-]{4,}/.test(url) ? url.replace(/[#].*$/, '') : undefined)
}

export const readFastmail = (doc: Document, url: string): Result<MailReading, MailMiss> =>
  readBySpec(doc, url, FASTMAIL)
