import { all, isShown } from './dom'
import { findSender } from './gmail-people'
import { GMAIL_SELECTORS } from './gmail-selectors'
import { bodyOf, findSubject, forgetParts, inList, outsideBody } from './gmail-parts'
import type { ButtonAnchor } from './types'

const SENDER = GMAIL_SELECTORS.sender.join(',')

/** The open conversation: its messages, and the smallest element that holds them and the shown subject. */
export interface Conversation {
  readonly root: Element
  readonly messages: readonly Element[]
}

/** In the last main region that holds messages; where no region is marked, around the subject. */
export const findConversation = (doc: Document): Conversation | undefined => {
  for (const main of all(doc, GMAIL_SELECTORS.main).toReversed()) {
    if (!isShown(main)) continue
    const messages = findMessages(main)
    if (messages.length > 0) return around(findSubject(main), messages, main)
  }
  const heading = findSubject(doc)
  const messages = heading === undefined ? [] : findMessages(doc.documentElement)
  return heading === undefined || messages.length === 0 ? undefined : around(heading, messages, doc.documentElement)
}

/** Another conversation may be left in the region: only messages in the smallest element around the subject belong to it. */
const around = (heading: Element | undefined, messages: readonly Element[], main: Element): Conversation => {
  for (let element = heading?.parentElement ?? null; element !== null; element = element.parentElement) {
    const root = element
    const inside = messages.filter((message) => root.contains(message))
    if (inside.length > 0) return { root, messages: inside }
    if (element === main) break
  }
  return { root: main, messages }
}

/** The shown messages below `root`, outermost element each; content of bodies and rows of lists are no messages. */
const findMessages = (root: Element): Element[] => {
  const pick = (selector: string): Element[] => {
    const found: Element[] = []
    for (const element of all(root, selector)) {
      if (found.length >= 100) break
      if (found.at(-1)?.contains(element) === true) continue
      if (inList(element) || element.closest('.a3s') !== null || !isShown(element)) continue
      forgetParts(element)
      if (outsideBody(element, SENDER).length > 0 || bodyOf(element) !== undefined) found.push(element)
    }
    return found
  }
  const byId = pick(GMAIL_SELECTORS.message)
  return byId.length > 0 ? byId : pick(GMAIL_SELECTORS.messageByClass)
}

export const isExpanded = (message: Element): boolean =>
  message.closest('[aria-expanded="false"]') === null && bodyOf(message) !== undefined

const isDraft = (message: Element): boolean => outsideBody(message, GMAIL_SELECTORS.draft).length > 0

export const findOpen = (messages: readonly Element[], at: Element | undefined): number => {
  const readable = (message: Element): boolean => findSender(message) !== undefined
  const meant = at === undefined ? -1 : messages.findIndex((message) => message.contains(at) && readable(message))
  if (meant !== -1) return meant
  const expanded = messages.findLastIndex((message) => isExpanded(message) && !isDraft(message) && readable(message))
  return expanded === -1 ? messages.findLastIndex((message) => !isDraft(message) && readable(message)) : expanded
}

/** Where the capture button goes: into the header of the open message, or after its date; else there is no button. */
export const findGmailAnchor = (doc: Document): ButtonAnchor | undefined => {
  const found = findConversation(doc)
  if (found === undefined) return undefined
  const message = found.messages[findOpen(found.messages, undefined)]
  if (message === undefined) return undefined
  const cell = outsideBody(message, GMAIL_SELECTORS.buttonCell).find(isShown)
  if (cell !== undefined) return { element: cell, place: 'prepend' }
  const date = outsideBody(message, GMAIL_SELECTORS.date).find(isShown)
  return date === undefined ? undefined : { element: date, place: 'after' }
}
