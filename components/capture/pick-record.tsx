import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { rowTitle, secondLine } from '../people/row-line'
import { useLive } from '../state/use-live'
import { Combobox } from '../ui/combobox'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'

export interface PickRecordProps {
  readonly cls: 'person' | 'company'
  /** What it is for, where it is not to add something. */
  readonly title?: string
  readonly onPick: (id: string) => void
  readonly onClose: () => void
}

/** Finds the record that something is to be added to. */
export function PickRecord({ cls, title, onPick, onClose }: PickRecordProps) {
  const [text, setText] = useState('')
  const answer = useLive(text.trim() === '' ? undefined : { q: 'search', text, count: 6, classes: [cls] }, true).value
  const rows = (answer?.hits ?? []).map(({ row }) => row)
  return (
    <Dialog title={title ?? t('capture.pick_title')} onClose={onClose}>
      <Field label={t('capture.pick_label')} hint={t('capture.pick_hint')}>
        {(control) => (
          <Combobox
            {...control}
            value={text}
            autoFocus
            onInput={setText}
            options={rows.map((row) => ({ value: row.id, label: rowTitle(row), detail: secondLine(row) }))}
            onPick={({ value }) => onPick(value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
