import type { ComponentChildren, Ref } from 'preact'
import type { ControlProps } from './field'
import { useAutoFocus } from './use-auto-focus'
import styles from './field.module.css'

export interface TextInputProps extends Partial<ControlProps> {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'date' | 'number' | 'search' | 'datetime-local'
  readonly placeholder?: string | undefined
  /** The name of a control that has no visible label. */
  readonly label?: string | undefined
  readonly trailing?: ComponentChildren
  readonly leading?: ComponentChildren
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  readonly list?: string
  /** BCP 47 tag of the content, where it is known to differ from the page's. */
  readonly lang?: string
}

export function TextInput(props: TextInputProps) {
  const input = useAutoFocus(props.autoFocus, props.inputRef)
  return (
    <div class={styles.box} data-invalid={props.invalid || undefined}>
      {props.leading}
      <input
        ref={input}
        class={styles.input}
        id={props.id}
        type={props.type ?? 'text'}
        value={props.value}
        placeholder={props.placeholder}
        disabled={props.disabled}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the user has just asked for this input
        autoFocus={props.autoFocus}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        list={props.list}
        lang={props.lang}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={props.onBlur}
        onKeyDown={props.onKeyDown}
      />
      {props.trailing && <span class={styles.trailing}>{props.trailing}</span>}
    </div>
  )
}

export interface TextAreaProps extends Partial<ControlProps> {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined
  readonly placeholder?: string | undefined
  readonly label?: string | undefined
  readonly rows?: number
  readonly areaRef?: Ref<HTMLTextAreaElement>
}

export function TextArea(props: TextAreaProps) {
  return (
    <div class={styles.box} data-invalid={props.invalid || undefined}>
      <textarea
        ref={props.areaRef ?? null}
        class={styles.input}
        id={props.id}
        rows={props.rows ?? 3}
        value={props.value}
        placeholder={props.placeholder}
        dir="auto"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={props.onBlur}
        onKeyDown={props.onKeyDown}
      />
    </div>
  )
}

export interface SelectProps extends Partial<ControlProps> {
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
  readonly label?: string
}

export function Select(props: SelectProps) {
  return (
    <div class={styles.box} data-invalid={props.invalid || undefined}>
      <select
        class={styles.input}
        id={props.id}
        value={props.value}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <span class={styles.trailing} aria-hidden="true">
        ▾
      </span>
    </div>
  )
}
