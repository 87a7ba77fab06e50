import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

const places = new Map<string, number>()

/** A list that is come back to stands where it was left. */
export function useScrollMemory(scroller: RefObject<HTMLElement | null>, place: string): void {
  useLayoutEffect(() => {
    const at = scroller.current
    if (!at) return
    at.scrollTop = places.get(place) ?? 0
    const controller = new AbortController()
    at.addEventListener('scroll', () => places.set(place, at.scrollTop), { passive: true, signal: controller.signal })
    return () => controller.abort()
  }, [scroller, place])
}
