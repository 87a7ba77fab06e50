import { useSignal, type ReadonlySignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import type { ListSpec, Row } from '../../crm/queries'
import { useLedger } from '../state/client'
import type { RowWindow } from '../table/use-window'

export interface ListAnswer {
  readonly from: number
  readonly rows: readonly Row[]
  readonly total: number
}

/** The part of a list that is in view, followed live. The old lines stay until the new ones are there. */
export function useList(spec: ListSpec, window: RowWindow): ReadonlySignal<ListAnswer | undefined> {
  const ledger = useLedger()
  const answer = useSignal<ListAnswer | undefined>(undefined)
  const { from, count } = window
  useLayoutEffect(
    () =>
      ledger.live({ q: 'list', spec, from, count }, ({ rows, total }) => {
        answer.value = { from, rows, total }
      }),
    [ledger, JSON.stringify(spec), from, count]
  )
  return answer
}
