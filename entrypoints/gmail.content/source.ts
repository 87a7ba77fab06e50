import { gmailSourceUrl } from '../../capture/webmail/gmail-source'
import type { MailReply, MailRequest } from '../../platform/messages'

/** Bytes that are read at most: headers and text come first in a message, its attachments behind. */
const most = 12_000_000

/** Bytes of one answer. */
const part = 192 * 1024

type Reply = (part: Omit<MailReply, 'id'>) => void

const base64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}

/**
 * Fetches one message from the open mailbox, as its sender wrote it: one request to Gmail itself, made on the user's click,
 * with nothing but the ids that the page shows.
 */
export async function sendSource(request: Extract<MailRequest, { ask: 'source' }>, reply: Reply): Promise<void> {
  const { providerId, permanentId } = request
  const address = gmailSourceUrl({
    url: location.href,
    ...(typeof providerId === 'string' ? { providerId } : {}),
    ...(typeof permanentId === 'string' ? { permanentId } : {})
  })
  if (address === undefined) return reply({ end: 'refused' })
  try {
    const answer = await fetch(address, { credentials: 'same-origin', referrerPolicy: 'no-referrer' })
    // A sign-in page answers from elsewhere.
    if (!answer.ok || new URL(answer.url).origin !== location.origin || !answer.body) return reply({ end: 'refused' })
    await forward(answer.body.getReader(), reply)
    reply({ end: 'done' })
  } catch {
    reply({ end: 'failed' })
  }
}

async function forward(reader: ReadableStreamDefaultReader<Uint8Array>, reply: Reply): Promise<void> {
  for (let sent = 0; sent < most;) {
    const { value, done } = await reader.read()
    if (done) return
    for (let at = 0; at < value.length; at += part) reply({ bytes: base64(value.subarray(at, at + part)) })
    sent += value.length
  }
  await reader.cancel()
}
