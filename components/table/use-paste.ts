import { useLayoutEffect, useRef } from 'preact/hooks'
import { isTyping } from '../state/shortcuts'

/** Hears of text that is pasted anywhere but into an input. `take` says whether it wants it. */
export function usePaste(take: (text: string) => boolean): void {
  const latest = useRef(take)
  latest.current = take
  // Before anything is painted: whoever sees the list may paste.
  useLayoutEffect(() => {
    const controller = new AbortController()
    const paste = (event: ClipboardEvent): void => {
      if (isTyping(event.target)) return
      if (latest.current(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault()
    }
    document.addEventListener('paste', paste, { signal: controller.signal })
    return () => controller.abort()
  }, [])
}
