import type { CommandError } from '../../crm/commands'
import type { Result } from '../../platform/result'
import type { LedgerState } from '../../sync/store/db'
import type { StagedFill } from '../../sync/transfer/apart'
import type { Cleared, ClearJob, Swept } from '../../sync/transfer/clear'

/** The talk between the hub and its worker. Both come from one build, so that it is typed and not parsed. */

export type ToApart =
  | { readonly ledger: string; readonly fill: StagedFill }
  | { readonly ledger: string; readonly clear: ClearJob }

export type FromApart =
  | { readonly filled: number; readonly state: LedgerState }
  | { readonly swept: Swept }
  | { readonly result: Result<LedgerState, CommandError> }
  | { readonly cleared: Cleared }
  | { readonly over: true }
  | { readonly failed: { readonly name: string; readonly message: string } }
