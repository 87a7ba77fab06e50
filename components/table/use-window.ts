import { useSignal, type ReadonlySignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Which rows of a long list stand in the scrolled area. */
export interface RowWindow {
  readonly from: number
  readonly count: number
}

/** Rows beyond the edges that are drawn as well, so that a quick scroll finds them there. */
const spare = 12

/**
 * Follows the scrolling of a list whose rows are all equally high. The window moves in steps, so that most scroll events
 * change nothing.
 */
export function useWindow(rowHeight: number): {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly window: ReadonlySignal<RowWindow>
  readonly reveal: (index: number) => void
} {
  const scroller = useRef<HTMLDivElement>(null)
  const window = useSignal<RowWindow>({ from: 0, count: 50 })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const controller = new AbortController()
    const look = (): void => {
      const step = Math.floor(element.scrollTop / rowHeight / spare) * spare
      const from = Math.max(0, step - spare)
      const count = Math.ceil(element.clientHeight / rowHeight / spare) * spare + 3 * spare
      const now = window.peek()
      if (now.from !== from || now.count !== count) window.value = { from, count }
    }
    element.addEventListener('scroll', look, { passive: true, signal: controller.signal })
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    return () => {
      controller.abort()
      sizes.disconnect()
    }
  }, [rowHeight, window])

  /** Brings a row into view, clear of the sticky head, with as little movement as possible. */
  const reveal = (index: number): void => {
    const element = scroller.current
    if (!element) return
    const head = element.querySelector('thead')?.clientHeight ?? 0
    const top = index * rowHeight
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + rowHeight > element.scrollTop + element.clientHeight - head)
      element.scrollTop = top + rowHeight - element.clientHeight + head
  }
  return { scroller, window, reveal }
}
