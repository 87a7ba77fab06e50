import type { RecordId, Scalar } from './types'

/** The typed views of flat records. Decoders are total: whatever a peer or an older version stored, they give a record. */

/** One e-mail address, phone or link of a record, in the order the user gave them. */
export interface ContactPoint {
  /** E-mail: as displayed. Phone: E.164 (`+` and digits) or, unresolved, the digits as typed. Link: absolute URL. */
  readonly value: string
  readonly label?: string
  /** As written at the source, when that differs. */
  readonly raw?: string
  /** Phones only. */
  readonly extension?: string
}

export const addressKinds = ['billing', 'delivery', 'post'] as const
export type AddressKind = (typeof addressKinds)[number]

/** A postal address. `raw` is the truth; the parts are there when they were understood or typed. */
export interface Address {
  readonly raw: string
  readonly street?: string
  readonly city?: string
  readonly region?: string
  readonly postcode?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
}

interface Common {
  readonly id: RecordId
  readonly name: string
  readonly emails: readonly ContactPoint[]
  readonly phones: readonly ContactPoint[]
  readonly urls: readonly ContactPoint[]
  readonly addresses: Readonly<Partial<Record<AddressKind, Address>>>
  readonly tags: readonly string[]
  /** Product preferences, free words. */
  readonly preferences: readonly string[]
  readonly source?: string
  /** Who looks after this record: a member's name or id. */
  readonly owner?: string
  /** BCP 47 tag of the language to write in. */
  readonly language?: string
  readonly doNotCall: boolean
  readonly doNotMail: boolean
  readonly notes: string
  /** Values of the ledger's own fields, by field id (`fld_…`). */
  readonly custom: Readonly<Record<RecordId, Scalar>>
  /** Milliseconds. */
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt?: number
}

export interface Person extends Common {
  readonly kind: 'person'
  readonly given?: string
  readonly family?: string
  readonly prefix?: string
  readonly suffix?: string
  /** The company's record; may point to one that is not here (yet). */
  readonly companyId?: RecordId
  readonly title?: string
  readonly department?: string
  /** `YYYY-MM-DD`, or `--MM-DD` without the year. */
  readonly birthday?: string
}

export interface Company extends Common {
  readonly kind: 'company'
  /** Lower case, registrable where known. */
  readonly domains: readonly string[]
  /** By scheme: `gstin`, `pan`, `vat`, … */
  readonly taxIds: Readonly<Record<string, string>>
}

export const activityKinds = ['mail', 'call', 'letter', 'meeting', 'visit', 'message', 'note'] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Something that happened with people: a linked mail, a call, a note. */
export interface Activity {
  readonly id: RecordId
  readonly kind: ActivityKind
  /** When it happened, milliseconds. */
  readonly at: number
  readonly subject: string
  /** People and companies that took part. */
  readonly with: readonly RecordId[]
  readonly direction?: 'in' | 'out'
  readonly notes: string
  /** Call: minutes; result: `reached`, `no-answer`, `busy`, `voicemail`, `wrong-number`. */
  readonly minutes?: number
  readonly result?: string
  readonly mail?: {
    readonly threadId?: string
    readonly messageId?: string
    readonly providerId?: string
    readonly account?: string
    readonly link?: string
    /** Kept only when the user said so. */
    readonly body?: string
  }
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt?: number
}

/** A field that this ledger added to people or companies. Stored in the class `ledger`, id `fld_…`. */
export interface CustomField {
  readonly id: RecordId
  readonly of: 'person' | 'company'
  readonly label: string
  readonly type: 'text' | 'number' | 'date' | 'choice' | 'yesno'
  readonly choices: readonly string[]
  readonly position: number
}
