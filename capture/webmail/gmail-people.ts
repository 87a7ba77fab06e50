import type { Mailbox } from '../types'
import { all, cleanAddress, distinct, mailbox, textOf } from './dom'
import { outsideBody } from './gmail-parts'
import { GMAIL_SELECTORS } from './gmail-selectors'

export const findSender = (message: Element): Mailbox | undefined => {
  for (const selector of GMAIL_SELECTORS.sender) {
    for (const element of outsideBody(message, selector)) {
      if (element.closest(GMAIL_SELECTORS.recipients) !== null) continue
      const box = boxOf(element)
      if (box !== undefined) return box
    }
  }
  return undefined
}

const boxOf = (element: Element): Mailbox | undefined => {
  const email =
    cleanAddress(element.getAttribute('email')) ??
    cleanAddress(element.getAttribute('data-hovercard-id')) ??
    cleanAddress(textOf(element).replace(/^<|>$/g, ''))
  if (email === undefined) return undefined
  const name = mailbox(email, element.getAttribute('name')).name ?? textOf(element)
  return name.includes('<') ? { email } : mailbox(email, name)
}

/** Gmail names the account's own entries "me" in the user's language. */
export const withoutOwnName = (box: Mailbox, account: string | undefined): Mailbox =>
  account !== undefined && box.email.toLowerCase() === account.toLowerCase() && (box.name ?? '').split(' ').length === 1
    ? { email: box.email }
    : box

/** What Gmail writes before copies in the table of details, in Latin, Cyrillic, Indic, Arabic and East Asian interfaces. */
const COPY_LABELS = new Set(
  'cc|bcc|cci|cco|ccn|kopie|kopia|kopi|kopio|kopija|másolat|копия|скрытая копия|копія|κοιν|κοινοποίηση|सीसी|प्रति|सिसि|সিসি|સીસી|ਸੀਸੀ|సీసీ|ಸಿಸಿ|சிசி|സിസി|نسخة|抄送|密送|副本|密件副本|참조|숨은참조'.split(
    '|'
  )
)
const isCopyLabel = (text: string): boolean => COPY_LABELS.has(text.toLowerCase().replace(/[:：\s]+$/, ''))

export const findRecipients = (message: Element, account: string | undefined): { to: Mailbox[]; cc: Mailbox[] } => {
  const to: Mailbox[] = []
  const cc: Mailbox[] = []
  const details = outsideBody(message, GMAIL_SELECTORS.detailRow)
  for (const row of details) {
    const boxes = boxesIn(row, '.g2[email],[email]:not(.gD)', account)
    if (boxes.length === 0) continue
    ;(isCopyLabel(textOf(row.firstElementChild, 40)) ? cc : to).push(...boxes)
  }
  const copied = new Set(cc.map((box) => box.email.toLowerCase()))
  for (const header of outsideBody(message, GMAIL_SELECTORS.recipients)) {
    to.push(
      ...boxesIn(header, GMAIL_SELECTORS.recipient, account).filter((box) => !copied.has(box.email.toLowerCase()))
    )
  }
  return { to: distinct(to), cc: distinct(cc) }
}

const boxesIn = (element: Element, selector: string, account: string | undefined): Mailbox[] =>
  all(element, selector, 200)
    .map(boxOf)
    .filter((box) => box !== undefined)
    .map((box) => withoutOwnName(box, account))
