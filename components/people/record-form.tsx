import { useEffect, useMemo, useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { newId } from '../../platform/ids'
import { useDraft } from '../state/drafts'
import { errorText } from '../state/error-text'
import { usePhoneParser } from '../state/phone-parser'
import { back, replace } from '../state/router'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Combobox } from '../ui/combobox'
import { Field, FieldError } from '../ui/field'
import { TagsInput } from '../ui/tags-input'
import { TextArea, TextInput } from '../ui/text-input'
import { useCompanies } from './company-row'
import { fieldWord, taxWord } from './field-words'
import { decodeForm, emptyForm, formFlat, formWrites, type FormDraft } from './form-draft'
import { PossibleDuplicates } from './possible-duplicates'
import { useKnownValues } from './words-row'
import styles from './record-form.module.css'

export interface RecordFormProps {
  readonly cls: 'person' | 'company'
  /** What is known beforehand: a searched name, the company one comes from. */
  readonly known?: { readonly name?: string; readonly company?: string }
  readonly onDone?: (id: string) => void
  readonly onCancel?: () => void
}

/** A new person or company by hand. What is typed stays until it is saved or given up. */
export function RecordForm({ cls, known, onDone, onCancel }: RecordFormProps) {
  const draft = useDraft(`form.${cls}`, emptyForm, decodeForm)
  const { save, error, pending } = useCommand()
  const parsePhone = usePhoneParser()
  const [tag, setTag] = useState('')
  const id = useMemo(() => newId(cls === 'person' ? 'per' : 'com'), [])
  const { value } = draft.value
  const companies = useCompanies(cls === 'person' ? value.company : '')
  const tags = useKnownValues(cls, 'tag', tag.trim())
  const sources = useKnownValues(cls, 'source', value.source.trim())
  const flat = formFlat(cls, value)
  const duplicates = useLive(
    value.name.trim() === '' && value.email === '' && value.phone === ''
      ? undefined
      : { q: 'duplicates', cls, rec: flat, company: value.company },
    true
  ).value

  const ready = draft.ready.value
  useEffect(() => {
    if (ready && known && !draft.restored.peek()) set(known)
  }, [ready])

  const set = (part: Partial<FormDraft>): void => {
    draft.value.value = { ...draft.value.peek(), ...part }
  }
  const submit = async (): Promise<void> => {
    const phone = value.phone.trim() === '' ? undefined : await parsePhone(value.phone)
    const done = t('form.saved', { name: value.name })
    const outcome = await save(formWrites(cls, id, value, phone, companies.rows), { done, quiet: true })
    if (!outcome.ok) return
    draft.discard()
    if (onDone) onDone(id)
    else replace(cls, id)
  }
  const cancel = (): void => {
    draft.discard()
    if (onCancel) onCancel()
    else back()
  }

  const fault = error.value
  const faultOf = (...keys: string[]): string | undefined =>
    fault?.kind === 'invalid' && keys.some((key) => fault.field?.startsWith(key)) ? errorText(fault) : undefined
  const placed = ['name', 'email/', 'phone/', 'url/'].some((key) => faultOf(key) !== undefined)
  const text = (
    key: keyof Omit<FormDraft, 'tags'>,
    more: { type?: 'email' | 'tel' | 'url'; autoFocus?: boolean } = {}
  ) => ({
    value: value[key],
    onInput: (next: string) => set({ [key]: next }),
    ...more
  })

  if (!ready) return null
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1 class={styles.title}>{t(cls === 'person' ? 'people.new_person' : 'people.new_company')}</h1>
      <Field label={fieldWord('name')} error={faultOf('name')}>
        {(control) => <TextInput {...control} {...text('name', { autoFocus: true })} />}
      </Field>
      {duplicates && duplicates.length > 0 && <PossibleDuplicates found={duplicates} />}
      {cls === 'person' && (
        <>
          <Field label={fieldWord('company')}>
            {(control) => (
              <Combobox
                {...control}
                {...text('company')}
                options={companies.options}
                onPick={(option) => set({ company: option.value })}
              />
            )}
          </Field>
          <Field label={fieldWord('title')}>{(control) => <TextInput {...control} {...text('title')} />}</Field>
        </>
      )}
      <Field label={fieldWord('phone/')} error={faultOf('phone/')}>
        {(control) => <TextInput {...control} {...text('phone', { type: 'tel' })} />}
      </Field>
      <Field label={fieldWord('email/')} error={faultOf('email/')}>
        {(control) => <TextInput {...control} {...text('email', { type: 'email' })} />}
      </Field>
      <Field label={fieldWord(cls === 'company' ? 'website' : 'url/')} error={faultOf('url/', 'domain/')}>
        {(control) => <TextInput {...control} {...text('url', { type: 'url' })} />}
      </Field>
      <Field label={fieldWord('address/post')}>
        {(control) => <TextArea {...control} rows={2} value={value.address} onInput={(address) => set({ address })} />}
      </Field>
      {cls === 'company' && (
        <Field label={taxWord('gstin')} error={faultOf('tax/')}>
          {(control) => <TextInput {...control} {...text('gstin')} />}
        </Field>
      )}
      <Field label={fieldWord('tag/')}>
        {(control) => (
          <TagsInput
            {...control}
            tags={value.tags}
            text={tag}
            onText={setTag}
            options={tags}
            onAdd={(word) => set({ tags: [...draft.value.peek().tags, word] })}
            onRemove={(word) => set({ tags: value.tags.filter((each) => each !== word) })}
          />
        )}
      </Field>
      <Field label={fieldWord('source')}>
        {(control) => (
          <Combobox
            {...control}
            {...text('source')}
            options={sources}
            onPick={(option) => set({ source: option.value })}
          />
        )}
      </Field>
      <Field label={fieldWord('notes')}>
        {(control) => <TextArea {...control} rows={2} value={value.notes} onInput={(notes) => set({ notes })} />}
      </Field>
      {fault && !placed && <FieldError id="form-error" text={errorText(fault)} />}
      <div class={styles.foot}>
        <Button kind="primary" submit wide busy={pending.value}>
          {t('ui.save')}
        </Button>
        <Button wide onClick={cancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
