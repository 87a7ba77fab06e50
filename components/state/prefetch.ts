import type { Answer, Query } from '../../crm/queries'
import type { Ledger, Stop } from '../../sync/api'

/**
 * Starts a live query before anything is drawn. The first component that asks the same gets it with the answer that has come
 * in meanwhile, so the list does not wait for the words and the other way round.
 */
export function prefetch(ledger: Ledger, query: Query): Ledger {
  const shape = JSON.stringify(query)
  let answer: { readonly value: Answer<Query> } | undefined
  let show: ((value: Answer<Query>) => void) | undefined
  let taken = false
  const stop = ledger.live(query, (value) => {
    answer = { value }
    show?.(value)
  })
  return {
    ...ledger,
    live<Wanted extends Query>(wanted: Wanted, tell: (value: Answer<Wanted>) => void): Stop {
      if (taken || JSON.stringify(wanted) !== shape) return ledger.live(wanted, tell)
      taken = true
      // Queries that read the same have answers of the same shape.
      show = tell as (value: Answer<Query>) => void
      if (answer) show(answer.value)
      return () => {
        show = undefined
        stop()
      }
    }
  }
}
