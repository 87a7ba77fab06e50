import { useRef, useState } from 'preact/hooks'
import { errorText } from '../state/error-text'
import type { Outcome } from '../state/use-command'

export interface Edit {
  readonly editing: boolean
  readonly text: string
  readonly error: string | undefined
  readonly busy: boolean
  readonly start: () => void
  readonly setText: (text: string) => void
  /** Saves what is typed and closes the editor when that worked. */
  readonly commit: () => Promise<void>
  readonly cancel: () => void
  /** Enter saves, Escape gives up. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** One value that is edited where it stands. `onEnd` is told when the editor closes. */
export function useEdit(
  value: string,
  save: (text: string) => Promise<Outcome | undefined>,
  options: { readonly open?: boolean; readonly onEnd?: (() => void) | undefined } = {}
): Edit {
  const [editing, setEditing] = useState(options.open ?? false)
  const [text, setText] = useState(value)
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const closing = useRef(false)

  const end = (): void => {
    setEditing(false)
    setError(undefined)
    options.onEnd?.()
  }
  const commit = async (): Promise<void> => {
    if (closing.current) return
    if (text.trim() === value.trim()) return end()
    closing.current = true
    setBusy(true)
    const outcome = await save(text)
    setBusy(false)
    closing.current = false
    if (outcome?.ok === false) setError(errorText(outcome.error))
    else end()
  }
  const cancel = (): void => {
    setText(value)
    end()
  }
  return {
    editing,
    text,
    error,
    busy,
    start: () => {
      setText(value)
      setEditing(true)
    },
    setText: (next) => {
      setText(next)
      setError(undefined)
    },
    commit,
    cancel,
    onKeyDown: (event) => {
      if (event.key === 'Enter' && !event.shiftKey) {
        event.preventDefault()
        void commit()
      } else if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        cancel()
      }
    }
  }
}
