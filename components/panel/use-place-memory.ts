import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { whenIdle } from '../../platform/idle'

interface Place {
  readonly scroll: number
  /** The link that led away from here. */
  readonly link?: string | undefined
}

const places = new Map<string, Place>()
const patience = 1000

/**
 * A page that is come back to stands where it was left, with the focus on the link that led away; a page that is new has
 * the focus itself. Lists arrive a moment after the page, so the place is looked for until it is there, the user moves, or
 * the patience ends.
 */
export function usePlaceMemory(
  scroller: RefObject<HTMLElement | null>,
  main: RefObject<HTMLElement | null>,
  place: string
): void {
  const fresh = useRef(true)
  /** How far the box is scrolled, as last seen. */
  const at = useRef(0)
  useLayoutEffect(() => {
    const box = scroller.current
    const content = main.current
    if (!box || !content) return
    const known = places.get(place)
    const controller = new AbortController()
    const { signal } = controller
    const observer = globalThis.ResizeObserver && new ResizeObserver(() => settle())
    const timer = setTimeout(() => arrive(), patience)

    const arrive = (): void => {
      clearTimeout(timer)
      observer?.disconnect()
      const note = (): void => {
        at.current = box.scrollTop
        places.set(place, { ...places.get(place), scroll: at.current })
      }
      box.addEventListener('scroll', note, { passive: true, signal })
    }
    const settle = (): void => {
      // Asking for the place of a page that was just made, or for the focus, would have it laid out twice.
      if (known === undefined && fresh.current) {
        whenIdle(() => {
          if (lost() && !signal.aborted) content.focus({ preventScroll: true })
        })
        return arrive()
      }
      const wanted = known?.scroll ?? 0
      // Asking a box that stands at its top where it stands would have all that is new laid out in between.
      const stays = wanted === 0 && at.current === 0
      if (!stays) box.scrollTop = wanted
      at.current = wanted
      const link =
        known?.link === undefined ? null : content.querySelector<HTMLElement>(`a[href="${CSS.escape(known.link)}"]`)
      if (lost()) (link ?? (known?.link === undefined ? content : null))?.focus({ preventScroll: true })
      const reached = stays || box.scrollTop >= wanted - 1
      if (reached && (known?.link === undefined || link)) arrive()
    }
    for (const event of ['wheel', 'pointerdown', 'keydown']) box.addEventListener(event, arrive, { signal, once: true })
    const leave = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]')?.getAttribute('href') : null
      if (link && content.contains(event.target as Node)) places.set(place, { scroll: box.scrollTop, link })
    }
    box.addEventListener('click', leave, { capture: true, signal })
    observer?.observe(content)
    settle()
    fresh.current = false
    return () => {
      clearTimeout(timer)
      observer?.disconnect()
      controller.abort()
    }
  }, [scroller, main, place])
}

/** The element that had the focus is gone with its page. */
const lost = (): boolean => document.activeElement === null || document.activeElement === document.body
