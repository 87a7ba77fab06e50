import type { Mailbox, Miss } from '../types'
import { err, ok, type Result } from '../../platform/result'
import { mailboxIn } from './address-in'
import { readBody } from './body'
import { all, cleanAddress, distinct, isShown, outsideOf, textOf } from './dom'
import type { MailMiss, MailReading, MessageReading, Provider } from './types'

/** Where a webmail program keeps what: the only thing that changes when it changes. The first selector that finds something wins. */
export interface MailSpec {
  readonly provider: Provider
  /** Regions that show one conversation; the last shown one that holds a message is read. */
  readonly root: readonly string[]
  /** One message each; without any the region is the message. */
  readonly message: readonly string[]
  /** Messages of which only a line is shown. */
  readonly collapsed?: string
  /** Lists of mails and drafts: nothing in them is read. */
  readonly never: string
  readonly subject: readonly string[]
  readonly sender: readonly string[]
  readonly senderName?: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly date: readonly string[]
  /** An element, or a frame of the same origin. */
  readonly body: readonly string[]
  /** Where tables do not suffice: the messages of a region, a message's sender, its body outside the message's element. */
  readonly messagesIn?: (root: Element) => Element[]
  readonly senderIn?: (message: Element, body: Element | undefined) => Mailbox | undefined
  readonly bodyIn?: (message: Element) => Element | undefined
  readonly subjectIn?: (root: Element, message: Element) => string | undefined
  readonly account: readonly string[]
  readonly messageId?: (message: Element, url: string) => string | undefined
  readonly threadId?: (root: Element, url: string) => string | undefined
  readonly link?: (url: string) => string | undefined
}

/** One reading: what was found of a message is kept while it lasts. */
interface Context extends MailSpec {
  readonly parts: Map<Element, { header: Element[]; bodies: Element[] }>
}

const BODY_CAP = 150_000
const QUOTE_CAP = 12_000

/** Reads the open conversation of a page by a table. Fails rather than guesses, as `readGmail` does. */
export const readBySpec = (doc: Document, url: string, table: MailSpec): Result<MailReading, MailMiss> => {
  const spec: Context = { ...table, parts: new Map() }
  const root = findRoot(doc, spec)
  if (root === undefined) return err('conversation')
  const elements = messagesIn(root, spec)
  const open = elements.findLastIndex((element) => isExpanded(element, spec))
  const message = elements[open]
  if (message === undefined) return err('message')
  const account = accountOf(doc, spec)
  if (senderOf(message, spec) === undefined) return err('sender')

  const notFound: Miss[] = []
  const note = (field: Miss, value: unknown): void => {
    if (value === undefined) notFound.push(field)
  }
  const subject = spec.subjectIn?.(root, message) ?? subjectOf(root, spec)
  const threadId = spec.threadId?.(root, url)
  const messages = elements.map((element, index) => readMessage(element, url, spec, index === open))
  note('account', account)
  note('subject', subject)
  note('thread', threadId)
  note('date', messages[open]?.date)
  note('body', messages[open]?.html)
  return ok({
    provider: spec.provider,
    ...(account === undefined ? {} : { account }),
    ...(subject === undefined ? {} : { subject }),
    ...(threadId === undefined ? {} : { threadId }),
    ...linkOf(spec, url),
    messages,
    open,
    notFound
  })
}

const linkOf = (spec: Context, url: string): { link?: string } => {
  const link = spec.link?.(url)
  return link === undefined ? {} : { link }
}

const findRoot = (doc: Document, spec: Context): Element | undefined => {
  for (const selector of spec.root) {
    const found = all(doc, selector).findLast(
      (element) => isShown(element) && element.closest(spec.never) === null && messagesIn(element, spec).length > 0
    )
    if (found !== undefined) return found
  }
  return undefined
}

const messagesIn = (root: Element, spec: Context): Element[] => {
  if (spec.messagesIn !== undefined) return spec.messagesIn(root).slice(-100)
  for (const selector of spec.message) {
    const found = all(root, selector, 300).filter((element) => isShown(element) && element.closest(spec.never) === null)
    const outermost = found.filter((element, index) => index === 0 || !found[index - 1]?.contains(element))
    if (outermost.length > 0) return outermost.slice(-100)
  }
  return bodyElement(root, spec) === undefined ? [] : [root]
}

const isExpanded = (message: Element, spec: Context): boolean =>
  (spec.collapsed === undefined || !message.matches(spec.collapsed)) &&
  message.closest('[aria-expanded="false"]') === null &&
  bodyElement(message, spec) !== undefined

/** The first selector with matches that are shown and not in a body or a list. */
const inHeader = (message: Element, selectors: readonly string[], spec: Context): Element[] => {
  const { header } = partsOf(message, spec)
  for (const selector of selectors) {
    const found = header.filter(
      (element) => element.matches(selector) && element.closest(spec.never) === null && isShown(element)
    )
    if (found.length > 0) return found.slice(0, 100)
  }
  return []
}

