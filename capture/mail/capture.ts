import type { CaptureOptions, CaptureResult, Draft, Mailbox, MailMessage, Miss } from '../types'
import type { MailReading, MessageReading } from '../webmail/types'
import { createDraftBuilder, evidenceOf } from '../draft'
import { isRobotAddress, isRoleAddress } from '../normalise/emails'
import { classifySender } from './classify'
import { addSignature, companyDraft, isSendersSignature, otherDraft, startPerson } from './drafts'
import { type Eml, mailboxes } from './eml'
import { type Line, joinLines } from './lines'
import { isDevice, senderTokens } from './line-features'
import type { Party } from './mailboxes'
import { participantsOf } from './participants'
import { ownNumbers } from './own-numbers'
import type { Forwarded } from './quotes'
import { type SignatureFields, signatureFields } from './signature-fields'
import { type MailLines, type ParseHtml, bodyLines, linesOfHtml, splitLines } from './split'

export interface MailOptions extends CaptureOptions {
  /** `DOMParser` in the panel, linkedom in Node. */
  readonly parseHtml: ParseHtml
}

const MAX_RECIPIENTS = 10
const EARLIER_MESSAGES = 4

/**
 * Drafts of whom the open mail is from; of whom it is to where the user wrote it; of whom a forwarded mail is from; of a
 * second person whom the signature names. Senders of lists, robots and shared mailboxes are not offered as people.
 */
export const captureMail = (reading: MailReading, options: MailOptions): CaptureResult => {
  const open = reading.messages[reading.open]
  if (open === undefined) return { drafts: [], notFound: [...reading.notFound, 'message'] }
  const lines = open.html === undefined ? [] : linesOfHtml(open.html, options.parseHtml)
  const parts = splitLines(lines, { sender: open.from, subject: reading.subject })
  const automatic = classifySender({ text: joinLines(lines), ...(open.from === undefined ? {} : { from: open.from }) })
  const message: MailMessage = {
    ...(reading.threadId === undefined ? {} : { threadId: reading.threadId }),
    ...(open.providerId === undefined ? {} : { providerId: open.providerId }),
    ...(reading.subject === undefined ? {} : { subject: reading.subject }),
    ...(open.date === undefined ? {} : { date: open.date }),
    ...(open.from === undefined ? {} : { from: open.from }),
    to: open.to,
    cc: open.cc,
    ...messageParts(parts),
    ...(automatic === undefined ? {} : { automatic }),
    ...(reading.account === undefined ? {} : { account: reading.account }),
    ...(reading.link === undefined ? {} : { link: reading.link })
  }
  const earlier = (email: string): SignatureFields[] => earlierSignatures(reading, email, options)
  const drafts = draftsOf({ from: open.from, message, parts, automatic, earlier }, options)
  const participants = participantsOf({ reading, message, drafts, earlier })
  return { drafts, message, notFound: reading.notFound, ...(participants.length === 0 ? {} : { participants }) }
}

/**
 * The same of a mail file, whose headers tell more: exact recipients, Message-ID, lists and robots.
 * @param open the conversation that the mail was read from, where it is the source of the open mail
 */
export const captureEmlReading = (eml: Eml, options: MailOptions, open?: MailReading): CaptureResult => {
  const from = eml.from === undefined ? undefined : mailboxes([eml.from])[0]
  const lines = bodyLines(eml, options.parseHtml)
  const parts = splitLines(lines, { sender: eml.from, subject: eml.subject })
  const automatic = classifySender({
    text: joinLines(lines),
    headers: eml.headers,
    ...(from === undefined ? {} : { from })
  })
  const providerId = open?.messages[open.open]?.providerId
  const message: MailMessage = {
    ...(eml.messageId === undefined ? {} : { messageId: eml.messageId }),
    ...(open?.threadId === undefined ? {} : { threadId: open.threadId }),
    ...(providerId === undefined ? {} : { providerId }),
    ...(eml.subject === undefined ? {} : { subject: eml.subject }),
    ...(eml.date === undefined ? {} : { date: eml.date }),
    ...(from === undefined ? {} : { from }),
    to: mailboxes(eml.to),
    cc: mailboxes(eml.cc),
    ...messageParts(parts),
    ...(automatic === undefined ? {} : { automatic }),
    ...(open?.account === undefined ? {} : { account: open.account }),
    ...(open?.link === undefined ? {} : { link: open.link })
  }
  const notFound: Miss[] = from === undefined ? ['sender'] : []
  const earlier = (email: string): SignatureFields[] =>
    open === undefined ? [] : earlierSignatures(open, email, options)
  const drafts = draftsOf({ from, message, parts, automatic, earlier, replyTo: eml.replyTo }, options)
  const participants = open === undefined ? [] : participantsOf({ reading: open, message, drafts, earlier })
  return { drafts, message, notFound, ...(participants.length === 0 ? {} : { participants }) }
}

