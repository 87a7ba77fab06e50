import type { ControlProps } from './field'
import styles from './field.module.css'

export interface SecretInputProps extends ControlProps {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly autoFocus?: boolean
}

/** What is typed is not shown, and no password manager is asked to keep it. */
export function SecretInput({ id, describedBy, invalid, value, onInput, autoFocus }: SecretInputProps) {
  return (
    <div class={styles.box} data-invalid={invalid || undefined}>
      <input
        class={styles.input}
        id={id}
        type="password"
        value={value}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the user has just asked for this input
        autoFocus={autoFocus}
        autocomplete="off"
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  )
}
