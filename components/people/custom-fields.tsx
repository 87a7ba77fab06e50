import { useState } from 'preact/hooks'
import { creation, edit, tidy } from '../../crm/build'
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
import { CustomFieldRow } from './custom-field-row'
import { fieldTypes, movedPlaces, splitChoices, typeWords, type FieldType } from './custom-field-types'
import styles from './custom-fields.module.css'

export interface CustomFieldsProps {
  readonly cls?: 'person' | 'company'
}

export function CustomFieldsDialog({ onClose, ...props }: CustomFieldsProps & { readonly onClose: () => void }) {
  return (
    <Dialog title={t('custom.title')} onClose={onClose}>
      <CustomFields {...props} />
    </Dialog>
  )
}

/** The ledger's own fields: add, rename, put in order, take away. Values of a removed field stay in the records. */
export function CustomFields({ cls = 'person' }: CustomFieldsProps) {
  const [current, setCurrent] = useState(cls)
  const { run, save } = useCommand()
  const all = useLive({ q: 'settings' }).value?.fields ?? []
  const fields = all
    .filter((field) => field.of === current)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  const remove = (field: CustomField): void =>
    void run(
      { kind: 'remove', records: [{ cls: 'ledger', id: field.id }] },
      { done: t('custom.removed', { name: field.label }) }
    )
  const move = useOnce(async (field: CustomField, by: -1 | 1) => {
    const places = movedPlaces(fields, field.id, by)
    if (places.length > 0) await save(places.map(({ id, position }) => edit('ledger', id, { position })))
  })
  return (
    <>
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
      <div id="custom-fields" role="tabpanel" aria-label={t('custom.title')}>
        {fields.length === 0 && <p class={styles.none}>{t('custom.none')}</p>}
        <ul class={styles.list}>
          {fields.map((field, index) => (
            <CustomFieldRow
              key={field.id}
              field={field}
              first={index === 0}
              last={index === fields.length - 1}
              onMove={(by) => void move(field, by)}
              onRemove={() => remove(field)}
            />
          ))}
        </ul>
        <NewField key={current} of={current} position={(fields.at(-1)?.position ?? 0) + 1} />
      </div>
    </>
  )
}

function NewField({ of, position }: { readonly of: 'person' | 'company'; readonly position: number }) {
  const [label, setLabel] = useState('')
  const [type, setType] = useState<FieldType>('text')
  const [choices, setChoices] = useState('')
  const [empty, setEmpty] = useState(false)
  const { save, error } = useCommand()

  const add = useOnce(async () => {
    setEmpty(label.trim() === '')
    if (label.trim() === '') return
    const set = {
      of,
      label: tidy(label),
      type,
      position,
      ...(type === 'choice' ? { choices: JSON.stringify(splitChoices(choices)) } : {})
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
            options={fieldTypes.map((value) => ({ value, label: t(typeWords[value]) }))}
            onChange={(value) => setType(fieldTypes.find((each) => each === value) ?? 'text')}
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
