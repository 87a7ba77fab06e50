import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Row } from '../../crm/queries'

interface RowKeys {
  readonly total: number
  readonly from: number
  readonly rows: readonly Row[]
  readonly reveal: (index: number) => void
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly toggle: (id: string) => void
}

/** Arrow keys, Home, End and the page keys move through the lines of a list; one line is a tab stop, Space ticks it. */
export function useRowKeys({ total, from, rows, reveal, scroller, toggle }: RowKeys) {
  const [active, setActive] = useState(0)
  const wanted = useRef<number | undefined>(undefined)

  // The line may be drawn only after scrolling has brought it into the window.
  useEffect(() => {
    if (wanted.current === undefined) return
    const link = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"] a`)
    if (!link) return
    wanted.current = undefined
    link.focus({ preventScroll: true })
  })

  const go = (index: number): void => {
    const to = Math.max(0, Math.min(total - 1, index))
    wanted.current = to
    reveal(to)
    setActive(to)
  }
  const page = (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / 44) - 2)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (total === 0 || event.ctrlKey || event.metaKey || event.altKey) return
    const line = event.target instanceof Element ? event.target.closest('tr[data-index]') : null
    if (!line) return
    const moves: Record<string, () => number> = {
      ArrowDown: () => active + 1,
      ArrowUp: () => active - 1,
      Home: () => 0,
      End: () => total - 1,
      PageDown: () => active + page(),
      PageUp: () => active - page()
    }
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined
    const row = rows[active - from]
    if (move) {
      event.preventDefault()
      go(move())
    } else if (event.key === ' ' && row && event.target instanceof HTMLAnchorElement) {
      event.preventDefault()
      toggle(row.id)
    }
  }

  const onFocusIn = (event: FocusEvent): void => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-index]') : null
    if (line) setActive(Number(line.dataset['index']))
  }
  const shown = active >= from && active < from + rows.length ? active : from
  return { onKeyDown, onFocusIn, tabbable: (index: number): boolean => index === shown }
}
