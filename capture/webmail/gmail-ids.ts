/**
 * Gmail's identifiers. A permanent id is `msg-f:<decimal>` or `thread-f:<decimal>`; the legacy id is the same number in
 * hexadecimal. Ids `msg-a:…` and `thread-a:…` (drafts and mail sent from this account) hold no number.
 */

const FIRST_GMAIL_DAY = Date.UTC(2004, 3, 1)
const LAST_PLAUSIBLE_DAY = Date.UTC(2100, 0, 1)

/** The decimal number of `#msg-f:123`, `thread-f:123` or `msg-f:123`. */
const numberOf = (permanentId: string): bigint | undefined => {
  const match = /^#?(?:msg|thread)-f:(\d{1,20})$/.exec(permanentId)
  return match?.[1] === undefined ? undefined : BigInt(match[1])
}

/** `#msg-f:123` → `msg-f:123`; undefined for anything that is not a permanent id. */
export const permanentId = (raw: string | null): string | undefined =>
  /^#?((?:msg|thread)-[af]:[\w-]{1,40})$/.exec(raw ?? '')?.[1]

/** A legacy id as it stands (hexadecimal, lower case), or the one that a permanent id stands for. */
export const legacyId = (raw: string | null): string | undefined => {
  const text = (raw ?? '').replace(/^#/, '')
  if (/^[0-9a-f]{1,16}$/i.test(text)) return text.toLowerCase()
  return numberOf(text)?.toString(16)
}

/**
 * The instant at which Gmail received the message, from its legacy id: milliseconds in the upper bits, 20 random bits
 * below (measured on stored samples of 2014–2025). It knows no language. Undefined where the result is not in Gmail's
 * lifetime, or where the displayed date names another year (imported mail gets an id of the day of import).
 */
export const dateOfId = (legacy: string | undefined, displayed = ''): string | undefined => {
  if (legacy === undefined || !/^[0-9a-f]{11,16}$/.test(legacy)) return undefined
  const time = Number(BigInt(`0x${legacy}`) >> 20n)
  if (time < FIRST_GMAIL_DAY || time > LAST_PLAUSIBLE_DAY) return undefined
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(displayed)?.[0]
  if (year !== undefined && Math.abs(Number(year) - new Date(time).getUTCFullYear()) > 1) return undefined
  return new Date(time).toISOString()
}

/** The first permanent id of a kind in a `jslog` attribute, whose parts after `1:` and `4:` are base64 JSON. */
export const idInJslog = (jslog: string | null, kind: 'msg' | 'thread'): string | undefined => {
  for (const part of (jslog ?? '').slice(0, 4000).split(';')) {
    const encoded = /^\s*\d:([A-Za-z0-9+/_-]{8,2000})[.=]*\s*$/.exec(part)?.[1]
    if (encoded === undefined) continue
    const id = new RegExp(`#?(${kind}-[af]:[\\w-]{1,40})`).exec(decodeBase64(encoded))?.[1]
    if (id !== undefined) return id
  }
  return undefined
}

const decodeBase64 = (text: string): string => {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/')
  try {
    return atob(plain.slice(0, plain.length - (plain.length % 4 === 1 ? 1 : 0)))
  } catch {
    return ''
  }
}

/** A conversation's token is written in consonants only, so that it spells no word; older links hold the legacy id. */
const OPEN_MAIL = /#(?:[^/#]{1,200}\/){1,4}(?:[b-df-hj-np-tv-z]{16,80}|[0-9a-f]{16})(?:[/?]|$)/i

/** Whether a conversation is open by the address of the page, whatever the page shows. */
export const gmailShowsMail = (url: string): boolean => OPEN_MAIL.test(url.slice(0, 2000))
