import type { Command, CommandAnswer, CommandError } from '../../crm/commands'
import type { Result } from '../../platform/result'
import type { Store } from '../store/store'
import type { LedgerDb } from '../store/db'
import type { Apart } from './apart'
import { commit, resumeImports } from './commit'
import { stage, unstage, unstageAll } from './stage'

type ImportCommand = Extract<Command, { kind: 'import.stage' | 'import.commit' | 'import.cancel' }>

/** Imports that a page is putting aside in this run of the hub. */
const staging = new WeakMap<LedgerDb, Set<string>>()

function stagingIn(db: LedgerDb): Set<string> {
  const known = staging.get(db) ?? new Set<string>()
  staging.set(db, known)
  return known
}

/** The hub's part of an import. */
export function runImport(
  store: Store,
  command: ImportCommand,
  now: number,
  apart?: Apart
): Promise<Result<CommandAnswer, CommandError>> {
  switch (command.kind) {
    case 'import.stage':
      stagingIn(store.db).add(command.import)
      return stage(store.db, command, now)
    case 'import.commit':
      return commit(store, command, now, apart)
    case 'import.cancel':
      return unstage(store.db, command.import)
  }
}

/** After a start: finishes what was being saved and forgets what was only staged in an earlier run. */
export async function resumeTransfers(store: Store, apart?: Apart): Promise<void> {
  await resumeImports(store, apart)
  await unstageAll(store.db, stagingIn(store.db))
}
