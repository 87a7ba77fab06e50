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

/** Makes a team of the open ledger; its maker is the owner. */
export function CreateForm({ onCancel }: { readonly onCancel: () => void }) {
  const asker = useAsk()
  const [name, setName] = useState('')
  const [device, setDevice] = useState(deviceName)
  const [tried, setTried] = useState(false)
  const create = useOnce(async () => {
    setTried(true)
    if (name.trim() !== '' && device.trim() !== '') await asker.ask({ ask: 'create', name, device })
  })
  const missing = (value: string): string | undefined =>
    tried && value.trim() === '' ? t('error.invalid.empty') : undefined
  const error = asker.error.value
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <Field
        label={t('team.your_name')}
        hint={t('team.your_name_hint')}
        error={missing(name) ?? (error === undefined ? undefined : teamErrorText(error))}
      >
        {(control) => <TextInput {...control} value={name} autoFocus onInput={setName} />}
      </Field>
      <Field label={t('team.device_name')} error={missing(device)}>
        {(control) => <TextInput {...control} value={device} onInput={setDevice} />}
      </Field>
      <div class={styles.actions}>
        <Button kind="primary" submit busy={asker.pending.value}>
          {t('team.create.action')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
