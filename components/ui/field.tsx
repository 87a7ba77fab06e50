import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { cx } from './cx'
import { Icon } from './icon'
import styles from './field.module.css'

/** What a control must carry so that its label, hint and error belong to it. */
export interface ControlProps {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

export interface FieldProps {
  readonly label: string
  readonly error?: string | undefined
  readonly hint?: string | undefined
  /** Where the value came from, quietly at the right. */
  readonly source?: string | undefined
  readonly children: (control: ControlProps) => ComponentChildren
}

/** A label above a control, its source at the right, its error below. */
export function Field({ label, error, hint, source, children }: FieldProps) {
  const id = useId()
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={styles.field}>
      <div class={styles.head}>
        <label class={styles.label} for={id}>
          {label}
        </label>
        {source && <span class={styles.source}>{source}</span>}
      </div>
      {children({ id, describedBy: notes || undefined, invalid: Boolean(error) })}
      {hint && (
        <span class={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && <FieldError id={`${id}-error`} text={error} />}
    </div>
  )
}

export function FieldError({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <span class={styles.error} id={id}>
      <Icon name="warning" size={14} />
      {text}
    </span>
  )
}

export interface CheckProps {
  readonly label: ComponentChildren
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** Only for assistive technology, where the text beside the box says it to the eye. */
  readonly hiddenLabel?: string
  readonly quietly?: boolean
  readonly disabled?: boolean
}

export function Check({ label, checked, onChange, hiddenLabel, quietly, disabled }: CheckProps) {
  return (
    <label class={cx(styles.check, quietly && styles.quietly)}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-label={hiddenLabel}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  )
}
