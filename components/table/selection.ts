import { signal, type ReadonlySignal } from '@preact/signals'
import type { RecordId } from '../../crm/types'

/** The ticked records of a list. Reading it in a component follows it. */
export interface Selection {
  readonly ids: ReadonlySignal<ReadonlySet<RecordId>>
  readonly has: (id: RecordId) => boolean
  readonly add: (ids: readonly RecordId[]) => void
  readonly toggle: (id: RecordId) => void
  /** A click on a line's box; with Shift, all lines since the last one. */
  readonly click: (id: RecordId, index: number, range: boolean) => void
  readonly clear: () => void
}

/** @param idAt the record at a place of the list, if it is loaded */
export function createSelection(idAt: (index: number) => RecordId | undefined): Selection {
  const ids = signal<ReadonlySet<RecordId>>(new Set())
  let anchor = 0
  const toggle = (id: RecordId): void => {
    const next = new Set(ids.peek())
    if (!next.delete(id)) next.add(id)
    ids.value = next
  }
  return {
    ids,
    has: (id) => ids.value.has(id),
    add: (more) => {
      ids.value = new Set([...ids.peek(), ...more])
    },
    toggle,
    click: (id, index, range) => {
      if (!range) toggle(id)
      else {
        const [low, high] = [Math.min(anchor, index), Math.max(anchor, index)]
        const between = Array.from({ length: high - low + 1 }, (_, at) => idAt(low + at))
        ids.value = new Set([...ids.peek(), ...between.filter((found) => found !== undefined)])
      }
      anchor = index
    },
    clear: () => {
      ids.value = new Set()
    }
  }
}
