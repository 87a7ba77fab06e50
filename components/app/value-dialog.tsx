import { useSignal } from '@preact/signals'
import type { Query } from '../../crm/queries'
import { formatNumber, t } from '../../platform/i18n'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Combobox } from '../ui/combobox'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'

type ValuesQuery = Extract<Query, { q: 'values' }>

export interface ValueDialogProps {
  readonly cls: ValuesQuery['cls']
  readonly field: ValuesQuery['field']
  readonly title: string
  readonly action: string
  readonly onValue: (value: string) => void
  readonly onClose: () => void
}

/** Asks for one value, offering those that records have, the most frequent first. */
export function ValueDialog({ cls, field, title, action, onValue, onClose }: ValueDialogProps) {
  const text = useSignal('')
  const values = useLive({ q: 'values', cls, field, prefix: text.value.trim(), count: 12 }, true).value ?? []
  const done = (value: string): void => {
    if (value.trim() !== '') onValue(value.trim())
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={text.value.trim() === ''} onClick={() => done(text.value)}>
            {action}
          </Button>
        </>
      }
    >
      <Field label={title}>
        {(control) => (
          <Combobox
            {...control}
            autoFocus
            value={text.value}
            onInput={(value) => (text.value = value)}
            options={values.map(({ value, count }) => ({ value, detail: formatNumber(count) }))}
            onPick={(option) => done(option.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') done(text.value)
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}
