import { useId, useState } from 'preact/hooks'
import type { Query } from '../../crm/queries'
import { errorText } from '../state/error-text'
import type { Outcome } from '../state/use-command'
import { useLive } from '../state/use-live'
import { FieldError } from '../ui/field'
import { TagsInput } from '../ui/tags-input'
import type { Option } from '../ui/use-combobox'
import { formatNumber } from '../../platform/i18n'
import styles from './edit-in-place.module.css'

export type ValuesField = Extract<Query, { q: 'values' }>['field']

/** Values that are already in use, for offering while somebody types. */
export function useKnownValues(
  cls: 'person' | 'company',
  field: ValuesField | undefined,
  prefix: string
): readonly Option[] {
  const known = useLive(field && { q: 'values', cls, field, prefix, count: 8 }, true).value
  return (known ?? []).map(({ value, count }) => ({ value, detail: formatNumber(count) }))
}

export interface WordsRowProps {
  readonly label: string
  readonly words: readonly string[]
  readonly cls: 'person' | 'company'
  /** Where words already in use come from. */
  readonly field?: ValuesField
  readonly onSave: (words: readonly string[]) => Promise<Outcome>
  readonly open?: boolean
  readonly onEnd?: () => void
}

/** Several words of a record, saved one by one: tags, preferences, domains. */
export function WordsRow({ label, words, cls, field, onSave, open, onEnd }: WordsRowProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [error, setError] = useState<string | undefined>()
  // Asked only while somebody types: counting all words of a large ledger is work.
  const [active, setActive] = useState(open ?? false)
  const options = useKnownValues(cls, active ? field : undefined, text.trim())
  const put = async (next: readonly string[]): Promise<void> => {
    const outcome = await onSave(next)
    setError(outcome.ok ? undefined : errorText(outcome.error))
  }
  return (
    <div class={styles.row}>
      <label class={styles.label} for={id}>
        {label}
      </label>
      <div class={styles.editor}>
        <TagsInput
          id={id}
          quiet
          tags={words}
          text={text}
          onText={setText}
          options={options}
          autoFocus={open ?? false}
          onFocus={() => setActive(true)}
          onBlur={() => {
            setActive(false)
            onEnd?.()
          }}
          onAdd={(word) => void put([...words, word])}
          onRemove={(word) => void put(words.filter((each) => each !== word))}
          invalid={error !== undefined}
          describedBy={error === undefined ? undefined : `${id}-error`}
        />
        {error && <FieldError id={`${id}-error`} text={error} />}
      </div>
    </div>
  )
}
