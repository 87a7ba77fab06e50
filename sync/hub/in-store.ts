import type { BackupCommand } from '../../crm/backup-commands'
import type { Command } from '../../crm/commands'
import type { Clock } from '../../platform/clock'
import type { Store } from '../store/store'
import type { Apart } from '../transfer/apart'
import { runImport } from '../transfer/run'
import { undoImport } from '../transfer/undo'
import { runCare, type CareDeps } from './care'
import type { CommandResult } from './messages'
import type { Past } from './past'
import { runSample } from './sample'

/** Commands on what is in a ledger; the others are on ledgers, or on copies of them. */
export type InStoreCommand = Exclude<
  Command,
  BackupCommand | { kind: 'ledger.create' | 'ledger.open' | 'ledger.rename' }
>

export interface InStoreOptions {
  readonly clock: Clock
  /** A thread for long work on the rows; without it they are written here. */
  readonly apart: Apart | undefined
  readonly past: Past
  readonly care: CareDeps
  /** Long work is over. */
  readonly worked: () => void
}

/** Gives each command on what is in a ledger to whom it belongs. */
export function createInStore({ clock, apart, past, care, worked }: InStoreOptions) {
  return async (into: Store, command: InStoreCommand): Promise<CommandResult> => {
    switch (command.kind) {
      case 'history':
      case 'recent':
      case 'rewind':
      case 'pairs':
        return past.run(into, command).finally(worked)
      case 'sample':
        return runSample(into, command, clock()).finally(worked)
      case 'import.stage':
      case 'import.commit':
      case 'import.cancel':
        return runImport(into, command, clock(), apart).finally(worked)
      case 'undo':
        return (await undoImport(into, command, clock(), apart).finally(worked)) ?? past.undo(into, command)
      case 'erase':
      case 'diagnose':
      case 'check':
        return runCare(into, command, care).finally(worked)
      case 'save':
      case 'remove':
      case 'restore':
      case 'tag':
      case 'assign':
      case 'settle':
      case 'merge':
      case 'unmerge':
      case 'distinct':
        return into.run(command)
    }
  }
}
