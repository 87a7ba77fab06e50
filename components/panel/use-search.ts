import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Answers } from '../../crm/queries'
import { rowHref } from '../people/row-line'
import { go, parseHash, replace, route } from '../state/router'
import { useLive } from '../state/use-live'

const count = 30

/** The id of a result's line, for the box that walks through them. */
export const resultId = (id: string, index: number): string => `${id}-${index}`

export interface Search {
  /** What is typed; empty when nothing is searched for. */
  readonly text: string
  readonly answer: Answers['search'] | undefined
  readonly active: number
  readonly setText: (text: string) => void
  /** Arrows and Enter in the search box. True when the key was used up. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

/** The search stands in the address, so that going back from a result finds it again. */
export function useSearch(): Search {
  const [first, second] = route.value
  const text = first === 'search' ? (second ?? '') : ''
  const answer = useLive(text.trim() === '' ? undefined : { q: 'search', text, count }, true).value
  const [active, setActive] = useState(0)
  useEffect(() => setActive(0), [text])
  const hits = answer?.hits ?? []
  // The answer to the text before stays on show until the next one is there: Enter must not open somebody out of it.
  const before = useRef<Answers['search'] | undefined>(undefined)
  const entered = useRef(false)
  useLayoutEffect(() => {
    before.current = answer
    entered.current = false
  }, [text])
  const isCurrent = answer !== undefined && answer !== before.current
  const open = (hit: Answers['search']['hits'][number] | undefined): void => {
    entered.current = false
    if (hit) go(...parseHash(rowHref(hit.row)))
  }
  useEffect(() => {
    if (isCurrent && entered.current) open(hits[0])
  }, [answer])

  const setText = (next: string): void => {
    if (next === '') replace()
    else if (first === 'search') replace('search', next)
    else go('search', next)
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (text === '') return false
    if (!isCurrent) {
      if (event.key === 'Enter') entered.current = true
      return ['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)
    }
    if (hits.length === 0) return false
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0))
    else if (event.key === 'Enter') {
      if (!hits[active]) return false
      open(hits[active])
    } else return false
    return true
  }
  return { text, answer, active, setText, onKey }
}