const messageParts = (parts: MailLines): Pick<MailMessage, 'replyText' | 'signature' | 'forwarded'> => {
  const replyText = joinLines(parts.reply)
  const signature = parts.signature.every((line) => line.text.trim() === '' || isDevice(line.text))
    ? ''
    : joinLines(parts.signature)
  const { forwarded } = parts
  return {
    ...(replyText === '' ? {} : { replyText }),
    ...(signature === '' ? {} : { signature }),
    ...(forwarded === undefined ? {} : { forwarded: forwardedMessage(forwarded) })
  }
}

const forwardedMessage = (forwarded: Forwarded): NonNullable<MailMessage['forwarded']> => {
  const from = forwarded.from === undefined ? undefined : mailboxes([forwarded.from])[0]
  const text = joinLines(forwarded.lines)
  return {
    ...(from === undefined ? {} : { from }),
    ...(forwarded.subject === undefined ? {} : { subject: forwarded.subject }),
    ...(forwarded.date === undefined ? {} : { date: forwarded.date }),
    ...(text === '' ? {} : { text })
  }
}

interface Mail {
  readonly from: Mailbox | undefined
  readonly message: MailMessage
  readonly parts: MailLines
  readonly automatic: MailMessage['automatic']
  readonly replyTo?: readonly Mailbox[]
  /** Signatures that the person wrote under other mails of the conversation, newest first. */
  readonly earlier: (email: string) => SignatureFields[]
}

const draftsOf = (mail: Mail, options: MailOptions): Draft[] => {
  const { from, message, parts, automatic } = mail
  const same = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase()
  const isOwn = from !== undefined && same(from.email, message.account)
  const drafts: Draft[] = []
  if (isOwn) drafts.push(...recipientDrafts(mail))
  else if (automatic === undefined || automatic === 'role') drafts.push(...senderDrafts(mail, options))
  else if (automatic === 'robot') drafts.push(...replyToDraft(mail))
  const forwarded = parts.forwarded
  const known = [from?.email, message.account]
  if (forwarded?.from !== undefined && !known.some((email) => same(email, forwarded.from?.email))) {
    drafts.push(...forwardedDrafts(forwarded, options))
  }
  return distinct(drafts)
}

const fieldsOf = (
  lines: readonly Line[],
  sender: Party | undefined,
  { country }: MailOptions
): SignatureFields | undefined => (lines.length === 0 ? undefined : signatureFields(lines, sender, country))

const senderDrafts = ({ from, parts, automatic, earlier, replyTo = [] }: Mail, options: MailOptions): Draft[] => {
  const fields = fieldsOf(parts.signature, from, options)
  const role = automatic === 'role'
  const party: Party | undefined = role ? undefined : from
  const own = fields !== undefined && isSendersSignature(fields, from)
  const drafts: (Draft | undefined)[] = []
  if (party !== undefined) {
    const builder = startPerson(party, own ? fields : undefined, 'header')
    if (own) addSignature(builder, fields)
    for (const { phone, line } of ownNumbers(parts.reply, options.country))
      builder.phone(phone, evidenceOf('body', line, 0.7))
    for (const other of from === undefined ? [] : earlier(from.email)) addSignature(builder, other, 0.9)
    drafts.push(builder.build(own ? 0.95 : 0.85))
  }
  if (fields !== undefined && (party === undefined || !own)) drafts.push(signerDraft(fields, replyTo))
  if (fields !== undefined)
    drafts.push(...fields.others.map((other) => otherDraft(other, fields)), companyDraft(fields))
  return drafts.filter((draft) => draft !== undefined)
}

