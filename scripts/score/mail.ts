/** The suites of mail: replies and signatures, forwards, mail files, Gmail. */

import { join } from 'node:path'
import { splitMail, type MailParts } from '../../capture/mail'
import { readEml } from '../../capture/mail/eml'
import type { Party } from '../../capture/mail/mailboxes'
import type { Mailbox } from '../../capture/types'
import { readGmail } from '../../capture/webmail/gmail'
import { captureInput } from '../door/capture'
import { parseHtml } from '../door/html'
import { isHtmlBody } from '../door/mail'
import { createShare, normal, readBytes, readGold, show, type Measure, type Row, type Suite } from './framework'

interface ReplyGold {
  readonly reply?: string
  readonly unquoted?: string
  readonly unquotedNoSpace?: string
  readonly contains?: readonly string[]
  readonly excludes?: readonly string[]
  readonly signature?: string | null
  readonly maxMs?: number
}
type ReplyRow = Row<ReplyGold> & { readonly format: 'text' | 'html' | 'eml'; readonly sender?: string }

const text = (folder: string, file: string): string => new TextDecoder().decode(readBytes(folder, file))

const splitRow = async (folder: string, row: ReplyRow): Promise<MailParts> => {
  const sender = row.sender === undefined ? {} : { sender: row.sender }
  if (row.format === 'eml') {
    const eml = await readEml(readBytes(folder, row.file ?? ''))
    const { from, ...rest } = eml
    return splitMail({ ...rest, ...(from === undefined ? sender : { sender: from }) }, parseHtml)
  }
  const body = row.file === undefined ? row.input : text(folder, row.file)
  return splitMail({ ...(row.format === 'html' ? { html: body } : { text: body }), ...sender }, parseHtml)
}

const lines = (block: string): string[] =>
  normal(block)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const squeezed = (block: string): string => block.replaceAll(/\s+/g, '')

/** Lines that are signature lines in one of the two and in both. */
const createLineScore = () => {
  let [hits, found, gold] = [0, 0, 0]
  const failures: string[] = []
  return {
    add(id: string, foundBlock: string, goldBlock: string): void {
      const have = lines(foundBlock)
      const want = lines(goldBlock)
      const shared = have.filter((line) => want.includes(line)).length
      hits += shared
      found += have.length
      gold += want.length
      if (shared < Math.max(have.length, want.length))
        failures.push(`${id}: ${show(foundBlock)}, not ${show(goldBlock)}`)
    },
    measures(): Measure[] {
      const p = found === 0 ? 1 : hits / found
      const r = gold === 0 ? 1 : hits / gold
      const f1 = p + r === 0 ? 0 : (2 * p * r) / (p + r)
      return [
        { metric: 'signature-lines.precision', value: p, target: 0.95, failures },
        { metric: 'signature-lines.recall', value: r, target: 0.93, failures },
        { metric: 'signature-lines.f1', value: f1, target: 0.94, failures }
      ]
    }
  }
}

export const replies: Suite = {
  corpus: 'reply-and-signature',
  run: async (folder) => {
    const reply = createShare('reply', 0.9)
    const unquoted = createShare('unquoted', 0.9)
    const html = createShare('talon-html', 1)
    const parts = createShare('contains-excludes')
    const exact = createShare('signature-exact')
    const signature = createLineScore()
    const slow = createShare('in-time', 1)
    for (const row of readGold<ReplyRow>(folder)) {
      const start = performance.now()
      const found = await splitRow(folder, row)
      const ms = performance.now() - start
      const { expect, id } = row
      if (expect.maxMs !== undefined) slow.add(ms <= expect.maxMs, () => `${id}: ${ms.toFixed(0)} ms`)
      if (expect.reply !== undefined)
        reply.add(
          normal(found.reply) === normal(expect.reply),
          () => `${id}: ${show(found.reply)}, not ${show(expect.reply)}`
        )
      const whole = expect.unquoted ?? expect.unquotedNoSpace
      if (whole !== undefined) {
        const right =
          expect.unquoted === undefined ? squeezed(found.unquoted) === whole : normal(found.unquoted) === normal(whole)
        const share = row.file?.startsWith('talon-html') === true ? html : unquoted
        share.add(right, () => `${id}: ${show(found.unquoted)}, not ${show(whole)}`)
      }
      if (expect.contains || expect.excludes) {
        const kept = normal(found.reply)
        const right =
          (expect.contains ?? []).every((piece) => kept.includes(normal(piece))) &&
          !(expect.excludes ?? []).some((piece) => kept.includes(normal(piece)))
        parts.add(
          right,
          () => `${id}: ${show(found.reply)} with ${show(expect.contains)} without ${show(expect.excludes)}`
        )
      }
      if (expect.signature !== undefined) {
        signature.add(id, found.signature ?? '', expect.signature ?? '')
        exact.add(
          normal(found.signature ?? '') === normal(expect.signature ?? ''),
          () => `${id}: ${show(found.signature)}, not ${show(expect.signature)}`
        )
      }
    }
    return [
      reply.measure(),
      unquoted.measure(),
      html.measure(),
      parts.measure(),
      ...signature.measures(),
      exact.measure(),
      slow.measure()
    ]
  }
}

