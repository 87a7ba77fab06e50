import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { errorText } from '../state/error-text'
import type { Outcome } from '../state/use-command'
import { FieldError } from '../ui/field'
import { Section } from '../ui/section'
import { TextArea } from '../ui/text-input'

const pause = 900

export interface NotesProps {
  readonly notes: string
  readonly onSave: (notes: string) => Promise<Outcome>
}

/** Free text, saved while it is typed. What comes in from elsewhere is shown as long as nothing of ours is unsaved. */
export function Notes({ notes, onSave }: NotesProps) {
  const [text, setText] = useState(notes)
  const [state, setState] = useState<'same' | 'typing' | 'saved'>('same')
  const [error, setError] = useState<string | undefined>()
  const unsaved = useRef<string | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const save = useRef(onSave)
  save.current = onSave

  const flush = async (): Promise<void> => {
    clearTimeout(timer.current)
    const typed = unsaved.current
    if (typed === undefined) return
    unsaved.current = undefined
    const outcome = await save.current(typed)
    if (outcome.ok) setState((now) => (unsaved.current === undefined ? 'saved' : now))
    else {
      unsaved.current ??= typed
      setError(errorText(outcome.error))
    }
  }
  useEffect(() => {
    if (unsaved.current === undefined) setText(notes)
  }, [notes])
  useEffect(() => {
    const leave = (): void => void flush()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  const input = (next: string): void => {
    setText(next)
    setError(undefined)
    setState('typing')
    unsaved.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), pause)
  }
  return (
    <Section title={t('field.notes')} aside={state === 'saved' ? t('state.saved') : undefined}>
      <TextArea
        rows={2}
        label={t('field.notes')}
        value={text}
        placeholder={t('record.notes_placeholder')}
        onInput={input}
        onBlur={() => void flush()}
        invalid={error !== undefined}
        describedBy={error === undefined ? undefined : 'notes-error'}
      />
      {error && <FieldError id="notes-error" text={error} />}
    </Section>
  )
}
