import * as v from 'valibot'
import { archiveLook, backupState } from '../../crm/backup'
import type { Command, CommandAnswer, CommandError } from '../../crm/commands'
import { checkSchema, diagnosisSchema } from '../../crm/diagnosis'
import { recordClasses } from '../../crm/types'
import type { Result } from '../../platform/result'

/**
 * The talk between the hub and the pages of the extension on one `BroadcastChannel`. Only pages of this extension can
 * reach it; they may still be of another version, so everything is parsed on arrival.
 */
export const channelName = 'bahi'

const ids = v.array(v.string())

const ledgerInfo = v.object({
  id: v.string(),
  name: v.string(),
  createdAt: v.number(),
  leftAt: v.exactOptional(v.number())
})

const trouble = v.variant('kind', [
  v.object({ kind: v.literal('full') }),
  v.object({ kind: v.literal('blocked') }),
  v.object({ kind: v.literal('newer'), found: v.number(), known: v.number() }),
  v.object({ kind: v.literal('damaged'), pieces: v.number() }),
  v.object({ kind: v.literal('lost'), ledgers: v.pipe(v.array(ledgerInfo), v.readonly()) }),
  v.object({ kind: v.literal('asleep') })
])

const workKinds = ['rebuild', 'sample', 'start', 'import', 'backup', 'check', 'restore', 'erase'] as const

const hubStatus = v.object({
  ledger: v.optional(ledgerInfo),
  ledgers: v.array(ledgerInfo),
  trouble: v.array(trouble),
  backup: v.optional(backupState),
  work: v.optional(v.object({ kind: v.picklist(workKinds), done: v.number(), total: v.number() }))
})

/** The hub's part of `Status`; what is on its way to the hub only the sender knows. */
export type HubStatus = v.InferOutput<typeof hubStatus>

const result = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.custom<CommandAnswer>((value) => isAnswer(value)) }),
  v.object({ ok: v.literal(false), error: v.custom<CommandError>((value) => isError(value)) })
])

const answerShape = v.object({
  records: ids,
  kept: v.optional(v.array(v.object({ id: v.string(), key: v.string() }))),
  ledger: v.optional(v.string()),
  file: v.optional(v.blob()),
  archive: v.optional(archiveLook),
  diagnosis: v.optional(diagnosisSchema),
  check: v.optional(checkSchema)
})
const errorShape = v.object({ kind: v.string() })
const isAnswer = (value: unknown): boolean => v.is(answerShape, value)
const isError = (value: unknown): boolean => v.is(errorShape, value)

const toHub = v.variant('t', [
  /** The command itself is checked against `commandSchema` by the hub, which answers `invalid` when it is none. */
  v.object({ t: v.literal('command'), id: v.string(), command: v.unknown() }),
  v.object({ t: v.literal('ping') })
])

const toPages = v.variant('t', [
  v.object({ t: v.literal('answer'), id: v.string(), result }),
  /** Rows that changed; without `ids`, any of these classes. */
  v.object({
    t: v.literal('changed'),
    ledger: v.string(),
    classes: v.array(v.picklist(recordClasses)),
    ids: v.optional(ids)
  }),
  /**
   * Said when a hub starts, when its status changes and in reply to a ping. `holding`: commands it has received and not
   * answered. Who waits for another one sends it again.
   */
  v.object({ t: v.literal('status'), instance: v.string(), status: hubStatus, holding: ids })
])

export type ToHub = { readonly t: 'command'; readonly id: string; readonly command: Command } | { readonly t: 'ping' }
export type ToPages = v.InferOutput<typeof toPages>
export type CommandResult = Result<CommandAnswer, CommandError>

export function parseToHub(data: unknown): v.InferOutput<typeof toHub> | undefined {
  const parsed = v.safeParse(toHub, data)
  return parsed.success ? parsed.output : undefined
}

export function parseToPages(data: unknown): ToPages | undefined {
  const parsed = v.safeParse(toPages, data)
  return parsed.success ? parsed.output : undefined
}
