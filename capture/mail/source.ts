import type { CaptureResult } from '../types'
import { looksLikeSource } from '../webmail/gmail-source'
import type { MailReading } from '../webmail/types'
import { type MailOptions, captureEmlReading } from './capture'
import { mailboxes, readEml } from './eml'

const START = 20_000

/**
 * The open mail again, from its source: exact recipients, Message-ID, lists and robots (MAIL-9). Undefined where the bytes are
 * no mail, or another sender's than the open one: a wrong address is worse than none.
 */
export const captureSource = async (
  bytes: Uint8Array,
  reading: MailReading,
  options: MailOptions
): Promise<CaptureResult | undefined> => {
  if (!looksLikeSource(new TextDecoder('latin1').decode(bytes.subarray(0, START)))) return undefined
  const eml = await readEml(bytes)
  const from = eml.from === undefined ? undefined : mailboxes([eml.from])[0]
  const shown = reading.messages[reading.open]?.from
  if (from === undefined || from.email.toLowerCase() !== shown?.email.toLowerCase()) return undefined
  return captureEmlReading(eml, options, reading)
}
