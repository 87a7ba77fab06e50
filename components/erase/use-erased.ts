import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { suppressedKeys, suppressionId } from '../../crm/erase'
import type { Flat, RecordClass, RecordId } from '../../crm/types'
import { useLive, useStatus } from '../state/use-live'

/** When somebody with the same address, number or link was erased, if ever. Milliseconds. */
export function useErased(cls: RecordClass, rec: Flat): number | undefined {
  const ledger = useStatus().value?.ledger?.id
  const keys = suppressedKeys(cls, '', rec)
  const ids = useSignal<readonly RecordId[]>([])
  const shape = `${ledger} ${keys.join(' ')}`
  useEffect(() => {
    let current = true
    const find = async (): Promise<void> => {
      const found = ledger === undefined ? [] : await Promise.all(keys.map((key) => suppressionId(ledger, key)))
      if (current) ids.value = found
    }
    void find()
    return () => {
      current = false
    }
  }, [shape])
  const rows = useLive(ids.value.length === 0 ? undefined : { q: 'records', ids: ids.value }).value ?? []
  const times = rows.flatMap(({ rec: { createdAt } }) => (typeof createdAt === 'number' ? [createdAt] : []))
  return times.length === 0 ? undefined : Math.max(...times)
}
