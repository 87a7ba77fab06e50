import * as v from 'valibot'
import type { MailboxProblem } from './mailbox'
import type { RecordId, Scalar } from './types'

/** What the interface asks of a team and is told about it: plain data, checked on both sides. */

/** Highest first. */
export const roles = ['owner', 'admin', 'manager', 'rep', 'reader'] as const
export type Role = (typeof roles)[number]

const hexId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))
const typed = v.pipe(v.string(), v.maxLength(20_000))

/** Everything that a person can ask of the team. What takes long is answered at once and goes on in `TeamStatus`. */
export const teamRequestSchema = v.variant('ask', [
  /** Makes a team of the open ledger; its maker is the owner. `device`: what this device is called for the others. */
  v.object({ ask: v.literal('create'), name: label, device: label }),
  /** Answer: `text` is the code, `id` the invitation's. `days`: how long it is good for. */
  v.object({
    ask: v.literal('invite'),
    role: v.picklist(roles),
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)),
    uses: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)))
  }),
  /** A code for a further device of the same person, good for an hour and once. Answer as for `invite`. */
  v.object({ ask: v.literal('invite-device') }),
  v.object({ ask: v.literal('revoke'), invite: hexId }),
  /**
   * Begins to join with a code or link. Goes on when a connection or a mailbox reaches somebody who may admit. `bring`:
   * records of the ledger that is open now are copied into the team's.
   */
  v.object({
    ask: v.literal('join'),
    code: typed,
    name: label,
    device: label,
    bring: v.boolean(),
    /** The inviter's name, as the invitation says it. */
    by: v.optional(v.pipe(v.string(), v.maxLength(100)))
  }),
  v.object({ ask: v.literal('cancel-join') }),
  /** Where the team leaves its messages: the newcomer asks there to be let in, and goes on asking after a restart. */
  v.object({
    ask: v.literal('join-server'),
    address: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
    user: v.pipe(v.string(), v.maxLength(300)),
    password: v.pipe(v.string(), v.maxLength(1000))
  }),
  /** `folder`: a `FileSystemDirectoryHandle`. Given again, it is one that the user has just allowed. */
  v.object({ ask: v.literal('join-folder'), folder: v.unknown() }),
  v.object({ ask: v.literal('join-forget'), place: typed }),
  /** Looks there now. */
  v.object({ ask: v.literal('join-look') }),
  /** A file with which to ask by hand. Answer: `file`. */
  v.object({ ask: v.literal('join-file') }),
  /** The file that came back. */
  v.object({
    ask: v.literal('join-read'),
    file: v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)
  }),
  v.object({ ask: v.literal('approve'), member: hexId }),
  v.object({ ask: v.literal('set-role'), member: hexId, role: v.picklist(roles) }),
  v.object({ ask: v.literal('remove-member'), member: hexId }),
  v.object({ ask: v.literal('remove-device'), device: hexId }),
  v.object({ ask: v.literal('leave') }),
  /** Answer: `groups`, twelve groups of five digits to compare with that person. */
  v.object({ ask: v.literal('safety'), device: hexId }),
  /** The numbers were compared and are equal; or a mark is taken back. */
  v.object({ ask: v.literal('verify'), device: hexId, equal: v.boolean() }),
  /** Enrols a paper device. Answer: `text` is its code; it is shown once and kept nowhere. */
  v.object({ ask: v.literal('recovery') }),
  /** Acts as the paper device: makes this browser a device of the same person. Goes on like `join`. */
  v.object({ ask: v.literal('recover'), code: typed, device: label }),
  /** A live connection by copy and paste. Answer: `text`. `device`: for whom, when known. */
  v.object({ ask: v.literal('offer'), device: v.optional(hexId) }),
  v.object({ ask: v.literal('answer'), text: typed }),
  v.object({ ask: v.literal('accept'), text: typed }),
  v.object({ ask: v.literal('connect'), device: v.optional(hexId) }),
  v.object({ ask: v.literal('disconnect'), device: v.optional(hexId) }),
  /** What this page shows or edits; absent: nothing. To be said again within 30 seconds while it is true. */
  v.object({
    ask: v.literal('presence'),
    record: v.optional(v.pipe(v.string(), v.maxLength(64))),
    editing: v.optional(v.pipe(v.string(), v.maxLength(512)))
  }),
  /** Forgets the refused updates that were shown. */
  v.object({ ask: v.literal('seen-refused') })
])

export type TeamRequest = v.InferOutput<typeof teamRequestSchema>

export interface TeamAnswer {
  /** A code, an offer or an answer: text to hand over. */
  readonly text?: string
  readonly id?: string
  /** Safety number. */
  readonly groups?: readonly string[]
  readonly file?: Uint8Array<ArrayBuffer>
}

