import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import { formatList, t } from '../../platform/i18n'
import { fieldWord } from '../people/field-words'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { cx } from '../ui/cx'
import { fieldChoices, firstOf, unitedTexts, type FieldChoice } from './merge-fields'
import styles from './duplicates.module.css'

export interface MergeDialogProps {
  readonly a: Row
  readonly b: Row
  readonly busy: boolean
  readonly onMerge: (picks: Readonly<Record<string, RecordId>>) => void
  readonly onClose: () => void
}

const united = ['email/', 'phone/', 'url/', 'tag/', 'preference/', 'domain/'] as const

/** Two records side by side: whose values are shown where they differ, and what both bring. */
export function MergeDialog({ a, b, busy, onMerge, onClose }: MergeDialogProps) {
  const rows = firstOf(a, b)
  const picks = useSignal<Readonly<Record<string, RecordId>>>({})
  const choices = fieldChoices(rows)
  const lists = united.flatMap((prefix) => {
    const texts = unitedTexts(rows, prefix)
    return texts.length === 0 ? [] : [{ prefix, texts }]
  })
  const footer = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button kind="primary" icon="merge" busy={busy} onClick={() => onMerge(picks.value)}>
        {t('merge.action')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('merge.title')} onClose={onClose} footer={footer}>
      <p class={styles.text}>{t('merge.text')}</p>
      {choices.map((choice) => (
        <Choice
          key={choice.key}
          choice={choice}
          picked={picks.value[choice.key] ?? choice.values[0]?.id}
          onPick={(id) => (picks.value = { ...picks.value, [choice.key]: id })}
        />
      ))}
      {lists.length > 0 && (
        <dl class={styles.united}>
          {lists.map(({ prefix, texts }) => (
            <div key={prefix}>
              <dt>{fieldWord(prefix)}</dt>
              <dd>{formatList(texts, 'unit')}</dd>
            </div>
          ))}
        </dl>
      )}
    </Dialog>
  )
}

interface ChoiceProps {
  readonly choice: FieldChoice
  readonly picked: RecordId | undefined
  readonly onPick: (id: RecordId) => void
}

function Choice({ choice, picked, onPick }: ChoiceProps) {
  const name = useId()
  return (
    <fieldset class={styles.choice}>
      <legend>{fieldWord(choice.key)}</legend>
      {choice.values.map(({ id, text }) => (
        <label key={id} class={cx(styles.option, id === picked && styles.picked)}>
          <input type="radio" name={name} checked={id === picked} onChange={() => onPick(id)} />
          <bdi>{text}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
