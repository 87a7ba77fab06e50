import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import { formatList, t } from '../../platform/i18n'
import { fieldWord } from '../people/field-words'
import { rowTitle, secondLine } from '../people/row-line'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Check } from '../ui/field'
import { cx } from '../ui/cx'
import { fieldChoices, inOrder, mergeOfAll, unitedTexts, type FieldChoice, type MergePart } from './merge-fields'
import styles from './duplicates.module.css'

export interface MergeDialogProps {
  readonly rows: readonly Row[]
  readonly busy: boolean
  readonly onMerge: (part: MergePart) => void
  readonly onClose: () => void
}

const united = ['email/', 'phone/', 'url/', 'tag/', 'preference/', 'domain/'] as const

/** Records side by side: which of them are one, whose values are shown where they differ, and what all bring. */
export function MergeDialog({ rows: all, busy, onMerge, onClose }: MergeDialogProps) {
  const left = useSignal<ReadonlySet<RecordId>>(new Set())
  const rows = inOrder(all.filter(({ id }) => !left.value.has(id)))
  const picks = useSignal<Readonly<Record<string, RecordId>>>({})
  const choices = fieldChoices(rows)
  const lists = united.flatMap((prefix) => {
    const texts = unitedTexts(rows, prefix)
    return texts.length === 0 ? [] : [{ prefix, texts }]
  })
  const present = Object.entries(picks.value).filter(([, id]) => rows.some((row) => row.id === id))
  const part = mergeOfAll(rows, Object.fromEntries(present))
  const footer = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button
        kind="primary"
        icon="merge"
        busy={busy}
        disabled={part === undefined}
        onClick={() => part && onMerge(part)}
      >
        {t('merge.action')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('merge.title')} onClose={onClose} footer={footer}>
      <p class={styles.text}>{t('merge.text')}</p>
      {all.length > 2 && <Which rows={all} left={left.value} onLeft={(next) => (left.value = next)} />}
      {choices.map((choice) => (
        <Choice
          key={choice.key}
          choice={choice}
          picked={choice.values.find(({ id }) => id === picks.value[choice.key])?.id ?? choice.values[0]?.id}
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

interface WhichProps {
  readonly rows: readonly Row[]
  readonly left: ReadonlySet<RecordId>
  readonly onLeft: (left: ReadonlySet<RecordId>) => void
}

/** Of more than two records, some may be others. */
function Which({ rows, left, onLeft }: WhichProps) {
  return (
    <fieldset class={styles.choice}>
      <legend>{t('merge.which')}</legend>
      {rows.map((row) => (
        <Check
          key={row.id}
          quietly
          label={[rowTitle(row), secondLine(row)].filter((text) => text !== '').join(' · ')}
          checked={!left.has(row.id)}
          onChange={(on) => onLeft(new Set(on ? [...left].filter((id) => id !== row.id) : [...left, row.id]))}
        />
      ))}
    </fieldset>
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
