import type { Result } from '../../platform/result'
import type { Mailbox } from '../types'
import { mailboxIn } from './address-in'
import { isShown, outsideOf, textOf } from './dom'
import { type MailSpec, readBySpec } from './spec'
import type { MailMiss, MailReading } from './types'

/** Any other webmail: a body by the names that programs give it, and a header that says "From:" in some language. */

const FROM = new Set(
  'from|von|de|da|van|fra|från|od|lähettäjä|от|від|от кого|kimden|gönderen|από|feladó|expeditor|de la|dari|pengirim|差出人|送信者|发件人|寄件者|寄件人|보낸 사람|보낸사람|من|מאת|จาก|từ|प्रेषक|भेजने वाला|প্রেরক|அனுப்புநர்|పంపినవారు|પ્રેષક|ಕಳುಹಿಸಿದವರು|അയച്ചയാൾ|sender|absender|expéditeur|remitente|mittente|afzender'.split(
    '|'
  )
)
const NEVER = '[role="listbox"],[role="grid"],[role="tree"],[role="navigation"],[contenteditable="true"],nav,select'

const MAX_LABELS = 20
const LABELLED = 'dt,th,td,span,label,b,strong,div,p,li'

const isLabel = (text: string): boolean => FROM.has(text.replace(/[\s:：]+$/u, '').toLowerCase())

/**
 * The mailbox beside the word for "From": in the same element (`From: Jane <j@x.example>`), or in the next one or the rest of
 * the row. Nothing where the row shows two addresses.
 */
export const senderByLabel = (message: Element, body: Element | undefined): Mailbox | undefined => {
  const outside = (element: Element): boolean =>
    body?.contains(element) !== true &&
    !element.contains(body ?? null) &&
    element.closest(NEVER) === null &&
    isShown(element)
  const { header } = outsideOf(message, (element) => element === body)
  let labels = 0
  for (const element of header.slice(0, 1500)) {
    if (!element.matches(LABELLED) || !outside(element)) continue
    const text = textOf(element, 200, 40)
    const colon = text.search(/[:：]/)
    if (colon > 0 && text.includes('@') && isLabel(text.slice(0, colon))) return mailboxIn(element)
    if (text.length > 24 || !isLabel(text) || (labels += 1) > MAX_LABELS) continue
    for (const beside of [
      element.nextElementSibling,
      element.parentElement?.nextElementSibling,
      element.parentElement
    ]) {
      const box = beside && outside(beside) ? mailboxIn(beside) : undefined
      if (box !== undefined) return box
    }
  }
  return undefined
}

const GENERIC: MailSpec = {
  provider: 'generic',
  root: ['[role="main"]', 'main', 'article', 'body'],
  message: [],
  never: NEVER,
  subject: ['[class*="subject" i]', '[data-testid*="subject" i]', '[role="heading"]', 'h1', 'h2'],
  sender: [],
  senderIn: senderByLabel,
  to: [],
  cc: [],
  date: ['time[datetime]'],
  body: [
    '#messagebody',
    '[class*="message-body" i]',
    '[class*="messagebody" i]',
    '[class*="mail-body" i]',
    '[class*="mailbody" i]',
    '[class*="mail-content" i]',
    '#mailContentContainer',
    '.nui-msgbox-body',
    '[data-testid*="message-body" i]',
    'div[role="document"]'
  ],
  account: []
}

export const readGenericMail = (doc: Document, url: string): Result<MailReading, MailMiss> =>
  readBySpec(doc, url, GENERIC)
