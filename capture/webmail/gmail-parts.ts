import { all, isShown } from './dom'
import { GMAIL_SELECTORS } from './gmail-selectors'

/** Whether an element belongs to a list of conversations. */
export const inList = (element: Element): boolean => element.closest(GMAIL_SELECTORS.listRow) !== null

/** Matches in a message's header: nothing that the sender wrote into the body can pass for a header. */
export const outsideBody = (message: Element, selector: string): Element[] =>
  all(message, selector, 200).filter((element) => element.closest('.a3s') === null)

export const bodyOf = (message: Element): Element | undefined => {
  for (const selector of GMAIL_SELECTORS.bodies) {
    const found = all(message, selector, 20).find((element) => isShown(element))
    if (found !== undefined) return found
  }
  return undefined
}

/** The subject line that is shown: neither in a list nor written by a sender. */
export const findSubject = (root: ParentNode): Element | undefined =>
  all(root, GMAIL_SELECTORS.subject).findLast(
    (element) => !inList(element) && element.closest('.a3s') === null && isShown(element)
  )
