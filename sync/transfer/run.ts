import type { Command, CommandAnswer, CommandError } from '../../crm/commands'
import type { Result } from '../../platform/result'
import type { Store } from '../store/store'
import { commit, resumeImports } from './commit'
import { stage, unstage, unstageAll } from './stage'

type ImportCommand = Extract<Command, { kind: 'import.stage' | 'import.commit' | 'import.cancel' }>

/** The hub's part of an import. */
export function runImport(
  store: Store,
  command: ImportCommand,
  now: number
): Promise<Result<CommandAnswer, CommandError>> {
  switch (command.kind) {
    case 'import.stage':
      return stage(store.db, command, now)
    case 'import.commit':
      return commit(store, command, now)
    case 'import.cancel':
      return unstage(store.db, command.import)
  }
}

/** After a start: finishes what was being saved and forgets what was only staged. */
export async function resumeTransfers(store: Store): Promise<void> {
  await resumeImports(store)
  await unstageAll(store.db, new Set())
}
