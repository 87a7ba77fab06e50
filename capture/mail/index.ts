/** The door for mails: a webmail reading or a mail file becomes drafts and a message. Loaded when first needed. */

import type { CaptureResult } from '../types'
import { type MailOptions, captureEmlReading } from './capture'
import { readEml } from './eml'

export { captureMail, type MailOptions } from './capture'
export { readEml } from './eml'
export { captureSource } from './source'
export { type MailBody, type MailParts, splitMail } from './split'

/** Drafts and message of a mail file (RFC 5322, MIME). Never throws for what is in the file. */
export const captureEml = async (bytes: Uint8Array, options: MailOptions): Promise<CaptureResult> =>
  captureEmlReading(await readEml(bytes), options)