interface Person {
  readonly name: string | null
  readonly address: string | null
}
interface ForwardGold {
  readonly forwarded: boolean
  readonly subject?: string | null
  readonly body?: string | null
  readonly message?: string | null
  readonly from?: Person
  readonly to?: readonly Person[]
  readonly cc?: readonly Person[]
}

const parties = (list: readonly Party[] | undefined): string =>
  show((list ?? []).map(({ name, email }) => [name ?? '', email ?? '']))
const people = (list: readonly Person[]): string => show(list.map(({ name, address }) => [name ?? '', address ?? '']))

const forwardProblems = (found: MailParts, expect: ForwardGold): string[] => {
  const inner = found.forwarded
  const problems: string[] = []
  const check = (key: string, right: boolean, value: unknown): void => {
    if (!right) problems.push(`${key} ${show(value)}`)
  }
  if (expect.from) check('from', parties(inner?.from ? [inner.from] : []) === people([expect.from]), inner?.from)
  if (expect.to) check('to', parties(inner?.to) === people(expect.to), inner?.to)
  if (expect.cc) check('cc', parties(inner?.cc) === people(expect.cc), inner?.cc)
  if (expect.subject !== undefined) check('subject', (inner?.subject ?? null) === expect.subject, inner?.subject)
  if (expect.body !== undefined) check('body', normal(inner?.text ?? '') === normal(expect.body ?? ''), inner?.text)
  if (expect.message !== undefined) check('message', normal(found.reply) === normal(expect.message ?? ''), found.reply)
  return problems
}

export const forwards: Suite = {
  corpus: 'forwards',
  run: (folder) => {
    const detected = createShare('forwarded', 1)
    const from = createShare('from-address', 0.98)
    const all = createShare('all-keys')
    for (const row of readGold<Row<ForwardGold> & { readonly subject?: string }>(folder)) {
      const body = text(folder, row.file ?? '')
      const content = isHtmlBody(body) ? { html: body } : { text: body }
      const found = splitMail({ ...content, ...(row.subject === undefined ? {} : { subject: row.subject }) }, parseHtml)
      detected.add(
        (found.forwarded !== undefined) === row.expect.forwarded,
        () => `${row.id}: ${found.forwarded === undefined ? 'not ' : ''}taken for a forward`
      )
      if (!row.expect.forwarded) continue
      const address = row.expect.from?.address
      if (address)
        from.add(
          found.forwarded?.from?.email === address,
          () => `${row.id}: ${found.forwarded?.from?.email}, not ${address}`
        )
      const problems = forwardProblems(found, row.expect)
      all.add(problems.length === 0, () => `${row.id}: ${problems.join('; ')}`)
    }
    return [detected.measure(), from.measure(), all.measure()]
  }
}

interface EmlGold {
  readonly from?: readonly Person[]
  readonly to?: readonly Person[]
  readonly cc?: readonly Person[]
  readonly subject?: string | null
  readonly date?: string | null
  readonly messageId?: string | null
}

/** Entries without an address (an empty group, a bare name) cannot become a mailbox. */
const goldBoxes = (list: readonly Person[]): string =>
  show(list.flatMap(({ name, address }) => (address?.includes('@') ? [[name ?? '', address.toLowerCase()]] : [])))
const foundBoxes = (list: readonly Mailbox[]): string =>
  show(list.map(({ name, email }) => [name ?? '', email.toLowerCase()]))

