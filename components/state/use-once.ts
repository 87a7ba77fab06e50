import { useRef } from 'preact/hooks'

/** The same function, deaf while it is still at work: a double click saves once. */
export function useOnce<Args extends readonly unknown[]>(
  act: (...args: Args) => Promise<unknown>
): (...args: Args) => Promise<void> {
  const busy = useRef(false)
  return async (...args) => {
    if (busy.current) return
    busy.current = true
    try {
      await act(...args)
    } finally {
      busy.current = false
    }
  }
}
