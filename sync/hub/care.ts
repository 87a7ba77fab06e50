import type { Command } from '../../crm/commands'
import { recordClasses } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import { log } from '../../platform/log'
import { ok } from '../../platform/result'
import { eraseRecords } from '../store/erase'
import type { Store } from '../store/store'
import { diagnose, verifyPieces } from '../store/verify'
import type { CommandResult } from './messages'
import type { Room } from './team-room'

export interface CareDeps {
  readonly clock: Clock
  readonly automerge: Promise<unknown>
  readonly onWork: (kind: 'check' | 'erase', done: number, total: number) => void
  /** Copies that were written before still hold what was erased. */
  readonly renewCopies: () => Promise<void>
  /** The ledger's team, if it has one. */
  readonly room: () => Pick<Room, 'eraser'> | undefined
}

export type CareCommand = Extract<Command, { kind: 'erase' | 'diagnose' | 'check' }>

/** Looks after a ledger: what is stored, whether it is sound, and what must go. */
export async function runCare(into: Store, command: CareCommand, deps: CareDeps): Promise<CommandResult> {
  switch (command.kind) {
    case 'diagnose':
      return ok({ records: [], diagnosis: { ...(await diagnose(into.db)), lines: [...log.lines()] } })
    case 'check': {
      await deps.automerge
      const pieces = await verifyPieces(into.db, (done, total) => deps.onWork('check', done, total))
      const differences = await into.compare(command.repair)
      if (command.repair) into.announce(recordClasses)
      return ok({ records: [], check: { ...pieces, ...differences } })
    }
    case 'erase': {
      await deps.automerge
      const onProgress = (done: number, total: number): void => deps.onWork('erase', done, total)
      const erased = await eraseRecords(into, command, deps.clock(), onProgress, deps.room()?.eraser())
      if (erased.ok) await deps.renewCopies()
      return erased
    }
  }
}
