import type { Result } from '../../platform/result'
import type { Mailbox } from '../types'
import { mailboxIn } from './address-in'
import { all, isShown, textOf } from './dom'
import { type MailSpec, readBySpec, urlPart } from './spec'
import type { MailMiss, MailReading } from './types'

/**
 * Outlook on the web (live, office, cloud.microsoft). Its class names change with every build and its labels are
 * localised, so only roles and ids are relied on. The sender's address is often in a hover card only: then there is none.
 */
const NEVER =
  '[role="listbox"],[role="grid"],[role="tree"],[data-app-section="MessageList"],[contenteditable="true"],[role="navigation"]'
const BODIES =
  'div[role="document"],[id^="UniqueMessageBody"],[data-app-section="MessageBody"],[aria-label="Message body"],[class*="allowTextSelection"]'
const HEADINGS = '[role="heading"],h1,h2,h3,h4'
/** A date, which Outlook also sets as a heading. */
const DATE = /^[\p{L}\p{M}.,\s]{0,24}\d{1,4}[./:年\s-]\d{1,2}/u

const bodiesIn = (root: Element): Element[] => {
  const found = all(root, BODIES, 200).filter((element) => isShown(element) && element.closest(NEVER) === null)
  return found.filter((element) => !found.some((other) => other !== element && other.contains(element)))
}

const headingsIn = (scope: Element, body: Element | undefined): Element[] =>
  all(scope, HEADINGS, 200).filter(
    (element) =>
      body?.contains(element) !== true &&
      element.closest(NEVER) === null &&
      isShown(element) &&
      !DATE.test(textOf(element, 60)) &&
      textOf(element, 60) !== ''
  )

/** The nearest element around a body that holds a heading of its own: the sender's name. */
const messageAround = (body: Element, root: Element): Element => {
  let element = body
  for (let level = 0; level < 14; level += 1) {
    const parent = element.parentElement
    if (parent === null || element === root) break
    element = parent
    if (headingsIn(element, body).length > 0) return element
  }
  return root
}

const senderIn = (message: Element, body: Element | undefined): Mailbox | undefined => {
  const headings = headingsIn(message, body)
  const boxes = headings.map((heading) => mailboxIn(heading)).filter((box) => box !== undefined)
  const emails = new Set(boxes.map((box) => box.email))
  return emails.size === 1 ? boxes[0] : undefined
}

/** The first heading of the region that stands outside the message, or the first of two inside it. */
const subjectIn = (root: Element, message: Element): string | undefined => {
  const outside = headingsIn(root, message).find((heading) => !message.contains(heading))
  const inside = headingsIn(message, bodiesIn(message)[0])
  const heading = outside ?? (inside.length > 1 ? inside[0] : undefined)
  const text = textOf(heading, 500)
  return text === '' ? undefined : text
}

const OUTLOOK: MailSpec = {
  provider: 'outlook',
  root: ['#ReadingPaneContainerId', '#ConversationReadingPaneContainer', '[role="main"]'],
  message: [],
  messagesIn: (root) => {
    const found = new Set(bodiesIn(root).map((body) => messageAround(body, root)))
    return [...found]
  },
  never: NEVER,
  subject: [],
  subjectIn,
  sender: [],
  senderIn,
  to: ['[title*="@"]:not([role="heading"] *)', '[aria-label*="@"]:not([role="heading"],[role="heading"] *)'],
  cc: [],
  date: ['time[datetime]'],
  body: BODIES.split(','),
  account: ['#mectrl_currentAccount_secondary', '#O365_MainLink_Me', '[data-testid="mectrl-account-email"]'],
  threadId: (root, url) =>
    root.querySelector('[data-convid]')?.getAttribute('data-convid') ?? urlPart(url, /\/id\/([^/?#]{20,})/),
  link: (url) => (/\/mail\/(?:[^?#]*\/)?id\//.test(url) ? url.replace(/[?#].*$/, '') : undefined)
}

export const readOutlook = (doc: Document, url: string): Result<MailReading, MailMiss> => readBySpec(doc, url, OUTLOOK)
