import * as v from 'valibot'
import { teamErrors, type TeamAnswer, type TeamError, type TeamView } from '../../crm/team'
import type { Result } from '../../platform/result'

/** The talk about the team between hub and pages, on the same channel as `messages.ts` and parsed like it. */

const toHub = v.variant('t', [
  /** The request itself is checked against `teamRequestSchema` by the hub. */
  v.object({ t: v.literal('team.ask'), id: v.string(), request: v.unknown() }),
  v.object({ t: v.literal('team.look') })
])

const answer = v.object({
  text: v.optional(v.string()),
  id: v.optional(v.string()),
  groups: v.optional(v.array(v.string())),
  file: v.optional(v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array))
})

const result = v.variant('ok', [
  v.object({ ok: v.literal(true), value: answer }),
  v.object({ ok: v.literal(false), error: v.picklist(teamErrors) })
])

/** The shape of a view is checked as far as the interface would otherwise trip over it. */
const view = v.custom<TeamView>((value) => v.is(viewShape, value))
const list = v.array(v.looseObject({}))
const viewShape = v.looseObject({
  team: v.optional(
    v.looseObject({
      id: v.string(),
      name: v.string(),
      self: v.looseObject({ member: v.string(), device: v.string(), role: v.string() }),
      members: v.array(v.looseObject({ id: v.string(), name: v.string(), role: v.string(), devices: list })),
      invites: list,
      links: list,
      refused: list,
      presence: list
    })
  ),
  joining: v.optional(v.looseObject({ stage: v.string(), done: v.number(), total: v.number() }))
})

const toPages = v.variant('t', [
  v.object({ t: v.literal('team.answer'), id: v.string(), result }),
  v.object({ t: v.literal('team.view'), view })
])

export type TeamToHub = v.InferOutput<typeof toHub>
export type TeamToPages =
  | { readonly t: 'team.answer'; readonly id: string; readonly result: TeamResult }
  | { readonly t: 'team.view'; readonly view: TeamView }
export type TeamResult = Result<TeamAnswer, TeamError>

export function parseTeamToHub(data: unknown): TeamToHub | undefined {
  const parsed = v.safeParse(toHub, data)
  return parsed.success ? parsed.output : undefined
}

export function parseTeamToPages(data: unknown): TeamToPages | undefined {
  const parsed = v.safeParse(toPages, data)
  if (!parsed.success) return undefined
  const message = parsed.output
  if (message.t === 'team.view') return message
  const { id, result } = message
  if (!result.ok) return { t: 'team.answer', id, result }
  const { text, id: made, groups, file } = result.value
  const value: TeamAnswer = {
    ...(text === undefined ? {} : { text }),
    ...(made === undefined ? {} : { id: made }),
    ...(groups === undefined ? {} : { groups }),
    ...(file === undefined ? {} : { file })
  }
  return { t: 'team.answer', id, result: { ok: true, value } }
}
