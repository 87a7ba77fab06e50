/** Mails without headers, and mails on a webmail page. */

import { captureMail, type MailOptions } from '../../capture/mail'
import { captureEmlReading } from '../../capture/mail/capture'
import type { CaptureResult } from '../../capture/types'
import { readGmail } from '../../capture/webmail/gmail'

const MARKUP = /<(?:html|body|div|p|br|table|blockquote|span|pre)(?:\s[^<>]*)?\/?>/i

/** Whether a mail body is HTML: it has tags that mail programs write, not just an address in angle brackets. */
export const isHtmlBody = (body: string): boolean => MARKUP.test(body)

/** Captures the body of a mail of which nothing else is known. */
export const captureBody = (body: string, options: MailOptions): CaptureResult => {
  const content = isHtmlBody(body) ? { html: body } : { text: body }
  return captureEmlReading({ replyTo: [], to: [], cc: [], headers: new Map(), ...content }, options)
}

/** Captures the open mail of a page at a webmail address; undefined where the address is none. */
export const captureWebmail = (doc: Document, url: string, options: MailOptions): CaptureResult | undefined => {
  if (!url.startsWith('https://mail.google.com/')) return undefined
  const reading = readGmail(doc, url)
  return reading.ok ? captureMail(reading.value, options) : { drafts: [], notFound: [reading.error] }
}
