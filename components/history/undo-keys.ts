import { useEffect } from 'preact/hooks'
import type { LogEntry } from '../../crm/log'
import { t } from '../../platform/i18n'
import { useLedger } from '../state/client'
import { isTyping, useShortcuts } from '../state/shortcuts'
import { showToast } from '../state/toasts'
import { undo } from '../state/use-command'

/** So many of the last commands can be reached by key; the list of changes reaches all. */
const reach = 500

const command = globalThis.navigator?.userAgent.includes('Mac OS') ? '⌘' : 'Ctrl'

/** The making of the ledger itself is no step of anybody. */
const isStep = (entry: LogEntry): boolean =>
  entry.records.length > 0 && entry.partOf === undefined && entry.kind !== 'ledger.create'

/** The command that Ctrl+Z takes back: the latest that stands. @param log the latest first */
export const nextUndo = (log: readonly LogEntry[]): LogEntry | undefined =>
  log.find((entry) => isStep(entry) && entry.undoes === undefined && entry.undoneBy === undefined)

/** The undo that Ctrl+Shift+Z takes back: the latest one, unless something new was done after it. */
export function nextRedo(log: readonly LogEntry[]): LogEntry | undefined {
  for (const entry of log) {
    if (!isStep(entry)) continue
    if (entry.undoes === undefined && entry.undoneBy === undefined) return undefined
    if (entry.undoes !== undefined && entry.undoneBy === undefined && !isRedo(entry, log)) return entry
  }
  return undefined
}

const isRedo = (entry: LogEntry, log: readonly LogEntry[]): boolean =>
  log.find(({ id }) => id === entry.undoes)?.undoes !== undefined

/** Ctrl+Z takes back the last change of the ledger, Ctrl+Shift+Z does it again; in a text they belong to the text. */
export function useUndoKeys(): void {
  const ledger = useLedger()
  // Told in the list of keys; the presses are heard below, because they come with Ctrl.
  useShortcuts([
    { key: `${command}+Z`, label: 'changes.undo_last', run: () => false },
    { key: `${command}+Shift+Z`, label: 'changes.redo_last', run: () => false }
  ])
  useEffect(() => {
    const state = { busy: false }
    const step = async (again: boolean): Promise<void> => {
      const log = await ledger.read({ q: 'log', count: reach })
      const entry = again ? nextRedo(log) : nextUndo(log)
      if (entry !== undefined) await undo(ledger, entry.id)
      else showToast(t(again ? 'changes.nothing_to_redo' : 'error.nothing_to_undo'))
    }
    const press = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase()
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]') !== null) return
      event.preventDefault()
      if (state.busy) return
      state.busy = true
      void step(event.shiftKey || key === 'y').finally(() => {
        state.busy = false
      })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [ledger])
}
