import { signal, type ReadonlySignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Command, CommandAnswer, CommandError, Write } from '../../crm/commands'
import type { Origin } from '../../crm/types'
import { t } from '../../platform/i18n'
import { newId } from '../../platform/ids'
import type { Result } from '../../platform/result'
import type { Ledger } from '../../sync/api'
import { useLedger } from './client'
import { errorText } from './error-text'
import { kept } from './kept'
import { showToast } from './toasts'

/** A command without its id; the runner gives it one. */
export type Order = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never
export type Outcome = Result<CommandAnswer, CommandError>

export interface Runner {
  /**
   * Sends a command and resolves when it is durable. With `done`, a toast says so and offers to take it back. A failure
   * is kept in `error`, and said in a toast when there is no `quiet`.
   */
  readonly run: (order: Order, say?: { readonly done?: string; readonly quiet?: boolean }) => Promise<Outcome>
  readonly save: (
    writes: readonly Write[],
    say?: { readonly done?: string; readonly quiet?: boolean; readonly origin?: Origin }
  ) => Promise<Outcome>
  /** True while a command has been under way for longer than 150 ms. */
  readonly pending: ReadonlySignal<boolean>
  readonly error: ReadonlySignal<CommandError | undefined>
  readonly clear: () => void
}

const noticeable = 150

/** Takes a command back, says so, and offers to do it again. */
export async function undo(ledger: Ledger, target: string): Promise<void> {
  const id = newId('cmd')
  const outcome = await ledger.run({ kind: 'undo', id, target })
  if (!outcome.ok) return showToast(errorText(outcome.error))
  const left = outcome.value.kept ?? []
  if (left.length > 0) kept.value = { target, values: left }
  showToast(left.length > 0 ? t('undo.partly', { count: left.length }) : t('undo.done'), () => void undo(ledger, id))
}

export function createRunner(ledger: Ledger): Runner {
  const pending = signal(false)
  const error = signal<CommandError | undefined>(undefined)
  let running = 0

  const run: Runner['run'] = async (order, say = {}) => {
    const command = { ...order, id: newId('cmd') } as Command
    running++
    const timer = setTimeout(() => (pending.value = true), noticeable)
    const outcome = await ledger.run(command)
    clearTimeout(timer)
    if (--running === 0) pending.value = false
    error.value = outcome.ok ? undefined : outcome.error
    if (!outcome.ok && !say.quiet) showToast(errorText(outcome.error))
    if (outcome.ok && say.done !== undefined) showToast(say.done, () => void undo(ledger, command.id))
    return outcome
  }

  return {
    run,
    save: (writes, { origin = 'hand', ...say } = {}) => run({ kind: 'save', origin, writes: [...writes] }, say),
    pending,
    error,
    clear: () => {
      error.value = undefined
    }
  }
}

export function useCommand(): Runner {
  const ledger = useLedger()
  return useMemo(() => createRunner(ledger), [ledger])
}
