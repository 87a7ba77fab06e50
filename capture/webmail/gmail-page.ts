import { all, isShown } from './dom'
import { findSender } from './gmail-people'
import { GMAIL_SELECTORS } from './gmail-selectors'
import { bodyOf, findSubject, inList, outsideBody } from './gmail-parts'
import type { ButtonAnchor } from './types'

const SENDER = GMAIL_SELECTORS.sender.join(',')

/** The smallest element that holds the shown subject and its messages, else the shown main region that holds messages. */
export const findConversation = (doc: Document): Element | undefined => {
  const holdsMessages = (element: Element): boolean => findMessages(element).length > 0
  for (const main of all(doc, GMAIL_SELECTORS.main).toReversed()) {
    if (!isShown(main) || !holdsMessages(main)) continue
    const heading = findSubject(main)
    return heading === undefined ? main : aroundHeading(heading, holdsMessages, main)
  }
  const heading = findSubject(doc)
  return heading === undefined ? undefined : aroundHeading(heading, holdsMessages, undefined)
}

const aroundHeading = (
  heading: Element,
  holdsMessages: (element: Element) => boolean,
  otherwise: Element | undefined
): Element | undefined => {
  for (let element = heading.parentElement; element !== null; element = element.parentElement) {
    if (holdsMessages(element)) return element
    if (element === otherwise) break
  }
  return otherwise
}

/** The shown messages below `root`, outermost element each; content of bodies and rows of lists are no messages. */
export const findMessages = (root: Element): Element[] => {
  const pick = (selector: string): Element[] => {
    const found: Element[] = []
    for (const element of all(root, selector)) {
      if (found.length >= 100) break
      if (found.at(-1)?.contains(element) === true) continue
      if (inList(element) || element.closest('.a3s') !== null || !isShown(element)) continue
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
  const root = findConversation(doc)
  if (root === undefined) return undefined
  const elements = findMessages(root)
  const message = elements[findOpen(elements, undefined)]
  if (message === undefined) return undefined
  const cell = outsideBody(message, GMAIL_SELECTORS.buttonCell).find(isShown)
  if (cell !== undefined) return { element: cell, place: 'prepend' }
  const date = outsideBody(message, GMAIL_SELECTORS.date).find(isShown)
  return date === undefined ? undefined : { element: date, place: 'after' }
}
