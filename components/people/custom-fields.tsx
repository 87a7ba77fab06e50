import { useState } from 'preact/hooks'
import { creation, tidy } from '../../crm/build'
import type { CustomField } from '../../crm/records'
import { t } from '../../platform/i18n'
import { newId } from '../../platform/ids'
import { errorText } from '../state/error-text'
import { useCommand } from '../state/use-command'
import { useOnce } from '../state/use-once'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Tabs } from '../ui/tabs'
import { Select, TextInput } from '../ui/text-input'
import styles from './custom-fields.module.css'

type Type = CustomField['type']
const types: readonly Type[] = ['text', 'number', 'date', 'choice', 'yesno']
const typeWords: Readonly<Record<Type, MessageKey>> = {
  text: 'custom.type.text',
  number: 'custom.type.number',
  date: 'custom.type.date',
  choice: 'custom.type.choice',
  yesno: 'custom.type.yesno'
}

export interface CustomFieldsDialogProps {
  readonly cls?: 'person' | 'company'
  readonly onClose: () => void
}

/** The ledger's own fields: add one, take one away. Values of a removed field stay in the records. */
export function CustomFieldsDialog({ cls = 'person', onClose }: CustomFieldsDialogProps) {
  const [current, setCurrent] = useState(cls)
  const { run } = useCommand()
  const all = useLive({ q: 'settings' }).value?.fields ?? []
  const fields = all.filter((field) => field.of === current).sort((a, b) => a.position - b.position)
  const remove = (field: CustomField): void =>
    void run(
      { kind: 'remove', records: [{ cls: 'ledger', id: field.id }] },
      { done: t('custom.removed', { name: field.label }) }
    )
  return (
    <Dialog title={t('custom.title')} onClose={onClose}>
      <Tabs
        label={t('custom.of')}
        current={current}
        onChange={setCurrent}
        panel="custom-fields"
        tabs={[
          { id: 'person', label: t('panel.tab.people'), icon: 'person' },
          { id: 'company', label: t('panel.tab.companies'), icon: 'company' }
        ]}
      />
      <div id="custom-fields" role="tabpanel">
        {fields.length === 0 && <p class={styles.none}>{t('custom.none')}</p>}
        <ul class={styles.list}>
          {fields.map((field) => (
            <li key={field.id} class={styles.item}>
              <span class={styles.label}>{field.label}</span>
              <span class={styles.type}>{t(typeWords[field.type])}</span>
              <Button
                kind="quiet"
                size="small"
                icon="trash"
                label={t('ui.remove', { what: field.label })}
                onClick={() => remove(field)}
              />
            </li>
          ))}
        </ul>
        <NewField key={current} of={current} position={(fields.at(-1)?.position ?? 0) + 1} />
      </div>
    </Dialog>
  )
}

function NewField({ of, position }: { readonly of: 'person' | 'company'; readonly position: number }) {
  const [label, setLabel] = useState('')
  const [type, setType] = useState<Type>('text')
  const [choices, setChoices] = useState('')
  const [empty, setEmpty] = useState(false)
  const { save, error } = useCommand()

  const add = useOnce(async () => {
    setEmpty(label.trim() === '')
    if (label.trim() === '') return
    const list = choices
      .split(',')
      .map(tidy)
      .filter((choice) => choice !== '')
    const set = {
      of,
      label: tidy(label),
      type,
      position,
      ...(type === 'choice' ? { choices: JSON.stringify(list) } : {})
    }
    const outcome = await save([creation('ledger', newId('fld'), set)], { quiet: true })
    if (!outcome.ok) return
    setLabel('')
    setChoices('')
  })
  const fault = empty ? t('error.invalid.empty') : error.value && errorText(error.value)
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Field label={t('custom.name')} error={fault}>
        {(control) => <TextInput {...control} value={label} onInput={setLabel} />}
      </Field>
      <Field label={t('custom.type.label')}>
        {(control) => (
          <Select
            {...control}
            value={type}
            options={types.map((value) => ({ value, label: t(typeWords[value]) }))}
            onChange={(value) => setType(types.find((each) => each === value) ?? 'text')}
          />
        )}
      </Field>
      {type === 'choice' && (
        <Field label={t('custom.choices')} hint={t('custom.choices_hint')}>
          {(control) => <TextInput {...control} value={choices} onInput={setChoices} />}
        </Field>
      )}
      <Button submit icon="plus">
        {t('custom.add')}
      </Button>
    </form>
  )
}
