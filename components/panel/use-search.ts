import { signal, type ReadonlySignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Answers } from '../../crm/queries'
import { rowHref } from '../people/row-line'
import { useLedger } from '../state/client'
import { go, goWhileTyping, parseHash, replace, replaceWhileTyping, route } from '../state/router'

/** Results that fill the highest panel. They are asked first, so that a keystroke costs what is seen of it. */
const screenful = 16
/** Results in all; those behind the first are asked when the typing pauses. */
export const mostHits = 30
/** Milliseconds. */
const pauseInTyping = 150

/** The id of a result's line, for the box that walks through them. */
export const resultId = (id: string, index: number): string => `${id}-${index}`

/** An answer with the text that it answers. */
interface Answered {
  readonly text: string
  readonly answer: Answers['search']
}

export interface Search {
  /** What is typed; empty when nothing is searched for. */
  readonly text: string
  /** What is on show: until the answer to a text is there, the one to the text before. */
  readonly shown: Answered | undefined
  readonly active: number
  readonly setText: (text: string) => void
  /** Arrows and Enter in the search box. True when the key was used up. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

function useAnswered(text: string): ReadonlySignal<Answered | undefined> {
  const ledger = useLedger()
  const answered = useMemo(() => signal<Answered | undefined>(undefined), [ledger])
  useLayoutEffect(() => {
    if (text.trim() === '') {
      answered.value = undefined
      return
    }
    const show = (answer: Answers['search']): void => {
      answered.value = { text, answer }
    }
    let later: ReturnType<typeof setTimeout> | undefined
    const showAll = (): void => {
      stop()
      stop = ledger.live({ q: 'search', text, count: mostHits }, show)
    }
    let stop = ledger.live({ q: 'search', text, count: screenful }, (answer) => {
      show(answer)
      if (answer.more) later ??= setTimeout(showAll, pauseInTyping)
    })
    return () => {
      clearTimeout(later)
      stop()
    }
  }, [ledger, text, answered])
  return answered
}

/** The search stands in the address, so that going back from a result finds it again. */
export function useSearch(): Search {
  const [first, second] = route.value
  const text = first === 'search' ? (second ?? '') : ''
  const shown = useAnswered(text).value
  const [active, setActive] = useState(0)
  useEffect(() => setActive(0), [text])
  const hits = shown?.answer.hits ?? []
  const entered = useRef(false)
  useLayoutEffect(() => {
    entered.current = false
  }, [text])
  // Enter must not open somebody out of the answer to the text before.
  const isCurrent = shown?.text === text
  const open = (hit: Answers['search']['hits'][number] | undefined): void => {
    entered.current = false
    if (hit) go(...parseHash(rowHref(hit.row)))
  }
  useEffect(() => {
    if (isCurrent && entered.current) open(hits[0])
  }, [shown])

  const setText = (next: string): void => {
    if (next === '') replace()
    else if (first === 'search') replaceWhileTyping('search', next)
    else goWhileTyping('search', next)
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
  return { text, shown, active, setText, onKey }
}
