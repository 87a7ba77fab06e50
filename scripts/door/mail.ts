/** Mails without headers, and mails on a webmail page. */

import type { MailOptions } from '../../capture/mail'
import type { CaptureResult } from '../../capture/types'
import { readGmail } from '../../capture/webmail/gmail'

const load = () => import('../../capture/mail')

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Captures the body of a mail of which nothing else is known. */
export const captureBody = async (body: string, html: boolean, options: MailOptions): Promise<CaptureResult> =>
  (await load()).captureMail(
    {
      provider: 'generic',
      messages: [{ to: [], cc: [], expanded: true, html: html ? body : `<pre>${escapeHtml(body)}</pre>` }],
      open: 0,
      notFound: []
    },
    options
  )

/** Captures the open mail of a page at a webmail address; undefined where the address is none. */
export const captureWebmail = async (
  doc: Document,
  url: string,
  options: MailOptions
): Promise<CaptureResult | undefined> => {
  if (!url.startsWith('https://mail.google.com/')) return undefined
  const reading = readGmail(doc, url)
  return reading.ok ? (await load()).captureMail(reading.value, options) : { drafts: [], notFound: [reading.error] }
}