const partsOf = (message: Element, spec: Context): { header: Element[]; bodies: Element[] } => {
  const known = spec.parts.get(message)
  if (known !== undefined) return known
  const any = spec.body.join(',')
  const found = outsideOf(message, (element) => element.matches(any))
  spec.parts.set(message, found)
  return found
}

/** A frame inside a marked wrapper comes before the wrapper. */
const bodyElements = (message: Element, spec: Context): Element[] => {
  const shown = partsOf(message, spec).bodies.filter(
    (element) => element.closest(spec.never) === null && isShown(element)
  )
  for (const selector of spec.body) {
    const found = shown.flatMap((element) =>
      element.matches(selector) ? element : (element.querySelector(selector) ?? [])
    )
    if (found.length > 0) return found
  }
  return []
}

const bodyElement = (message: Element, spec: Context): Element | undefined =>
  bodyElements(message, spec)[0] ?? spec.bodyIn?.(message)

const senderOf = (message: Element, spec: Context): Mailbox | undefined => {
  if (spec.senderIn !== undefined) return spec.senderIn(message, bodyElement(message, spec))
  for (const selector of spec.sender) {
    const [element, other] = inHeader(message, [selector], spec)
    if (element === undefined) continue
    const name = spec.senderName === undefined ? null : (inHeader(message, [spec.senderName], spec)[0] ?? null)
    const box = mailboxIn(element, name)
    if (box === undefined) continue
    const second = other === undefined ? undefined : mailboxIn(other)
    return second !== undefined && second.email !== box.email ? undefined : box
  }
  return undefined
}

const boxesOf = (message: Element, selectors: readonly string[], spec: Context): Mailbox[] =>
  distinct(
    inHeader(message, selectors, spec)
      .map((element) => mailboxIn(element))
      .filter((box) => box !== undefined)
  )

const readMessage = (message: Element, url: string, spec: Context, isOpen: boolean): MessageReading => {
  const from = senderOf(message, spec)
  const time = inHeader(message, spec.date, spec)[0]
  const date = isoDate(
    time?.getAttribute('datetime') ?? time?.querySelector('[datetime]')?.getAttribute('datetime') ?? null
  )
  const dateText = time === undefined ? '' : (time.getAttribute('title') ?? textOf(time, 100)).slice(0, 100)
  const body = isOpen ? bodyElement(message, spec) : undefined
  const content = body === undefined ? undefined : contentOf(body)
  const providerId = spec.messageId?.(message, url)
  return {
    ...(providerId === undefined ? {} : { providerId }),
    ...(from === undefined ? {} : { from }),
    to: boxesOf(message, spec.to, spec),
    cc: boxesOf(message, spec.cc, spec),
    ...(date === undefined ? {} : { date }),
    ...(dateText === '' ? {} : { dateText }),
    expanded: isExpanded(message, spec),
    ...(content === undefined ? {} : { html: readBody(content, { cap: BODY_CAP, quoteCap: QUOTE_CAP }) })
  }
}

/** Only a date that a machine wrote: displayed dates need a language. */
const isoDate = (value: string | null): string | undefined => {
  if (value === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return undefined
  const time = Date.parse(value)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

const contentOf = (body: Element): Element | undefined => {
  if (body.nodeName !== 'IFRAME') return body
  return frameDocument(body)?.body ?? undefined
}

/** The document in a frame, where the page may look into it. */
export const frameDocument = (frame: Element): Document | undefined => {
  try {
    const inner: unknown = Reflect.get(frame, 'contentDocument')
    return typeof inner === 'object' && inner !== null ? (inner as Document) : undefined
  } catch {
    return undefined
  }
}

const subjectOf = (root: Element, spec: Context): string | undefined => {
  for (const scope of [root, root.ownerDocument]) {
    for (const selector of spec.subject) {
      const element = all(scope, selector, 50).find((found) => isShown(found) && found.closest(spec.never) === null)
      const text = textOf(element, 500)
      if (text !== '') return text
    }
  }
  return undefined
}

const accountOf = (doc: Document, spec: Context): string | undefined => {
  for (const selector of spec.account) {
    const element = doc.querySelector(selector)
    if (element === null) continue
    const box = mailboxIn(element) ?? addressOnly(element.getAttribute('content'))
    if (box !== undefined) return box.email
  }
  return undefined
}

const addressOnly = (value: string | null): Mailbox | undefined => {
  const email = cleanAddress(value)
  return email === undefined ? undefined : { email }
}

/** A parameter of a URL's query, hash or path, decoded. */
export const urlPart = (url: string, pattern: RegExp): string | undefined => {
  const raw = pattern.exec(url)?.[1]
  if (raw === undefined) return undefined
  try {
    return decodeURIComponent(raw).slice(0, 300)
  } catch {
    return raw.slice(0, 300)
  }
}
