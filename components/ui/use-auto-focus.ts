import type { Ref } from 'preact'
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Puts the focus into an input that appears because the user asked for it. The attribute alone acts once in a document, and
 * not while something else has the focus; it stays for dialogs, which look for it when they open.
 * @param given another wish for the element
 */
export function useAutoFocus(
  wanted: boolean | undefined,
  given?: Ref<HTMLInputElement>
): (element: HTMLInputElement | null) => void {
  const input = useRef<HTMLInputElement | null>(null)
  useLayoutEffect(() => {
    if (wanted) input.current?.focus()
  }, [])
  return useCallback(
    (element) => {
      input.current = element
      if (typeof given === 'function') given(element)
      else if (given) given.current = element
    },
    [given]
  )
}
