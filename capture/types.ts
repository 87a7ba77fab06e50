/**
 * The shapes that capture hands on. Two steps, because a page may only carry light code: a *reader* turns a page, a mail
 * or a text into a `Reading` (plain data, no phone or domain tables), and `draft.ts` turns a reading into `Draft`s.
 * Everything in here is plain data that survives structured clone; readings come from untrusted pages.
 */

/** Where a value was found. Order of trust is in `draft.ts`. */
export type SourceKind =
  | 'selection'
  | 'header'
  | 'signature'
  | 'body'
  | 'vcard'
  | 'json-ld'
  | 'microdata'
  | 'rdfa'
  | 'hcard'
  | 'link'
  | 'label'
  | 'text'
  | 'domain'

/** One value's origin: the line it stood in (at most 200 characters) and how sure we are, 0 to 1. */
export interface Evidence {
  readonly source: SourceKind
  readonly line: string
  readonly confidence: number
}

export interface LabelledValue {
  readonly value: string
  /** As the source named it, lower case: `work`, `home`, `mobile`, `fax`, `main`, … */
  readonly label?: string
}

export interface DraftPhone {
  /** `+` and digits; absent when the number could not be resolved to a country. */
  readonly e164?: string
  readonly raw: string
  readonly extension?: string
  readonly label?: string
}

export interface DraftAddress {
  readonly raw: string
  readonly street?: string
  readonly city?: string
  readonly region?: string
  readonly postcode?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  readonly label?: string
}

export interface DraftTaxId {
  /** `gstin`, `pan`, `vat`, … Only numbers whose checksum holds are drafted. */
  readonly scheme: string
  readonly value: string
}

/** A person or company as found, before a human has looked at it. */
export interface Draft {
  readonly kind: 'person' | 'company'
  readonly name: string
  readonly givenName?: string
  readonly familyName?: string
  readonly emails: readonly LabelledValue[]
  readonly phones: readonly DraftPhone[]
  readonly company?: string
  readonly title?: string
  readonly addresses: readonly DraftAddress[]
  readonly urls: readonly string[]
  readonly taxIds: readonly DraftTaxId[]
  /** By field path: `name`, `title`, `emails.0`, `phones.1`, … */
  readonly evidence: Readonly<Record<string, Evidence>>
  /** 0 to 1, that this is a person or company a user would want to keep. */
  readonly confidence: number
}

export interface Mailbox {
  readonly name?: string
  readonly email: string
}

/** What is known of one mail message, without its body unless asked for. */
export interface MailMessage {
  /** RFC 5322 Message-ID without angle brackets, where the source shows it. */
  readonly messageId?: string
  /** Gmail's legacy hexadecimal thread id, or the provider's own. */
  readonly threadId?: string
  /** The provider's own id of the message (Gmail: hexadecimal legacy id). */
  readonly providerId?: string
  readonly subject?: string
  /** ISO 8601 instant. */
  readonly date?: string
  readonly from?: Mailbox
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  /** The new text of this message: no quotes, no signature. */
  readonly replyText?: string
  readonly signature?: string
  readonly forwarded?: {
    readonly from?: Mailbox
    readonly subject?: string
    readonly date?: string
    readonly text?: string
  }
  /** Mailing list, robot or role mailbox: its sender is not offered as a person. */
  readonly automatic?: 'list' | 'robot' | 'role'
  /** Address of the account that is open, so that the user's own mail shows the recipient. */
  readonly account?: string
  /** A link that opens the mail again. */
  readonly link?: string
}

/** Field names that a reader looked for and did not find, e.g. `sender`, `thread`. A miss is never guessed. */
export type Miss = string

/** A link to a contact card (`.vcf`) on a page: fetched only when the user asks for it. */
export interface CardLink {
  readonly url: string
  /** Whom it is about, as far as the page says. */
  readonly text: string
}

export interface CaptureResult {
  readonly drafts: readonly Draft[]
  readonly message?: MailMessage
  readonly notFound: readonly Miss[]
  /** Others who wrote in the conversation, or whom the open mail is to: known by their address, not presented by the mail. */
  readonly participants?: readonly Draft[]
  readonly cards?: readonly CardLink[]
}

export interface CaptureOptions {
  /** Default country (ISO 3166-1 alpha-2) of the user for phones without a country code. */
  readonly country?: string
  readonly url?: string
}