export const teamErrors = [
  /** The request is malformed. */
  'invalid',
  /** The ledger is not shared. */
  'no-team',
  'already-a-team',
  /** The own role does not reach so far. */
  'not-allowed',
  'last-owner',
  /** This device has said as much in the team's log as a device may. */
  'said-enough',
  /** No such member, device or invitation. */
  'missing',
  /** The code is not one, or was typed wrongly. */
  'mistyped',
  /** The code or the log was written by a newer version. */
  'newer',
  /** No live connections on this device. */
  'no-links',
  /** This is no address of a server. */
  'no-address',
  /** The file is none of ours, damaged, or of another team. */
  'damaged',
  'other-team',
  /** There is no answer in the file. */
  'no-answer',
  'full',
  /** The hub does not answer, or something unforeseen. */
  'unreachable'
] as const
export type TeamError = (typeof teamErrors)[number]

export interface TeamDevice {
  readonly id: string
  readonly label: string
  readonly gone: boolean
  /** This device. */
  readonly me: boolean
  /** The front half of its actor ids, as in `Conflict` and in history: who wrote a value. */
  readonly author: string
  /** When its safety number was compared here, milliseconds. */
  readonly verifiedAt?: number
  readonly online: boolean
  /** Last heard of, live or by mailbox, milliseconds. */
  readonly seenAt?: number
  /** Since when it has not had everything this device has, milliseconds; absent: it has everything. */
  readonly behindSince?: number
  /** Over the connection that is open now. */
  readonly traffic?: Traffic
}

export interface Traffic {
  /** When it was opened, milliseconds. */
  readonly since: number
  /** Bytes. */
  readonly sent: number
  readonly received: number
}

export interface TeamMember {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Waits for somebody with the right to approve. */
  readonly waiting: boolean
  readonly gone: boolean
  readonly me: boolean
  readonly devices: readonly TeamDevice[]
}

export interface TeamInvite {
  readonly id: string
  readonly role: Role
  /** Milliseconds. */
  readonly until: number
  readonly left: number
  /** Member id. */
  readonly by: string
}

/** How a connection goes over the network. */
export const linkRoutes = ['direct', 'reflexive', 'relayed', 'unknown'] as const

export interface TeamLink {
  readonly id: string
  /** Device id, when known. */
  readonly device?: string
  readonly state: 'connecting' | 'open' | 'failed'
  readonly route: (typeof linkRoutes)[number]
  /** Why it failed, as a key of the interface's texts: `closed`, `broken`, `stranger`, `other-team`, … */
  readonly problem?: string
  /** Milliseconds. */
  readonly since: number
}

/** An update that was not let in. */
export interface Refused {
  readonly at: number
  /** Device id of whoever sent it. */
  readonly from: string
  /** `malformed`, `too-large`, `counter`, `orphans`, `shape`, `not-allowed`, `forked`, … */
  readonly reason: string
  readonly cls?: string
}

/** A place at which a newcomer asks to be let in. */
export interface JoiningPlace {
  readonly id: string
  readonly kind: 'folder' | 'server'
  readonly label: string
  /** A server's. */
  readonly address?: string
  readonly busy: boolean
  /** When it was looked at last, milliseconds. */
  readonly lookedAt?: number
  readonly problem?: MailboxProblem
}

export interface Joining {
  /** `connecting`: nobody reached yet. `asking`: waits to be admitted. `receiving`: the ledger is coming in; it can be used. */
  readonly stage: 'connecting' | 'asking' | 'receiving'
  /** Segments. */
  readonly done: number
  readonly total: number
  readonly bytes: number
  /** Bytes in all, as far as known; 0: unknown. */
  readonly of: number
  readonly problem?: string
  /** Who has sent the invitation, as far as it says so. */
  readonly by?: string
  readonly places?: readonly JoiningPlace[]
  /** Some place can be reached: this device has asked there, and waits. */
  readonly asked?: boolean
}

export interface Presence {
  readonly member: string
  readonly device: string
  readonly record: RecordId
  /** The key of the record that is being edited. */
  readonly editing?: string
  /** Milliseconds. */
  readonly at: number
}

/** The team of the open ledger as the hub sees it now. */
export interface TeamStatus {
  readonly id: string
  readonly name: string
  readonly self: {
    readonly member: string
    readonly device: string
    readonly role: Role
    readonly waiting: boolean
    /** This device or its member was removed: nothing goes out any more. */
    readonly gone: boolean
  }
  readonly members: readonly TeamMember[]
  readonly invites: readonly TeamInvite[]
  readonly links: readonly TeamLink[]
  /** Segments with changes of ours that no other device is known to have. */
  readonly toSend: number
  readonly refused: readonly Refused[]
  /** An entry of a newer version is in the log: nothing of the team can be changed until the program is updated. */
  readonly newer: boolean
  readonly presence: readonly Presence[]
}

/** What the hub tells about teams: nothing, one, or the joining of one. */
export interface TeamView {
  readonly team?: TeamStatus
  readonly joining?: Joining
}

/** A value that somebody set beside the one that stands. */
export interface ConflictValue {
  /** `null`: the value was taken away. */
  readonly value: Scalar | null
  /** Front half of the actor that wrote it: `TeamDevice.author`. */
  readonly author: string
  /** Milliseconds, as the author's clock had it; absent when the history does not say. */
  readonly at?: number
}

/** Values that were set at once; the first is the one that the record shows. */
export interface Conflict {
  readonly key: string
  readonly values: readonly ConflictValue[]
}