/** Whoever signed, where the header's sender is somebody else, a shared mailbox, or unknown. */
const signerDraft = (fields: SignatureFields, replyTo: readonly Mailbox[]): Draft | undefined => {
  if (fields.name === undefined && fields.phones.length + fields.emails.length === 0) return undefined
  const builder = createDraftBuilder('person')
  if (fields.name !== undefined) {
    const evidence = evidenceOf('signature', fields.lines[fields.name.line] ?? '', fields.name.confidence)
    const named = startPerson({ name: fields.name.value }, undefined, 'body')
    addSignature(named, fields)
    for (const box of replyTo)
      if (!isRoleAddress(box.email) && spellsName(box.email, fields.name.value))
        named.email({ value: box.email }, evidenceOf('header', `Reply-To: ${box.email}`, 0.85))
    named.name(fields.name.value, evidence)
    return named.build(0.75)
  }
  addSignature(builder, fields)
  return builder.build(0.5)
}

/** Whether an address is made of a word of the name. */
const spellsName = (email: string, name: string): boolean => {
  const local = email.slice(0, email.lastIndexOf('@')).toLowerCase()
  return [...senderTokens({ name })].some((token) => token.length >= 3 && local.includes(token))
}

const recipientDrafts = ({ message, earlier }: Mail): Draft[] =>
  message.to
    .filter((box) => box.email.toLowerCase() !== message.account?.toLowerCase())
    .filter((box) => !isRobotAddress(box.email) && !isRoleAddress(box.email))
    .slice(0, MAX_RECIPIENTS)
    .flatMap((box) => {
      const signatures = earlier(box.email)
      const builder = startPerson(box, signatures[0], 'header')
      for (const fields of signatures) addSignature(builder, fields, 0.9)
      return builder.build(0.85) ?? []
    })

/** A form on a website sends as a robot and names the visitor in Reply-To. */
const replyToDraft = ({ replyTo, from }: Mail): Draft[] =>
  (replyTo ?? [])
    .filter((box) => !isRobotAddress(box.email) && !isRoleAddress(box.email))
    .filter((box) => box.email.toLowerCase() !== from?.email.toLowerCase())
    .slice(0, 1)
    .flatMap((box) => startPerson(box, undefined, 'header').build(0.6) ?? [])

const forwardedDrafts = (forwarded: Forwarded, options: MailOptions): Draft[] => {
  const party = forwarded.from
  if (party?.email !== undefined && (isRobotAddress(party.email) || isRoleAddress(party.email))) return []
  const inner = splitLines(forwarded.lines, { sender: party, subject: `Re: ${forwarded.subject ?? ''}` })
  const fields = fieldsOf(inner.signature, party, options)
  const own = fields !== undefined && isSendersSignature(fields, party)
  const builder = startPerson(party ?? {}, own ? fields : undefined, 'body')
  if (own) addSignature(builder, fields)
  const company = own ? companyDraft(fields) : undefined
  return [builder.build(0.8), company].filter((draft) => draft !== undefined)
}

const earlierSignatures = (reading: MailReading, email: string, options: MailOptions): SignatureFields[] => {
  const isFrom = (message: MessageReading): boolean => message.from?.email.toLowerCase() === email.toLowerCase()
  return reading.messages
    .filter((message, index) => index !== reading.open && message.html !== undefined && isFrom(message))
    .slice(-EARLIER_MESSAGES)
    .toReversed()
    .map((message) => {
      const lines = linesOfHtml(message.html ?? '', options.parseHtml)
      const { signature } = splitLines(lines, { sender: message.from, subject: reading.subject })
      return { fields: fieldsOf(signature, message.from, options), from: message.from }
    })
    .flatMap(({ fields, from }) => (fields !== undefined && isSendersSignature(fields, from) ? [fields] : []))
}

/** One draft an address, one draft a company's name. */
const distinct = (drafts: readonly Draft[]): Draft[] => {
  const seen = new Set<string>()
  return drafts.filter((draft) => {
    const key = `${draft.kind}:${(draft.emails[0]?.value ?? draft.name).toLowerCase()}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
