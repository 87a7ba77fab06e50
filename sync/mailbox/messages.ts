import * as v from 'valibot'
import {
  mailboxProblems,
  streamTroubles,
  type MailboxAnswer,
  type MailboxProblem,
  type MailboxView
} from '../../crm/mailbox'
import type { Result } from '../../platform/result'

/** The talk about delivery between hub and pages, on the hub's channel and parsed on arrival like all of it. */

const toHub = v.variant('t', [
  /** The request itself is checked against `mailboxRequestSchema` by the hub. */
  v.object({ t: v.literal('mail.ask'), id: v.string(), request: v.unknown() }),
  v.object({ t: v.literal('mail.look') })
])

const result = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    value: v.object({
      folder: v.optional(v.unknown()),
      file: v.optional(v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)),
      read: v.optional(v.number()),
      letIn: v.optional(v.array(v.string()))
    })
  }),
  v.object({ ok: v.literal(false), error: v.picklist(mailboxProblems) })
])

const view = v.object({
  shared: v.boolean(),
  places: v.array(
    v.object({
      id: v.string(),
      kind: v.picklist(['folder', 'server', 'file']),
      label: v.string(),
      address: v.exactOptional(v.string()),
      busy: v.boolean(),
      reading: v.exactOptional(v.object({ done: v.number(), total: v.number() })),
      sentAt: v.exactOptional(v.number()),
      readAt: v.exactOptional(v.number()),
      waiting: v.number(),
      problem: v.exactOptional(v.picklist(mailboxProblems)),
      others: v.array(
        v.object({
          device: v.string(),
          heardAt: v.exactOptional(v.number()),
          even: v.boolean(),
          trouble: v.exactOptional(v.picklist(streamTroubles)),
          silent: v.boolean()
        })
      )
    })
  )
})

const toPages = v.variant('t', [
  v.object({ t: v.literal('mail.answer'), id: v.string(), result }),
  v.object({ t: v.literal('mail.view'), view })
])

export type MailToHub = v.InferOutput<typeof toHub>
export type MailResult = Result<MailboxAnswer, MailboxProblem>
export type MailToPages =
  | { readonly t: 'mail.answer'; readonly id: string; readonly result: MailResult }
  | { readonly t: 'mail.view'; readonly view: MailboxView }

export function parseMailToHub(data: unknown): MailToHub | undefined {
  const parsed = v.safeParse(toHub, data)
  return parsed.success ? parsed.output : undefined
}

export function parseMailToPages(data: unknown): MailToPages | undefined {
  const parsed = v.safeParse(toPages, data)
  if (!parsed.success) return undefined
  const message = parsed.output
  if (message.t === 'mail.view') return message
  const { id, result } = message
  if (!result.ok) return { t: 'mail.answer', id, result }
  const { folder, file, read, letIn } = result.value
  const value: MailboxAnswer = {
    ...(folder === undefined ? {} : { folder }),
    ...(file === undefined ? {} : { file }),
    ...(read === undefined ? {} : { read }),
    ...(letIn === undefined ? {} : { letIn })
  }
  return { t: 'mail.answer', id, result: { ok: true, value } }
}
