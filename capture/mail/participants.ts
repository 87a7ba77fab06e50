import { isFreeMail, isRobotAddress, isRoleAddress } from '../normalise/emails'
import type { Draft, Mailbox, MailMessage } from '../types'
import type { MailReading } from '../webmail/types'
import { addSignature, startPerson } from './drafts'
import type { SignatureFields } from './signature-fields'

const MAX_PARTICIPANTS = 20

interface Conversation {
  readonly reading: MailReading
  /** The open mail, with its exact recipients where its source was read. */
  readonly message: MailMessage
  /** Whoever the open mail itself offers. */
  readonly drafts: readonly Draft[]
  /** Signatures that a person wrote under mails of the conversation, newest first. */
  readonly earlier: (email: string) => readonly SignatureFields[]
}

/**
 * Everybody else of a conversation, one draft each: who wrote in it, newest first, then to whom the open mail is. Not the
 * user and colleagues at the same domain, no robots, no shared mailboxes. Of a mail to a list nobody is: its recipients are
 * the list.
 */
export const participantsOf = ({ reading, message, drafts, earlier }: Conversation): Draft[] => {
  if (message.automatic === 'list' || message.automatic === 'robot') return []
  const seen = new Set(drafts.flatMap((draft) => draft.emails.map(({ value }) => value.toLowerCase())))
  for (const own of [message.account, message.from?.email]) if (own !== undefined) seen.add(own.toLowerCase())
  const writers = reading.messages.toReversed().flatMap(({ from }) => (from === undefined ? [] : [from]))
  const ours = message.account === undefined ? '' : domainOf(message.account)
  const isOurs = (email: string): boolean => ours !== '' && !isFreeMail(ours) && domainOf(email) === ours
  const found: Draft[] = []
  for (const box of [...writers, ...message.to, ...message.cc]) {
    const key = box.email.toLowerCase()
    if (seen.has(key) || isOurs(key) || isRobotAddress(key) || isRoleAddress(key)) continue
    seen.add(key)
    const draft = draftOf(box, earlier(box.email))
    if (draft !== undefined) found.push(draft)
    if (found.length >= MAX_PARTICIPANTS) break
  }
  return found
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

const draftOf = (box: Mailbox, signatures: readonly SignatureFields[]): Draft | undefined => {
  const builder = startPerson(box, signatures[0], 'header')
  for (const fields of signatures) addSignature(builder, fields, 0.9)
  return builder.build(0.6)
}
