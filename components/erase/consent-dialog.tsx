import { useSignal } from '@preact/signals'
import { edit } from '../../crm/build'
import { consentPurposes, consentSetting, type ConsentPurpose } from '../../crm/consent'
import type { RecordId } from '../../crm/types'
import { newId } from '../../platform/ids'
import { t } from '../../platform/i18n'
import { useCommand } from '../state/use-command'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Select, TextArea, TextInput } from '../ui/text-input'
import { purposeWord } from './consent-words'
import styles from './erase.module.css'

/** Writes down that somebody agreed, or no longer does. */
export function ConsentDialog({ id, onClose }: { readonly id: RecordId; readonly onClose: () => void }) {
  const purpose = useSignal<ConsentPurpose>('mail')
  const given = useSignal(true)
  const source = useSignal('')
  const wording = useSignal('')
  const { save, pending } = useCommand()
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const entry = consentSetting({
      id: newId('cns').slice('cns_'.length),
      purpose: purpose.value,
      given: given.value,
      at: Date.now(),
      source: source.value.trim(),
      wording: wording.value.trim()
    })
    const outcome = await save([edit('person', id, entry)], { done: t('consent.saved') })
    if (outcome.ok) onClose()
  }
  return (
    <Dialog title={t('consent.record')} onClose={onClose}>
      <form class={styles.form} onSubmit={(event) => void submit(event)}>
        <Field label={t('consent.what')}>
          {(control) => (
            <Select
              {...control}
              value={given.value ? 'given' : 'withdrawn'}
              options={[
                { value: 'given', label: t('consent.given') },
                { value: 'withdrawn', label: t('consent.withdrawn') }
              ]}
              onChange={(value) => (given.value = value === 'given')}
            />
          )}
        </Field>
        <Field label={t('consent.for')}>
          {(control) => (
            <Select
              {...control}
              value={purpose.value}
              options={consentPurposes.map((value) => ({ value, label: purposeWord(value) }))}
              onChange={(value) => (purpose.value = consentPurposes.find((known) => known === value) ?? 'mail')}
            />
          )}
        </Field>
        <Field label={t('consent.source')} hint={t('consent.source_hint')}>
          {(control) => (
            <TextInput {...control} value={source.value} onInput={(value) => (source.value = value.slice(0, 500))} />
          )}
        </Field>
        <Field label={t('consent.wording')} hint={t('consent.wording_hint')}>
          {(control) => (
            <TextArea {...control} value={wording.value} onInput={(value) => (wording.value = value.slice(0, 2000))} />
          )}
        </Field>
        <div class={styles.actions}>
          <Button kind="primary" submit busy={pending.value}>
            {t('ui.save')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
