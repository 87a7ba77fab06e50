import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { useOnce } from '../state/use-once'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'
import { deviceName } from './device-name'
import { teamErrorText } from './team-words'
import styles from './team.module.css'

/** Comes back with the printed recovery code when every device is lost. */
export function RecoverForm({ onCancel }: { readonly onCancel: () => void }) {
  const asker = useAsk()
  const [code, setCode] = useState('')
  const [device, setDevice] = useState(deviceName)
  const recover = useOnce(async () => {
    if (code.trim() !== '') await asker.ask({ ask: 'recover', code, device })
  })
  const error = asker.error.value
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void recover()
      }}
    >
      <Field
        label={t('team.recover.code')}
        hint={t('team.recover.hint')}
        error={error === undefined ? undefined : teamErrorText(error)}
      >
        {(control) => <TextInput {...control} value={code} autoFocus onInput={setCode} />}
      </Field>
      <Field label={t('team.device_name')}>
        {(control) => <TextInput {...control} value={device} onInput={setDevice} />}
      </Field>
      <div class={styles.actions}>
        <Button kind="primary" submit busy={asker.pending.value}>
          {t('team.recover.action')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
