import { useEffect, useMemo, useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { newId } from '../../platform/ids'
import { useDraft } from '../state/drafts'
import { errorText } from '../state/error-text'
import { usePhoneParser } from '../state/phone-parser'
import { back, replace } from '../state/router'
import { useCommand } from '../state/use-command'
import { useOnce } from '../state/use-once'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Combobox } from '../ui/combobox'
import { Field, FieldError } from '../ui/field'
import { TextInput, type TextInputProps } from '../ui/text-input'
import { useCompanies } from './company-row'
import { fieldWord, taxWord } from './field-words'
import { decodeForm, emptyForm, formFlat, formWrites, type FormDraft } from './form-draft'
import { FormMore, usesMore } from './form-more'
import { ErasedNote } from '../erase/erased-note'
import { PossibleDuplicates } from './possible-duplicates'
import { PrivateChoice } from './private-mark'
import styles from './record-form.module.css'

export interface RecordFormProps {
  readonly cls: 'person' | 'company'
  /** What is known beforehand: a searched name, the company one comes from. */
  readonly known?: { readonly name?: string; readonly company?: string }
  readonly onDone?: (id: string) => void
  readonly onCancel?: () => void
}

type TextKey = keyof Omit<FormDraft, 'tags' | 'private'>

/** A new person or company by hand. What is typed stays until it is saved or given up. */
export function RecordForm({ cls, known, onDone, onCancel }: RecordFormProps) {
  const draft = useDraft(`form.${cls}`, emptyForm, decodeForm)
  const { save, error, pending } = useCommand()
  const parsePhone = usePhoneParser()
  const [more, setMore] = useState(false)
  const id = useMemo(() => newId(cls === 'person' ? 'per' : 'com'), [])
  const { value } = draft.value
  const companies = useCompanies(cls === 'person' ? value.company : '')
  const duplicates = useDuplicates(cls, value)
  const person = cls === 'person'

  const set = (part: Partial<FormDraft>): void => {
    draft.value.value = { ...draft.value.peek(), ...part }
  }
  const ready = draft.ready.value
  useEffect(() => {
    if (ready && known && !draft.restored.peek()) set(known)
  }, [ready])

  const submit = useOnce(async () => {
    const phone = value.phone.trim() === '' ? undefined : await parsePhone(value.phone)
    const done = t('form.saved', { name: value.name })
    const outcome = await save(formWrites(cls, id, value, phone, companies.rows), { done, quiet: true })
    if (!outcome.ok) return
    draft.discard()
    if (onDone) onDone(id)
    else replace(cls, id)
  })
  const cancel = (): void => {
    draft.discard()
    if (onCancel) onCancel()
    else back()
  }

  const fault = error.value
  const faultOf = (...keys: string[]): string | undefined =>
    fault?.kind === 'invalid' && keys.some((key) => fault.field?.startsWith(key)) ? errorText(fault) : undefined
  const placed = faultOf('name', 'email/', 'phone/', 'url/', 'domain/', 'tax/') !== undefined
  const field = (key: TextKey, label: string, stored: string, extra: Partial<TextInputProps> = {}) => (
    <Field label={label} error={faultOf(stored)}>
      {(control) => <TextInput {...control} {...extra} value={value[key]} onInput={(next) => set({ [key]: next })} />}
    </Field>
  )

  if (!ready) return null
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1 class={styles.title}>{t(person ? 'people.new_person' : 'people.new_company')}</h1>
      {field('name', fieldWord('name'), 'name', { autoFocus: true })}
      {duplicates && duplicates.length > 0 && <PossibleDuplicates found={duplicates} />}
      <ErasedNote cls={cls} rec={formFlat(cls, value)} />
      {person && (
        <Field label={fieldWord('company')}>
          {(control) => (
            <Combobox
              {...control}
              value={value.company}
              onInput={(company) => set({ company })}
              options={companies.options}
              onPick={(option) => set({ company: option.value })}
            />
          )}
        </Field>
      )}
      {person && field('title', fieldWord('title'), 'title')}
      {!person && field('url', fieldWord('website'), 'url/', { type: 'url' })}
      {field('phone', fieldWord('phone/'), 'phone/', { type: 'tel' })}
      {field('email', fieldWord('email/'), 'email/', { type: 'email' })}
      {!person && field('gstin', taxWord('gstin'), 'tax/')}
      {more || usesMore(value, cls) ? (
        <FormMore cls={cls} value={value} set={set} faultOf={faultOf} />
      ) : (
        <div>
          <Button kind="link" size="small" icon="plus" expanded={false} onClick={() => setMore(true)}>
            {t('form.more')}
          </Button>
        </div>
      )}
      <PrivateChoice checked={value.private} onChange={(checked) => set({ private: checked })} />
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

/** Records like the one being typed, once there is something to compare. */
function useDuplicates(cls: 'person' | 'company', { name, email, phone, company, ...rest }: FormDraft) {
  const empty = name.trim() === '' && email === '' && phone === ''
  const rec = formFlat(cls, { ...rest, name, email, phone, company })
  return useLive(empty ? undefined : { q: 'duplicates', cls, rec, company }, true).value
}
