import { effect, signal, type Signal } from '@preact/signals'
import { useContext, useEffect, useMemo } from 'preact/hooks'
import type { ListSpec } from '../../crm/queries'
import { decodeListState, defaultColumns, encodeListState, type ListColumn } from '../../crm/views'
import { DraftStoreContext } from '../state/drafts'

/** What one list shows and in which columns. */
export interface ListState {
  readonly spec: Signal<ListSpec>
  readonly columns: Signal<readonly ListColumn[]>
}

const initialSpec = (cls: ListSpec['cls']): ListSpec => ({ cls, sort: 'name', descending: false, filter: {} })

/** The list's sorting, filters and columns; kept on this device, so that they are there after a restart. */
export function useListState(cls: ListSpec['cls']): ListState {
  const store = useContext(DraftStoreContext)
  const state = useMemo(
    () => ({ spec: signal(initialSpec(cls)), columns: signal<readonly ListColumn[]>(defaultColumns[cls]) }),
    [cls]
  )
  useEffect(() => {
    const name = `list.${cls}`
    let loaded = false
    const load = async (): Promise<void> => {
      const found = decodeListState(await store.get(name))
      if (found?.spec.cls === cls && state.spec.peek() === first) {
        state.spec.value = found.spec
        state.columns.value = found.columns
      }
      loaded = true
    }
    const first = state.spec.peek()
    void load()
    return effect(() => {
      const { filter, ...spec } = state.spec.value
      // What was searched for is over; a list that opens nearly empty for it would look like a loss.
      const { text: _, ...lasting } = filter
      const kept = encodeListState({ ...spec, filter: lasting }, state.columns.value)
      if (loaded) void store.set(name, kept)
    })
  }, [store, cls, state])
  return state
}
