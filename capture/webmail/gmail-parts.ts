import { all, isShown, outsideOf } from './dom'
import { GMAIL_SELECTORS } from './gmail-selectors'

/** Whether an element belongs to a list of conversations. */
export const inList = (element: Element): boolean => element.closest(GMAIL_SELECTORS.listRow) !== null

interface Parts {
  readonly header: readonly Element[]
  readonly bodies: readonly Element[]
}

/** Kept while one reading lasts: a message is asked for a dozen things. */
const known = new WeakMap<Element, Parts>()

/** Forgets what an earlier reading kept: the page has changed since. */
export const forgetParts = (message: Element): void => void known.delete(message)

const partsOf = (message: Element): Parts => {
  const found = known.get(message) ?? outsideOf(message, (element) => element.matches(GMAIL_SELECTORS.anyBody))
  known.set(message, found)
  return found
}

/** Matches in a message's header: nothing that the sender wrote into the body can pass for a header. */
export const outsideBody = (message: Element, selector: string): Element[] =>
  partsOf(message).header.filter((element) => element.matches(selector))

export const bodyOf = (message: Element): Element | undefined => {
  const shown = partsOf(message).bodies.filter(isShown)
  return shown.find((element) => element.closest(GMAIL_SELECTORS.bodyFrame) !== null) ?? shown[0]
}

/** The subject line that is shown: neither in a list nor written by a sender. */
export const findSubject = (root: ParentNode): Element | undefined =>
  all(root, GMAIL_SELECTORS.subject).findLast(
    (element) => !inList(element) && element.closest('.a3s') === null && isShown(element)
  )
