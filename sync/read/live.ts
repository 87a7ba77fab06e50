import type { Answer, Query } from '../../crm/queries'
import type { RecordClass } from '../../crm/types'
import type { Stop } from '../api'
import { concerns, touches, type Changed } from './touches'

export interface LiveQueries {
  /** Shows the answer now and after every change that may concern it, each answer no older than the one before. */
  live<Q extends Query>(query: Q, show: (answer: Answer<Q>) => void): Stop
  /** Takes what the hub said has changed. */
  changed(change: Changed): void
  /** Asks every query again: another ledger was opened, or the page slept and may have missed something. */
  refresh(): void
}

export interface LiveOptions {
  readonly read: <Q extends Query>(query: Q) => Promise<Answer<Q>>
  /** A query that failed is asked again with the next change. */
  readonly onError: (error: unknown) => void
  /** Runs something when the next frame is due. */
  readonly nextFrame?: (run: () => void) => void
  readonly later?: (run: () => void, milliseconds: number) => void
}

/** Milliseconds. Not an animation frame: a hidden page has none, and its answers must not grow old. */
const frame = 16
/** Milliseconds between answers while records change by the hundred: drawing lists anew would take the time of what changes them. */
const calm = 300

/**
 * Keeps the answers of open queries up to date. A first change is answered at once; what changes while a query is being
 * asked, or within the same frame, is answered together by the next one.
 */
export function createLiveQueries({
  read,
  onError,
  nextFrame = (run) => void setTimeout(run, frame),
  later = (run, milliseconds) => void setTimeout(run, milliseconds)
}: LiveOptions): LiveQueries {
  const open = new Set<{ readonly query: Query; readonly ask: () => Promise<void> }>()

  function live<Q extends Query>(query: Q, show: (answer: Answer<Q>) => void): Stop {
    let busy = false
    let again = false
    let stopped = false

    async function ask(): Promise<void> {
      if (busy) {
        again = true
        return
      }
      busy = true
      again = false
      try {
        const answer = await read(query)
        if (!stopped) show(answer)
      } catch (error) {
        if (!stopped) onError(error)
      }
      nextFrame(() => {
        busy = false
        if (again && !stopped) void ask()
      })
    }

    const entry = { query, ask }
    open.add(entry)
    void ask()
    return () => {
      stopped = true
      open.delete(entry)
    }
  }

  function tell(change: Changed): void {
    const touched = [...open].filter(({ query }) => touches(change, query))
    const first = touched.filter(({ query }) => concerns(change, query))
    const askRest = (): void => {
      for (const entry of touched) if (!first.includes(entry) && open.has(entry)) void entry.ask()
    }
    // The database answers in turn: the record that somebody looks at must not wait for lists and counts.
    if (first.length === 0) askRest()
    else void Promise.all(first.map(({ ask }) => ask())).then(askRest)
  }

  /** Classes of records that are changing by the hundred; `undefined` when it is quiet. */
  let many: Set<RecordClass> | undefined

  function changedMany(classes: readonly RecordClass[]): void {
    if (many !== undefined) return classes.forEach((cls) => many?.add(cls))
    const since = new Set<RecordClass>()
    many = since
    tell({ classes })
    later(() => {
      many = undefined
      if (since.size > 0) changedMany([...since])
    }, calm)
  }

  return {
    live,
    changed: (change) => (change.ids === undefined ? changedMany(change.classes) : tell(change)),
    refresh: () => {
      for (const { ask } of open) void ask()
    }
  }
}
