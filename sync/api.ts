import type { BackupState } from '../crm/backup'
import type { Command, CommandAnswer, CommandError } from '../crm/commands'
import type { MailboxAnswer, MailboxProblem, MailboxRequest, MailboxView } from '../crm/mailbox'
import type { Answer, Query } from '../crm/queries'
import type { TeamAnswer, TeamError, TeamRequest, TeamView } from '../crm/team'
import type { Result } from '../platform/result'

/** Ends a subscription. */
export type Stop = () => void

/** What a person must know about the store; the panel says it in the user's language. */
export type StoreTrouble =
  /** The disk is full: nothing new can be saved until space is freed. What was saved stays. */
  | { readonly kind: 'full' }
  /** Another window of an older or newer version holds the database open. */
  | { readonly kind: 'blocked' }
  /** The database was written by a newer version of Bahi: read nothing, change nothing, update the extension. */
  | { readonly kind: 'newer'; readonly found: number; readonly known: number }
  /** Some stored pieces fail their checksum; they were set aside, the rest is readable. */
  | { readonly kind: 'damaged'; readonly pieces: number }
  /**
   * The browser removed its databases: these ledgers were here and are not. Nothing is started over by itself; a ledger is
   * brought back from a copy, or `ledger.create` begins an empty one.
   */
  | { readonly kind: 'lost'; readonly ledgers: readonly LedgerInfo[] }
  /** The hub does not answer. */
  | { readonly kind: 'asleep' }

export type WorkKind = 'rebuild' | 'sample' | 'start' | 'import' | 'backup' | 'check' | 'restore' | 'erase'

export interface Status {
  readonly ledger: LedgerInfo | undefined
  readonly ledgers: readonly LedgerInfo[]
  readonly trouble: readonly StoreTrouble[]
  /** Commands sent and not yet durable. */
  readonly saving: number
  /** What second copies of the ledger there are; absent until the hub has told. */
  readonly backup?: BackupState
  /** Long work in the hub: rebuilding, filling, importing. */
  readonly work?: { readonly kind: WorkKind; readonly done: number; readonly total: number }
}

export interface LedgerInfo {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  /** Of a shared ledger that is not open: when it last was, and so could hear from its team. Milliseconds. */
  readonly leftAt?: number
}

/**
 * The one door of the interface to the data. Everything in and out is plain data. Made by `createLedgerClient`
 * (`sync/hub/client.ts`) in the entry points and handed down from there.
 */
export interface Ledger {
  /**
   * Runs a query now and again whenever something it shows has changed.
   * The first answer comes straight from the read model, also while the hub is still asleep.
   */
  live<Q extends Query>(query: Q, show: (answer: Answer<Q>) => void): Stop
  read<Q extends Query>(query: Q): Promise<Answer<Q>>
  /** Resolves when the change is durable. Sending a command with the same id again never does it twice. */
  run(command: Command): Promise<Result<CommandAnswer, CommandError>>
  status(show: (status: Status) => void): Stop
  close(): void
}

/**
 * The interface's door to the team, beside `Ledger`. Made by `createTeamClient` (`sync/hub/team-client.ts`). Answers may
 * carry secrets (codes): show them, keep them nowhere.
 */
export interface Team {
  /** What is known of the team of the open ledger, now and whenever it changes. */
  view(show: (view: TeamView) => void): Stop
  ask(request: TeamRequest): Promise<Result<TeamAnswer, TeamError>>
  close(): void
}

/**
 * The interface's door to delivery through folders, servers and files, beside `Team`. Made by `createMailClient`
 * (`sync/hub/mail-client.ts`).
 */
export interface Delivery {
  view(show: (view: MailboxView) => void): Stop
  ask(request: MailboxRequest): Promise<Result<MailboxAnswer, MailboxProblem>>
  close(): void
}
