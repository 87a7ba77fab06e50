import { batch, signal, type ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import type { ListSpec, Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import { useLedger } from './client'
import { answerAtStart } from './prefetch'

/** A list whose rows are signals of their own, so that an edit redraws one line. */
export interface Rows {
  /** `undefined` until the first answer. */
  readonly ids: ReadonlySignal<readonly RecordId[] | undefined>
  readonly total: ReadonlySignal<number>
  readonly row: (id: RecordId) => ReadonlySignal<Row> | undefined
  readonly show: (rows: readonly Row[], total: number) => void
}

function sameFlat(a: Row['rec'], b: Row['rec']): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key])
}

const sameRow = (a: Row, b: Row): boolean =>
  a.n === b.n && a.company === b.company && a.contact === b.contact && sameFlat(a.rec, b.rec)

export function createRows(): Rows {
  const ids = signal<readonly RecordId[] | undefined>(undefined)
  const total = signal(0)
  const rowById = new Map<RecordId, ReturnType<typeof signal<Row>>>()
  return {
    ids,
    total,
    row: (id) => rowById.get(id) as ReadonlySignal<Row> | undefined,
    show: (rows, count) =>
      batch(() => {
        for (const row of rows) {
          const known = rowById.get(row.id)
          if (!known) rowById.set(row.id, signal(row))
          else if (known.value && !sameRow(known.value, row)) known.value = row
        }
        const before = ids.value
        const same = before?.length === rows.length && rows.every((row, index) => row.id === before[index])
        if (!same) ids.value = rows.map((row) => row.id)
        total.value = count
      })
  }
}

/** The first `count` rows of a list, followed live. The rows of the old list stay until those of a new one are there. */
export function useRows(spec: ListSpec, count: number): Rows {
  const ledger = useLedger()
  const shape = JSON.stringify(spec)
  const query = { q: 'list', spec, from: 0, count } as const
  const rows = useMemo(() => {
    const made = createRows()
    const known = answerAtStart(ledger, query)
    if (known) made.show(known.rows, known.total)
    return made
  }, [ledger, spec.cls])
  useLayoutEffect(
    () => ledger.live(query, (answer) => rows.show(answer.rows, answer.total)),
    [ledger, rows, shape, count]
  )
  return rows
}
