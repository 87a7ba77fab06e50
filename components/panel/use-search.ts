import { useEffect, useState } from 'preact/hooks'
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

  const setText = (next: string): void => {
    if (next === '') replace()
    else if (first === 'search') replace('search', next)
    else go('search', next)
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (text === '' || hits.length === 0) return false
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0))
    else if (event.key === 'Enter') {
      const hit = hits[active]
      if (!hit) return false
      go(...parseHash(rowHref(hit.row)))
    } else return false
    return true
  }
  return { text, answer, active, setText, onKey }
}
