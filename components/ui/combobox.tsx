import type { ComponentChildren, RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import type { ControlProps } from './field'
import { Floating } from './floating'
import { useAutoFocus } from './use-auto-focus'
import { useCombobox, type ComboboxState, type Option } from './use-combobox'
import field from './field.module.css'
import styles from './combobox.module.css'

export interface ComboboxProps extends Partial<ControlProps> {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly options: readonly Option[]
  readonly onPick: (option: Option) => void
  readonly onBlur?: (() => void) | undefined
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly placeholder?: string
  readonly label?: string
  readonly trailing?: ComponentChildren
  readonly autoFocus?: boolean
}

/** A text input that offers what is already known. Free text stays possible. */
export function Combobox(props: ComboboxProps) {
  const anchor = useRef<HTMLDivElement>(null)
  const box = useCombobox(props.options, props.onPick)
  return (
    <div class={styles.wrap} ref={anchor}>
      <div class={field.box} data-invalid={props.invalid || undefined}>
        <ComboboxInput {...props} box={box} />
        {props.trailing && <span class={field.trailing}>{props.trailing}</span>}
      </div>
      <OptionList box={box} options={props.options} anchor={anchor} />
    </div>
  )
}

/** The bare input, for controls that draw their own box around it. */
export function ComboboxInput(props: ComboboxProps & { readonly box: ComboboxState }) {
  const { box } = props
  const input = useAutoFocus(props.autoFocus)
  return (
    <input
      ref={input}
      class={field.input}
      id={props.id}
      value={props.value}
      placeholder={props.placeholder}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the user has just asked for this input
      autoFocus={props.autoFocus}
      autocomplete="off"
      spellcheck={false}
      dir="auto"
      role="combobox"
      aria-label={props.label}
      aria-autocomplete="list"
      aria-expanded={box.open}
      aria-controls={box.open ? box.listId : undefined}
      aria-activedescendant={box.open && box.active >= 0 ? box.optionId(box.active) : undefined}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      onInput={(event) => {
        box.show()
        props.onInput(event.currentTarget.value)
      }}
      onFocus={box.show}
      onBlur={() => {
        box.hide()
        props.onBlur?.()
      }}
      onKeyDown={(event) => {
        if (!box.onKey(event)) props.onKeyDown?.(event)
      }}
    />
  )
}

export function OptionList(props: {
  readonly box: ComboboxState
  readonly options: readonly Option[]
  readonly anchor: RefObject<HTMLElement | null>
}) {
  const { box, options, anchor } = props
  if (!box.open) return null
  return (
    <Floating anchor={anchor} fit onClose={box.hide}>
      <div id={box.listId} role="listbox">
        {options.map((option, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the input's, which keeps the focus
          <div
            key={option.value}
            id={box.optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === box.active}
            class={styles.option}
            // Keeps the focus in the input, so that its blur does not close the list before the click.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => box.pick(index)}
          >
            <span>{option.label ?? option.value}</span>
            {option.detail && <span class={styles.detail}>{option.detail}</span>}
          </div>
        ))}
      </div>
    </Floating>
  )
}
