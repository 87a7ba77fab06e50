import { useEffect } from 'preact/hooks'
import { isTyping } from '../state/shortcuts'

/** Hears of text that is pasted anywhere but into an input. `take` says whether it wants it. */
export function usePaste(take: (text: string) => boolean): void {
  useEffect(() => {
    const controller = new AbortController()
    const paste = (event: ClipboardEvent): void => {
      if (isTyping(event.target)) return
      if (take(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault()
    }
    document.addEventListener('paste', paste, { signal: controller.signal })
    return () => controller.abort()
  }, [take])
}
