import { useRef } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { Chip } from './chip'
import { ComboboxInput, OptionList } from './combobox'
import { cx } from './cx'
import type { ControlProps } from './field'
import { useCombobox, type Option } from './use-combobox'
import combobox from './combobox.module.css'
import field from './field.module.css'
import styles from './tags-input.module.css'

export interface TagsInputProps extends Partial<ControlProps> {
  readonly tags: readonly string[]
  readonly onAdd: (tag: string) => void
  readonly onRemove: (tag: string) => void
  readonly text: string
  readonly onText: (text: string) => void
  readonly options: readonly Option[]
  readonly placeholder?: string
  readonly label?: string
  /** No edge until the pointer or the focus is on it. */
  readonly quiet?: boolean
  readonly autoFocus?: boolean
  readonly onFocus?: () => void
  readonly onBlur?: () => void
}

/** Several words in one box: Enter or a comma adds, Backspace in the empty input takes the last one away. */
export function TagsInput(props: TagsInputProps) {
  const anchor = useRef<HTMLDivElement>(null)
  const { tags, text, onText } = props
  const known = new Set(tags.map((tag) => tag.toLocaleLowerCase()))
  const options = props.options.filter((option) => !known.has(option.value.toLocaleLowerCase()))

  const add = (tag: string): void => {
    const clean = tag.trim()
    onText('')
    if (clean !== '' && !known.has(clean.toLocaleLowerCase())) props.onAdd(clean)
  }
  const box = useCombobox(options, (option) => add(option.value))
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = tags.at(-1)
    if ((event.key === 'Enter' || event.key === ',') && text.trim() !== '') {
      event.preventDefault()
      add(text)
    } else if (event.key === 'Backspace' && text === '' && last !== undefined) props.onRemove(last)
  }

  return (
    <div class={combobox.wrap} ref={anchor} onFocusIn={props.onFocus}>
      <div class={cx(field.box, styles.box, props.quiet && styles.quiet)} data-invalid={props.invalid || undefined}>
        {tags.map((tag) => (
          <Chip key={tag} onRemove={() => props.onRemove(tag)} removeLabel={t('ui.remove', { what: tag })}>
            {tag}
          </Chip>
        ))}
        <ComboboxInput
          {...props}
          value={text}
          onInput={onText}
          onPick={(option) => add(option.value)}
          onBlur={() => {
            add(text)
            props.onBlur?.()
          }}
          onKeyDown={onKeyDown}
          options={options}
          box={box}
        />
      </div>
      <OptionList box={box} options={options} anchor={anchor} />
    </div>
  )
}
