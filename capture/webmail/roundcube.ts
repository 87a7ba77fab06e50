import type { Result } from '../../platform/result'
import { all, textOf } from './dom'
import { type MailSpec, frameDocument, readBySpec, urlPart } from './spec'
import type { MailMiss, MailReading } from './types'

/** Roundcube, any host and skin. The message stands in the page or in its preview frame. Rows of the list use the same class. */
const ROUNDCUBE: MailSpec = {
  provider: 'roundcube',
  root: ['#messagepreview', '#layout-content', '#messagecontent', '#mainscreen', 'body'],
  message: [],
  never: '#messagelist,.messagelist,.contactlist,form#composeform',
  subject: ['h2.subject', 'td.header.subject', '.subject'],
  subjectIn: (root) => {
    const heading = root.querySelector('h2.subject') ?? root.ownerDocument.querySelector('h2.subject')
    const spoken = textOf(heading?.querySelector('.voice'), 100)
    const text = textOf(heading, 500)
    const subject = text.startsWith(spoken) ? text.slice(spoken.length).trim() : text
    return subject === '' ? undefined : subject
  },
  sender: [
    'td.header.from',
    '#message-header .header-summary .adr:first-of-type',
    '#message-header .adr:first-of-type',
    '#messageheader .adr:first-of-type'
  ],
  to: ['td.header.to .adr', 'td.header.to .rcmContactAddress'],
  cc: ['td.header.cc .adr', 'td.header.cc .rcmContactAddress'],
  date: ['td.header.date', '.header-summary .text-nowrap'],
  body: ['#messagebody'],
  account: ['.header-title.username', '#taskmenu .username', '.topright .username', '.username'],
  messageId: (_message, url) => {
    const uid = urlPart(url, /[?&]_uid=([^&#]+)/)
    const folder = urlPart(url, /[?&]_mbox=([^&#]+)/)
    return uid === undefined ? undefined : `${folder ?? ''}/${uid}`
  },
  link: (url) =>
    /[?&]_uid=/.test(url)
      ? url.replace(/&_(?:framed|extwin|caps|unlock)=[^&]*/g, '').replace('_action=preview', '_action=show')
      : undefined
}

export const readRoundcube = (doc: Document, url: string): Result<MailReading, MailMiss> => {
  const own = readBySpec(doc, url, ROUNDCUBE)
  if (own.ok || own.error === 'sender') return own
  for (const frame of all(doc, 'iframe#messagecontframe,iframe[name="messagecontframe"],iframe.iframe', 10)) {
    const inner = frameDocument(frame)
    if (inner === undefined) continue
    const found = readBySpec(inner, frame.getAttribute('src') ?? url, ROUNDCUBE)
    if (found.ok || found.error === 'sender') return found
  }
  return own
}

/** Whether the page is Roundcube's, whatever its host. */
export const isRoundcube = (doc: Document): boolean =>
  doc.querySelector('#messagebody,#messagelist,iframe#messagecontframe,#rcmbtn100,body.task-mail') !== null &&
  doc.querySelector('.rcmContactAddress,#messagelist,iframe#messagecontframe,body.task-mail') !== null
