import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { RecordId } from '../../crm/types'

/** A cell of a list: the line's place in the whole list, and its column, 0 being the name. */
export interface Place {
  readonly index: number
  readonly col: number
}

export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** A cell that is being written into. */
export interface Editing extends Place {
  readonly id: RecordId
  readonly text: string
  readonly error?: string
}

/** Which cell of a list is where the keys go, which range is chosen, and what is being typed. */
export interface Grid {
  readonly active: Signal<Place>
  readonly editing: Signal<Editing | undefined>
  /** More than one cell; else `undefined`. */
  readonly range: ReadonlySignal<Range | undefined>
  /** The chosen cells, also when there is only the active one. */
  readonly chosen: () => Range
  /** @param extend the range goes on to there; otherwise it begins there */
  readonly go: (to: Place, extend?: boolean) => void
  readonly columnsIn: (index: number) => { readonly left: number; readonly right: number } | undefined
}

const between = (a: Place, b: Place): Range => ({
  top: Math.min(a.index, b.index),
  bottom: Math.max(a.index, b.index),
  left: Math.min(a.col, b.col),
  right: Math.max(a.col, b.col)
})

export function createGrid(): Grid {
  const active = signal<Place>({ index: 0, col: 0 })
  const anchor = signal<Place>({ index: 0, col: 0 })
  const range = computed(() => {
    const [a, b] = [anchor.value, active.value]
    return a.index === b.index && a.col === b.col ? undefined : between(a, b)
  })
  return {
    active,
    editing: signal<Editing | undefined>(undefined),
    range,
    chosen: () => between(anchor.peek(), active.peek()),
    go: (to, extend = false) => {
      if (!extend) anchor.value = to
      active.value = to
    },
    columnsIn: (index) => {
      const found = range.value
      return found !== undefined && index >= found.top && index <= found.bottom ? found : undefined
    }
  }
}
