import { useEffect } from 'preact/hooks'
import { newId } from '../../platform/ids'
import { useLedger } from '../state/client'

/** Lets the hub go on looking for duplicates while somebody waits for them. */
export function usePairSearch(left: number | undefined): void {
  const ledger = useLedger()
  const working = left !== undefined && left > 0
  useEffect(() => {
    if (!working) return
    const state = { over: false }
    const look = async (): Promise<void> => {
      while (!state.over) {
        const outcome = await ledger.run({ kind: 'pairs', id: newId('cmd') })
        if (!outcome.ok || (outcome.value.left ?? 0) === 0) return
      }
    }
    void look()
    return () => {
      state.over = true
    }
  }, [ledger, working])
}
