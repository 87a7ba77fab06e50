/**
 * What the contexts of the extension say to each other, and who may say it. A message's own words are a claim; what the
 * browser stamped on it (extension, origin, tab, frame) decides. What is not in the table is refused.
 */

import { matchesPattern } from './mail-access'

/** A message to all pages of the extension and its background. */
export type Message =
  /** An extension page asks for the hub to be running. */
  | { readonly kind: 'hub.wake' }
  /** The button in an open mail was clicked: open the panel in that window. */
  | { readonly kind: 'panel.open' }
  /** The mail script has started in a tab: who follows that tab can connect to it now. */
  | { readonly kind: 'mail.started' }
  /** Sent to mail scripts: the permission to follow this site was taken back. */
  | { readonly kind: 'mail.stop' }

/** What the mail script tells over the connection: plain data from a page, to be parsed by who uses it. */
export interface OpenMail {
  /** A `MailReading` of `capture/webmail/types.ts`. */
  readonly reading?: unknown
  /**
   * Why there is none. `none`: no mail is open. `sender`: one is, but not its sender's address. `unreadable`: one is open by
   * the address of the page, and nothing of it is where we know it.
   */
  readonly miss?: 'none' | 'sender' | 'unreadable'
}

/** What the panel asks the mail script over the connection, by a number that the answers repeat. */
export type MailRequest =
  /** The masked structure of the page, for a report that the user looks at. */
  | { readonly ask: 'outline'; readonly id: number }
  /** The message as its sender wrote it, fetched once from the mail program itself. */
  | { readonly ask: 'source'; readonly id: number; readonly providerId?: string; readonly permanentId?: string }

/** An answer, or a part of one. */
export interface MailReply {
  readonly id: number
  readonly text?: string
  /** The next bytes of the source in base64. */
  readonly bytes?: string
  readonly end?: 'done' | 'refused' | 'failed'
}

/** Who sent something, as stamped by the browser. `undefined` stands for everybody else: pages, other extensions. */
export type Party = 'own-page' | 'mail-script' | 'webmail-script'

/** The stamp of `runtime.MessageSender`, as far as it is used. */
export interface Stamp {
  readonly id?: string | undefined
  readonly origin?: string | undefined
  readonly url?: string | undefined
  readonly frameId?: number | undefined
  readonly tab?: { readonly id?: number | undefined; readonly windowId?: number | undefined } | undefined
}

/** The extension that is asked: `runtime.id` and the origin of `runtime.getURL('')`. */
export interface Self {
  readonly id: string
  readonly origin: string
  /** Match patterns of the webmail that the user lets us follow. */
  readonly granted?: readonly string[]
}

/** Origins whose pages carry our mail script. */
const mailOrigins: readonly string[] = ['https://mail.google.com']

/** Name of the connection on which the panel hears which mail is open in a tab. */
export const openMailPort = 'open-mail'

const senders: Readonly<Record<Message['kind'], readonly Party[]>> = {
  'hub.wake': ['own-page'],
  'panel.open': ['mail-script'],
  'mail.started': ['mail-script', 'webmail-script'],
  'mail.stop': ['own-page']
}

/** Parties that may connect under a name, by name. */
const callers: Readonly<Record<string, readonly Party[]>> = { [openMailPort]: ['own-page'] }

/** Firefox before 126 stamps an address and no origin. */
function originOf({ origin, url }: Stamp): string | undefined {
  if (origin !== undefined) return origin
  if (url === undefined || !URL.canParse(url)) return undefined
  // `URL.origin` is "null" where the engine does not know the scheme of extensions.
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}

/** The party behind a stamp, or `undefined` when it is none of ours. */
export function partyOf(stamp: Stamp, self: Self): Party | undefined {
  if (stamp.id !== self.id) return undefined
  const origin = originOf(stamp)
  if (origin === undefined) return undefined
  if (origin === self.origin) return 'own-page'
  const topFrameOfTab = stamp.frameId === 0 && stamp.tab?.id !== undefined && stamp.tab.windowId !== undefined
  if (!topFrameOfTab) return undefined
  if (mailOrigins.includes(origin)) return 'mail-script'
  return self.granted?.some((pattern) => matchesPattern(pattern, origin)) ? 'webmail-script' : undefined
}

const hasKind = (raw: unknown): raw is { readonly kind: unknown } =>
  typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'kind')

/** The message, when it is one we know and its sender may send it; otherwise `undefined`, and nothing is answered. */
export function acceptMessage(raw: unknown, stamp: Stamp, self: Self): Message | undefined {
  if (!hasKind(raw) || typeof raw.kind !== 'string' || !Object.hasOwn(senders, raw.kind)) return undefined
  const kind = raw.kind as Message['kind']
  const party = partyOf(stamp, self)
  return party !== undefined && senders[kind].includes(party) ? { kind } : undefined
}

/** Whether a connection of this name may be taken from that sender. */
export function acceptPort(name: string, stamp: Stamp | undefined, self: Self): boolean {
  const party = stamp === undefined ? undefined : partyOf(stamp, self)
  return party !== undefined && Object.hasOwn(callers, name) && (callers[name] ?? []).includes(party)
}
