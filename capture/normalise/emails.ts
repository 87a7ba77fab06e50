export interface FoundEmail {
  readonly value: string
  /** Offset in the text, in UTF-16 units. */
  readonly index: number
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,253}\.\p{L}{2,63}/gu

/** Strips invisible characters and lower-cases the domain; undefined when the text is no address. */
export const normaliseEmail = (raw: string): string | undefined => {
  const text = raw
    .replace(INVISIBLE, '')
    .trim()
    .replace(/^mailto:/iu, '')
  const at = text.lastIndexOf('@')
  if (at < 1 || !/^[^\s@]+\.[^\s@.]+$/u.test(text.slice(at + 1))) return undefined
  return `${text.slice(0, at)}@${text.slice(at + 1).toLowerCase()}`
}

/** All e-mail addresses of a text, in order. */
export const findEmails = (text: string): FoundEmail[] =>
  [...text.matchAll(EMAIL)].flatMap((found) => {
    const value = normaliseEmail(found[0])
    return value ? [{ value, index: found.index }] : []
  })

/** Whether the local part names a role (info, sales, …), not a person. */
export const isRoleAddress = (email: string): boolean =>
  /^(?:info|sales|support|contact|admin|office|hello|no-?reply|billing|accounts|team|help)@/iu.test(email)

/** Whether anyone can get a mailbox at this domain, so that it says nothing of a company. */
export const isFreeMail = (domain: string): boolean =>
  ['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'yahoo.com', 'rediffmail.com', 'icloud.com'].includes(
    domain.toLowerCase()
  )
