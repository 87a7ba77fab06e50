/** Mails without headers, and mails on a webmail page. */

import { captureMail, type MailOptions } from '../../capture/mail'
import { captureEmlReading } from '../../capture/mail/capture'
import type { CaptureResult } from '../../capture/types'
import { providerOf, readWebmail } from '../../capture/webmail'

const MARKUP = /<(?:html|body|div|p|br|table|blockquote|span|pre)(?:\s[^<>]*)?\/?>/i

/** Whether a mail body is HTML: it has tags that mail programs write, not just an address in angle brackets. */
export const isHtmlBody = (body: string): boolean => MARKUP.test(body)

/** Captures the body of a mail of which nothing else is known. */
export const captureBody = (body: string, options: MailOptions): CaptureResult => {
  const content = isHtmlBody(body) ? { html: body } : { text: body }
  return captureEmlReading({ replyTo: [], to: [], cc: [], headers: new Map(), ...content }, options)
}

/** Captures the open mail of a webmail page; undefined where the page is of no known program. */
export const captureWebmail = (doc: Document, url: string, options: MailOptions): CaptureResult | undefined => {
  if (providerOf(doc, url) === 'generic') return undefined
  const reading = readWebmail(doc, url)
  return reading.ok ? captureMail(reading.value, options) : { drafts: [], notFound: [reading.error] }
}
