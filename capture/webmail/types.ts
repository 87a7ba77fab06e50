import type { Mailbox, Miss } from '../types'

/** Webmail programs with a reader of their own; `generic` is the fallback for any other page. */
export type Provider = 'gmail' | 'proton' | 'roundcube' | 'outlook' | 'yahoo' | 'fastmail' | 'zoho' | 'generic'

/** One message of the open conversation, as the page shows it. Untrusted text, white space cleaned, capped in length. */
export interface MessageReading {
  /** The provider's own id; Gmail: the legacy hexadecimal id. */
  readonly providerId?: string
  /** Gmail's permanent id, e.g. `msg-f:1841234567890123456` or `msg-a:r-123` for mail sent from this account. */
  readonly permanentId?: string
  readonly from?: Mailbox
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  /** ISO 8601 instant, only where the page holds it without a language: never parsed from displayed text. */
  readonly date?: string
  /** The date as displayed, in the user's language. */
  readonly dateText?: string
  /** False where only a snippet of the message is shown. */
  readonly expanded: boolean
  /** The body reduced to structure, text and the attributes that tell quotes and signatures; capped. */
  readonly html?: string
  /** The provider shows only the first part of a long message. */
  readonly clipped?: true
}

/** What a reader found in the open conversation. Plain data. */
export interface MailReading {
  readonly provider: Provider
  /** Address of the mailbox that is open. */
  readonly account?: string
  readonly subject?: string
  /** The provider's thread id; Gmail: the legacy hexadecimal id. */
  readonly threadId?: string
  /** A link that opens the conversation again. */
  readonly link?: string
  /** In the order of the page, at most 100. */
  readonly messages: readonly MessageReading[]
  /** Index in `messages` of the message the user looks at; it has a sender. */
  readonly open: number
  /** Fields that were looked for and are absent. */
  readonly notFound: readonly Miss[]
}

/**
 * Why there is no reading at all: no message is open, one is open but its sender's address is not in the page, or the
 * sender is there but only as a name.
 */
export type MailMiss = 'conversation' | 'message' | 'sender'

/** Where a small button can be put in the header of the open message. */
export interface ButtonAnchor {
  readonly element: Element
  readonly place: 'prepend' | 'after'
}