const sameInstant = (found: string | undefined, gold: string | null): boolean =>
  gold === null || gold === '' ? found === undefined : found !== undefined && Date.parse(found) === Date.parse(gold)

export const eml: Suite = {
  corpus: 'eml',
  run: async (folder) => {
    const exceptions: string[] = []
    const addresses = createShare('addresses', 1)
    const subject = createShare('subject', 0.95)
    const date = createShare('date', 1)
    const messageId = createShare('message-id', 1)
    for (const row of readGold<Row<EmlGold>>(folder)) {
      const { error, message } = await captureInput({ file: join(folder, row.file ?? ''), kind: 'email' })
      const { expect } = row
      if (error !== undefined) exceptions.push(`${row.id}: ${error}`)
      const found = {
        from: foundBoxes(message?.from ? [message.from] : []),
        to: foundBoxes(message?.to ?? []),
        cc: foundBoxes(message?.cc ?? [])
      }
      const gold = {
        from: goldBoxes((expect.from ?? []).slice(0, 1)),
        to: goldBoxes(expect.to ?? []),
        cc: goldBoxes(expect.cc ?? [])
      }
      addresses.add(show(found) === show(gold), () => `${row.id}: ${show(found)}, not ${show(gold)}`)
      if (expect.subject !== undefined)
        subject.add(
          normal(message?.subject ?? '') === normal(expect.subject ?? ''),
          () => `${row.id}: ${show(message?.subject)}, not ${show(expect.subject)}`
        )
      if (expect.date !== undefined)
        date.add(sameInstant(message?.date, expect.date), () => `${row.id}: ${message?.date}, not ${expect.date}`)
      if (expect.messageId !== undefined)
        messageId.add(
          (message?.messageId ?? null) === expect.messageId,
          () => `${row.id}: ${message?.messageId}, not ${expect.messageId}`
        )
    }
    return [
      { metric: 'exceptions', value: exceptions.length, target: 0, atMost: true, failures: exceptions },
      addresses.measure(),
      subject.measure(),
      date.measure(),
      messageId.measure()
    ]
  }
}

interface GmailGold {
  readonly url?: string
  readonly subject?: string
  readonly threadId?: string | null
  readonly messages?: readonly {
    readonly messageId?: string
    readonly legacyMessageId?: string
    readonly from?: Person
    readonly bodyContains?: string
  }[]
}

export const gmail: Suite = {
  corpus: 'gmail-fragments',
  run: (folder) => {
    const senders = createShare('sender', 1)
    const threads = createShare('thread-id', 1)
    const messageIds = createShare('message-id', 1)
    const subjects = createShare('subject', 1)
    const nothing = createShare('nothing-where-none', 1)
    for (const row of readGold<Row<GmailGold>>(folder)) {
      const { expect, id } = row
      const reading = readGmail(
        parseHtml(text(folder, row.file ?? '')),
        expect.url ?? 'https://mail.google.com/mail/u/0/#inbox'
      )
      const messages = expect.messages ?? []
      if (messages.length === 0) {
        nothing.add(!reading.ok, () => `${id}: ${show(reading)}`)
        continue
      }
      const found = reading.ok ? reading.value : undefined
      threads.add(
        (found?.threadId ?? null) === (expect.threadId ?? null),
        () => `${id}: ${found?.threadId}, not ${expect.threadId}`
      )
      if (expect.subject !== undefined)
        subjects.add(found?.subject === expect.subject, () => `${id}: ${found?.subject}, not ${expect.subject}`)
      messages.forEach((message, index) => {
        const at = found?.messages[index]
        if (message.from)
          senders.add(
            at?.from?.email === message.from.address && (at?.from?.name ?? null) === message.from.name,
            () => `${id}[${index}]: ${show(at?.from)}, not ${show(message.from)}`
          )
        if (message.messageId !== undefined) {
          const right =
            at?.permanentId === message.messageId &&
            (message.legacyMessageId === undefined || at?.providerId === message.legacyMessageId)
          messageIds.add(
            right,
            () =>
              `${id}[${index}]: ${show([at?.permanentId, at?.providerId])}, not ${show([message.messageId, message.legacyMessageId])}`
          )
        }
      })
    }
    return [senders, threads, messageIds, subjects, nothing].map((share) => share.measure())
  }
}
