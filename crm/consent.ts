import * as v from 'valibot'
import { decodeJson } from './values'
import type { Flat } from './types'

/** What a person agreed to, as burden of proof (GDPR Art. 7, DPDP Act s. 6): when, for what, how, in which words. */

export const consentPurposes = ['mail', 'phone', 'message', 'post', 'storage'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

export interface Consent {
  /** Of this entry. */
  readonly id: string
  readonly purpose: ConsentPurpose
  readonly given: boolean
  /** When it was given or withdrawn, milliseconds. */
  readonly at: number
  /** How it came: a form, a call, a card at a fair. */
  readonly source: string
  /** The words that were agreed to. */
  readonly wording: string
}

const prefix = 'consent/'

const schema = v.object({
  p: v.picklist(consentPurposes),
  g: v.boolean(),
  t: v.number(),
  s: v.optional(v.string(), ''),
  w: v.optional(v.string(), '')
})

/** All entries of a record, the latest first. What is not understood is left out. */
export function readConsents(rec: Flat): readonly Consent[] {
  const found = Object.keys(rec).flatMap((key): Consent[] => {
    if (!key.startsWith(prefix)) return []
    const parsed = v.safeParse(schema, decodeJson(rec[key]))
    if (!parsed.success) return []
    const { p, g, t, s, w } = parsed.output
    return [{ id: key.slice(prefix.length), purpose: p, given: g, at: t, source: s, wording: w }]
  })
  return found.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}

/** The key and value of a new entry. */
export const consentSetting = ({ id, purpose, given, at, source, wording }: Consent): Record<string, string> => ({
  [prefix + id]: JSON.stringify({
    p: purpose,
    g: given,
    t: at,
    ...(source === '' ? {} : { s: source }),
    ...(wording === '' ? {} : { w: wording })
  })
})

/** What counts now: the latest entry of each purpose. */
export function standingConsents(consents: readonly Consent[]): readonly Consent[] {
  return consentPurposes.flatMap((purpose) => consents.find((one) => one.purpose === purpose) ?? [])
}
