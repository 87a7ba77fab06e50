/**
 * Gmail's raw source of a message: exact To, Cc, Message-ID and list headers, read only when the user asks. One same-origin
 * GET from the page; the caller makes it and hands the bytes to `captureEml`.
 */

export interface GmailSource {
  /** The page's address, by which account and delegated mailbox are told. */
  readonly url: string
  /** `msg-f:…` or `msg-a:…`, preferred. */
  readonly permanentId?: string
  /** The legacy hexadecimal id. */
  readonly providerId?: string
}

/** `/mail/u/0/`, or `/mail/b/<token>/u/0/` for a delegated mailbox; undefined outside Gmail. */
const mailPath = (url: string): string | undefined => {
  const match = /^https:\/\/mail\.google\.com(\/mail\/(?:b\/[\w-]{1,80}\/)?u\/\d{1,3}\/)/.exec(url)
  if (match?.[1] !== undefined) return match[1]
  return /^https:\/\/mail\.google\.com\/mail(?:\/?[?#]|\/?$)/.test(url) ? '/mail/u/0/' : undefined
}

/**
 * The address that returns the message as its sender wrote it (`message/rfc822`); undefined without an id or outside Gmail.
 * The path is the page's own, so it is same-origin and reads the mailbox that is open.
 */
export const gmailSourceUrl = ({ url, permanentId, providerId }: GmailSource): string | undefined => {
  const path = mailPath(url)
  if (path === undefined) return undefined
  const common = 'attid=0&disp=comp&safe=1&zw'
  if (permanentId !== undefined && /^msg-[af]:[\w-]{1,40}$/.test(permanentId)) {
    return `https://mail.google.com${path}?view=att&permmsgid=${encodeURIComponent(permanentId)}&${common}`
  }
  if (providerId !== undefined && /^[0-9a-f]{10,16}$/.test(providerId)) {
    return `https://mail.google.com${path}?view=att&th=${providerId}&${common}`
  }
  return undefined
}

/** Whether the answer is a mail and not a sign-in or error page. */
export const looksLikeSource = (start: string): boolean =>
  !/^\s*(?:<!doctype|<html|\)\]\}')/i.test(start) &&
  /^(?:[!-9;-~]{1,80}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n){0,200}){2}/.test(start.slice(0, 20_000))
