import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { useOnce } from '../state/use-once'
import { Button } from '../ui/button'
import { Check, Field } from '../ui/field'
import { TextArea, TextInput } from '../ui/text-input'
import { deviceName } from './device-name'
import { readInvitationText } from './invitation-text'
import { invitedTo, joinReply } from './join-reply'
import { ScanButton } from './scan-button'
import { teamErrorText } from './team-words'
import styles from './team.module.css'

/** Joins a team with what the inviter has sent. */
export function JoinForm({ onCancel, records }: { readonly onCancel: () => void; readonly records: number }) {
  const asker = useAsk()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [device, setDevice] = useState(deviceName)
  const [bring, setBring] = useState(true)
  const [tried, setTried] = useState(false)

  const join = useOnce(async () => {
    setTried(true)
    if (text.trim() === '' || name.trim() === '' || device.trim() === '') return
    const { code, signal, place, by } = readInvitationText(text)
    joinReply.value = undefined
    invitedTo.value = place
    const joined = await asker.ask({
      ask: 'join',
      code,
      name,
      device,
      bring: bring && records > 0,
      ...(by === undefined ? {} : { by })
    })
    if (!joined.ok || signal === undefined) return
    const answered = await asker.ask({ ask: 'answer', text: signal })
    // Without a live connection the mailbox may still carry it; the progress page says what is missing.
    if (answered.ok) joinReply.value = answered.value.text
  })
  const missing = (value: string): string | undefined =>
    tried && value.trim() === '' ? t('error.invalid.empty') : undefined
  const error = asker.error.value
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <Field
        label={t('team.join.invitation')}
        hint={t('team.join.invitation_hint')}
        error={missing(text) ?? (error === undefined ? undefined : teamErrorText(error))}
      >
        {(control) => (
          <TextArea
            {...control}
            value={text}
            rows={4}
            onInput={(value) => {
              setText(value)
              asker.clear()
            }}
          />
        )}
      </Field>
      <ScanButton onText={setText} />
      <Field label={t('team.your_name')} hint={t('team.your_name_hint')} error={missing(name)}>
        {(control) => <TextInput {...control} value={name} onInput={setName} />}
      </Field>
      <Field label={t('team.device_name')} error={missing(device)}>
        {(control) => <TextInput {...control} value={device} onInput={setDevice} />}
      </Field>
      {records > 0 && <Check label={t('team.join.bring', { count: records })} checked={bring} onChange={setBring} />}
      <div class={styles.actions}>
        <Button kind="primary" submit busy={asker.pending.value}>
          {t('team.join.action')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
