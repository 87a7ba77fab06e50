import type { Miss } from '../types'
import { err, ok, type Result } from '../../platform/result'
import { readBody } from './body'
import { cleanAddress, textOf } from './dom'
import { dateOfId, idInJslog, legacyId, permanentId } from './gmail-ids'
import { findConversation, findOpen, isExpanded } from './gmail-page'
import { bodyOf, findSubject, outsideBody } from './gmail-parts'
import { findRecipients, findSender, withoutOwnName } from './gmail-people'
import { GMAIL_SELECTORS } from './gmail-selectors'
import type { MailMiss, MailReading, MessageReading } from './types'

export { findGmailAnchor } from './gmail-page'

const BODY = {
  controls: '.a6S,.yj6qo,.ajR,.adm,.aQH,.hq,.gt .ajU',
  collapsed: '.adL,.h5,.adL *',
  quoteCap: 12_000
}
const OPEN_BODY_CAP = 150_000
const OTHER_BODY_CAP = 30_000
const OTHER_BODIES = 4

export interface GmailOptions {
  /** An element inside the message that is meant, e.g. the button that was clicked; else the last expanded one. */
  readonly at?: Element
}

/**
 * Reads the open conversation. Rows of the list behind or beside it are never read. Fails with `conversation` where none
 * is open, `sender` where no message shows its sender's address.
 */
export const readGmail = (doc: Document, url: string, options: GmailOptions = {}): Result<MailReading, MailMiss> => {
  const found = findConversation(doc)
  if (found === undefined) return err('conversation')
  const { root, messages: elements } = found
  const open = findOpen(elements, options.at)
  if (open === -1) return err('sender')

  const notFound: Miss[] = []
  const known = <T>(field: Miss, value: T | undefined): T | undefined => {
    if (value === undefined) notFound.push(field)
    return value
  }
  const account = known('account', findAccount(doc))
  const heading = findSubject(root)
  const subject = known('subject', findSubjectText(heading, doc, account))
  const threadId = known('thread', findThreadId(heading, elements))
  const withBody = new Set([open, ...recentExpanded(elements, open)])
  const messages = elements.map((element, index) =>
    readMessage(element, account, withBody.has(index) ? (index === open ? OPEN_BODY_CAP : OTHER_BODY_CAP) : 0)
  )
  if (messages[open]?.providerId === undefined) notFound.push('message-id')
  if (messages[open]?.date === undefined) notFound.push('date')
  if (messages[open]?.html === undefined) notFound.push('body')
  return ok({
    provider: 'gmail',
    ...(account === undefined ? {} : { account }),
    ...(subject === undefined ? {} : { subject }),
    ...(threadId === undefined ? {} : { threadId, link: threadLink(url, threadId, account) }),
    messages,
    open,
    notFound
  })
}

/** Earlier messages often hold the full signature that later ones lack. */
const recentExpanded = (messages: readonly Element[], open: number): number[] => {
  const found: number[] = []
  for (let index = messages.length - 1; index >= 0 && found.length < OTHER_BODIES; index -= 1) {
    const message = messages[index]
    if (index !== open && message !== undefined && isExpanded(message)) found.push(index)
  }
  return found
}

const readMessage = (element: Element, account: string | undefined, bodyCap: number): MessageReading => {
  const permanent =
    permanentId(element.getAttribute('data-message-id')) ?? idInJslog(jslogOf(element), 'msg') ?? undefined
  const providerId = legacyId(element.getAttribute('data-legacy-message-id')) ?? legacyId(permanent ?? null)
  const from = findSender(element)
  const dateText = textOfTitle(outsideBody(element, GMAIL_SELECTORS.date)[0])
  const date = dateOfId(providerId, dateText)
  const body = bodyCap === 0 ? undefined : bodyOf(element)
  const html = body === undefined ? undefined : readBody(body, { ...BODY, cap: bodyCap })
  return {
    ...(providerId === undefined ? {} : { providerId }),
    ...(permanent === undefined ? {} : { permanentId: permanent }),
    ...(from === undefined ? {} : { from: withoutOwnName(from, account) }),
    ...findRecipients(element, account),
    ...(date === undefined ? {} : { date }),
    ...(dateText === '' ? {} : { dateText }),
    expanded: isExpanded(element),
    ...(html === undefined ? {} : { html }),
    ...(body?.querySelector(GMAIL_SELECTORS.clipped) ? { clipped: true as const } : {})
  }
}

const textOfTitle = (element: Element | undefined): string =>
  (element?.getAttribute('title') ?? '').slice(0, 100).trim()

const jslogOf = (message: Element): string | null =>
  message.getAttribute('jslog') ?? message.querySelector('.ii[jslog]')?.getAttribute('jslog') ?? null

const titleOf = (doc: Document): string => (doc.querySelector('title')?.textContent ?? '').slice(0, 1000).trim()

const ADDRESS_IN_TITLE = / - ([^\s@]+@[^\s@]+\.[^\s@]+) - [^-]{1,60}$/

const findSubjectText = (
  heading: Element | undefined,
  doc: Document,
  account: string | undefined
): string | undefined => {
  const text = textOf(heading, 500)
  if (text !== '') return text
  const title = titleOf(doc)
  const match = ADDRESS_IN_TITLE.exec(title)
  const subject = match === null || match[1] !== account ? '' : title.slice(0, match.index).trim()
  return subject === '' ? undefined : subject
}

const findThreadId = (heading: Element | undefined, messages: readonly Element[]): string | undefined => {
  const own = legacyId(heading?.getAttribute('data-legacy-thread-id') ?? null)
  if (own !== undefined) return own
  const permanent = legacyId(heading?.getAttribute('data-thread-perm-id') ?? null)
  if (permanent !== undefined) return permanent
  for (const message of messages) {
    const logged = legacyId(idInJslog(jslogOf(message), 'thread') ?? null)
    if (logged !== undefined) return logged
  }
  return undefined
}

const findAccount = (doc: Document): string | undefined =>
  cleanAddress(doc.querySelector(GMAIL_SELECTORS.account)?.getAttribute('content')) ??
  cleanAddress(ADDRESS_IN_TITLE.exec(titleOf(doc))?.[1]) ??
  cleanAddress(
    /[^\s()<>]+@[^\s()<>]+/.exec(
      doc.querySelector(GMAIL_SELECTORS.accountButton)?.getAttribute('aria-label') ?? ''
    )?.[0]
  )

/** By account where it is known, because `/u/<number>/` moves; a delegated mailbox is only reached by its own path. */
const threadLink = (url: string, threadId: string, account: string | undefined): string => {
  const delegated = /^https:\/\/mail\.google\.com(\/mail\/b\/[\w-]+\/u\/\d+\/)/.exec(url)?.[1]
  if (delegated !== undefined) return `https://mail.google.com${delegated}#all/${threadId}`
  if (account !== undefined)
    return `https://mail.google.com/mail/?authuser=${encodeURIComponent(account)}#all/${threadId}`
  const path = /^https:\/\/mail\.google\.com(\/mail\/u\/\d+\/)/.exec(url)?.[1] ?? '/mail/u/0/'
  return `https://mail.google.com${path}#all/${threadId}`
}
