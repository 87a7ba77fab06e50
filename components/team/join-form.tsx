import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { Check, Field } from '../ui/field'
import { TextArea } from '../ui/text-input'
import { EntryForm, faultOf, OwnName } from './entry-form'
import { readInvitationText } from './invitation-text'
import { invitedTo, joinReply } from './join-reply'
import { ScanButton } from './scan-button'

/** Joins a team with what the inviter has sent. */
export function JoinForm({ onCancel, records }: { readonly onCancel: () => void; readonly records: number }) {
  const asker = useAsk()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [bring, setBring] = useState(true)

  async function join(device: string): Promise<void> {
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
  }
  return (
    <EntryForm
      asker={asker}
      action={t('team.join.action')}
      needed={[text, name]}
      onEnter={join}
      onCancel={onCancel}
      more={
        records > 0 && <Check label={t('team.join.bring', { count: records })} checked={bring} onChange={setBring} />
      }
    >
      {(missing) => (
        <>
          <Field
            label={t('team.join.invitation')}
            hint={t('team.join.invitation_hint')}
            error={missing(text) ?? faultOf(asker)}
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
          <OwnName value={name} error={missing(name)} onInput={setName} />
        </>
      )}
    </EntryForm>
  )
}
