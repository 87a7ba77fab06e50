import type { Result } from '../../platform/result'
import { senderByLabel } from './generic'
import { mailboxIn } from './address-in'
import { all, isShown } from './dom'
import { type MailSpec, readBySpec, urlPart } from './spec'
import type { MailMiss, MailReading } from './types'

/** Zoho Mail, all its domains. Body and subject are known from several public sources, the header's classes from few. */
const NAMED = ['.zmFromAddress', '.zmPVFrom', '.zmFrom', '.jsFromAddress', '[data-test-id="from"]']

const ZOHO: MailSpec = {
  provider: 'zoho',
  root: ['.zmPVContainer', '.zmMailPreview', '.zmPreview', '[role="main"]', 'body'],
  message: ['.zmPVMail', '.zmPVContent', '.zmMailView'],
  never: '.zmMLContainer,.zmMailRow,.zmMailList,.zmEditorContent,[contenteditable="true"]',
  subject: ['.zmPVHeading.jsConvSB', '.zmPVHeading', '.zmSubject'],
  sender: [],
  senderIn: (message, body) => {
    for (const selector of NAMED) {
      const element = all(message, selector, 5).find((found) => body?.contains(found) !== true && isShown(found))
      const box = element === undefined ? undefined : mailboxIn(element)
      if (box !== undefined) return box
    }
    return senderByLabel(message, body)
  },
  to: ['.zmToAddress', '.zmPVTo'],
  cc: ['.zmCcAddress', '.zmPVCc'],
  date: ['time[datetime]', '.zmPVDate', '.zmDate'],
  body: ['.zmMailContent', '.zmPVBody', '#mailContentDiv'],
  account: ['.zmAccountEmail', '#zmUserEmail', '[data-test-id="account-email"]'],
  threadId: (_root, url) => urlPart(url, /\/p\/(\d{6,})/),
  link: (url) => (/#mail\/.*\/p\/\d{6,}/.test(url) ? url : undefined)
}

export const readZoho = (doc: Document, url: string): Result<MailReading, MailMiss> => readBySpec(doc, url, ZOHO)
