import type { Answer, Query } from '../../crm/queries'
import type { Ledger } from '../../sync/api'

/** A live query that nobody has taken over yet, and its latest answer. */
interface Early {
  answer?: { readonly value: Answer<Query> }
  show?: (value: Answer<Query>) => void
  stop: () => void
}

const early = new WeakMap<Ledger, Map<string, Early>>()

export interface Prefetched {
  readonly ledger: Ledger
  /** Resolves when every query has its first answer. */
  readonly answered: Promise<void>
}

/**
 * Starts live queries before anything is drawn. The first component that asks the same gets the query with the answer that
 * has come in meanwhile, so the list does not wait for the words and the other way round.
 */
export function prefetch(ledger: Ledger, queries: readonly Query[]): Prefetched {
  const waiting = new Map<string, Early>()
  const answered = queries.map((query) => {
    const one: Early = { stop: () => undefined }
    waiting.set(JSON.stringify(query), one)
    return new Promise<void>((resolve) => {
      one.stop = ledger.live(query, (value) => {
        one.answer = { value }
        one.show?.(value)
        resolve()
      })
    })
  })
  const live: Ledger['live'] = (wanted, tell) => {
    const shape = JSON.stringify(wanted)
    const one = waiting.get(shape)
    if (one === undefined) return ledger.live(wanted, tell)
    waiting.delete(shape)
    // Queries that read the same have answers of the same shape.
    one.show = tell as (value: Answer<Query>) => void
    if (one.answer) one.show(one.answer.value)
    return () => {
      delete one.show
      one.stop()
    }
  }
  const wrapped = { ...ledger, live }
  early.set(wrapped, waiting)
  return { ledger: wrapped, answered: Promise.all(answered).then(() => undefined) }
}

/** The answer that is there already for a query started by `prefetch` that nobody has taken over: to draw at once. */
export function answerAtStart<Q extends Query>(ledger: Ledger, query: Q | undefined): Answer<Q> | undefined {
  if (query === undefined) return undefined
  return early.get(ledger)?.get(JSON.stringify(query))?.answer?.value as Answer<Q> | undefined
}
