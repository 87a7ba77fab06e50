import { mailboxesOfHeader } from '../normalise/address-header'
import { isRoleAddress, normaliseEmail } from '../normalise/emails'
import type { Mailbox } from '../types'

const BRACKETED = /<[^<>\s@]{1,100}@[^<>\s@]{1,200}>/g

/**
 * The mailboxes of a text that is nothing but a list of them, as copied from a mail's header (`Jane Doe <jane@…>, …`);
 * empty for any other text.
 */
export const mailboxList = (text: string): Mailbox[] => {
  const flat = text.slice(0, 20_000).replace(/^(?:from|to|cc|bcc|reply-to|von|an|de|para|à|प्रेषक|प्रति)\s*:/gimu, ',')
  const marks = flat.match(BRACKETED)?.length ?? 0
  if (marks === 0) return []
  const rest = flat.replace(BRACKETED, ' ').replace(/["'(),;]/g, ' ')
  // Sentences have more words between addresses than names do.
  if (rest.split(/\s+/).filter((word) => word !== '').length > marks * 6 || /[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(rest))
    return []
  return mailboxesOfHeader(flat.replace(/\s*\n\s*/g, ', ')).flatMap(({ name, email }) => {
    const value = normaliseEmail(email)
    if (value === undefined) return []
    return [
      name === undefined || name.trim() === '' || isRoleAddress(value)
        ? { email: value }
        : { name: name.trim(), email: value }
    ]
  })
}
