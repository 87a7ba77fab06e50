import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'
import { EntryForm, faultOf } from './entry-form'

/** Comes back with the printed recovery code when every device is lost. */
export function RecoverForm({ onCancel }: { readonly onCancel: () => void }) {
  const asker = useAsk()
  const [code, setCode] = useState('')
  return (
    <EntryForm
      asker={asker}
      action={t('team.recover.action')}
      needed={[code]}
      onEnter={(device) => asker.ask({ ask: 'recover', code, device })}
      onCancel={onCancel}
    >
      {(missing) => (
        <Field label={t('team.recover.code')} hint={t('team.recover.hint')} error={missing(code) ?? faultOf(asker)}>
          {(control) => <TextInput {...control} value={code} autoFocus onInput={setCode} />}
        </Field>
      )}
    </EntryForm>
  )
}
