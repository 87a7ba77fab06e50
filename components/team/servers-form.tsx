import { useState } from 'preact/hooks'
import { isServerUrl, serversWrite, type ConnectionSettings, type HelpServer } from '../../crm/servers'
import { t } from '../../platform/i18n'
import { errorText } from '../state/error-text'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { useOnce } from '../state/use-once'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Check, Field } from '../ui/field'
import { Section } from '../ui/section'
import { TextInput } from '../ui/text-input'
import styles from './team.module.css'

/** Servers that help to connect, and what each of them sees. */
export function ServersForm() {
  const connections = useLive({ q: 'settings' }).value?.connections
  const [editing, setEditing] = useState(false)
  if (connections === undefined) return null
  const { servers } = connections
  return (
    <Section
      title={t('team.servers.title')}
      aside={
        <Button kind="link" size="small" onClick={() => setEditing(true)}>
          {t(servers.length === 0 ? 'team.servers.set' : 'team.servers.change')}
        </Button>
      }
    >
      <p class={styles.quiet}>
        {servers.length === 0 ? t('team.servers.none') : servers.map(({ url }) => url).join(' · ')}
      </p>
      {editing && <ServersDialog connections={connections} onClose={() => setEditing(false)} />}
    </Section>
  )
}

interface ServersDialogProps {
  readonly connections: ConnectionSettings
  readonly onClose: () => void
}

function ServersDialog({ connections, onClose }: ServersDialogProps) {
  const { save } = useCommand()
  const of = (kind: 'stun' | 'turn'): HelpServer | undefined =>
    connections.servers.find(({ url }) => url.startsWith(kind))
  const [stun, setStun] = useState(of('stun')?.url ?? '')
  const [turn, setTurn] = useState(of('turn')?.url ?? '')
  const [user, setUser] = useState(of('turn')?.user ?? '')
  const [password, setPassword] = useState(of('turn')?.password ?? '')
  const [relayOnly, setRelayOnly] = useState(connections.relayOnly)
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<string | undefined>()
  const wrong = (url: string, kind: RegExp): string | undefined =>
    tried && url.trim() !== '' && !(isServerUrl(url.trim()) && kind.test(url.trim()))
      ? t('team.servers.wrong')
      : undefined
  const store = useOnce(async () => {
    setTried(true)
    const given = [
      { url: stun.trim() },
      { url: turn.trim(), ...(user === '' ? {} : { user }), ...(password === '' ? {} : { password }) }
    ].filter(({ url }) => url !== '')
    if (given.some(({ url }) => !isServerUrl(url))) return
    const outcome = await save([serversWrite({ servers: given, relayOnly: relayOnly && turn.trim() !== '' })], {
      quiet: true,
      done: t('team.servers.saved')
    })
    if (outcome.ok) onClose()
    else setFailed(errorText(outcome.error))
  })
  return (
    <Dialog
      title={t('team.servers.title')}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" onClick={() => void store()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <p>{t('team.servers.text')}</p>
      <Field label={t('team.servers.stun')} hint={t('team.servers.stun_hint')} error={wrong(stun, /^stun:/i)}>
        {(control) => <TextInput {...control} value={stun} placeholder={'stun:stun.example:3478'} onInput={setStun} />}
      </Field>
      <Field
        label={t('team.servers.turn')}
        hint={t('team.servers.turn_hint')}
        error={wrong(turn, /^turns?:/i) ?? failed}
      >
        {(control) => <TextInput {...control} value={turn} placeholder={'turn:turn.example:3478'} onInput={setTurn} />}
      </Field>
      {turn.trim() !== '' && (
        <>
          <Field label={t('team.servers.user')}>
            {(control) => <TextInput {...control} value={user} onInput={setUser} />}
          </Field>
          <Field label={t('team.servers.password')} hint={t('team.servers.password_hint')}>
            {(control) => <TextInput {...control} value={password} onInput={setPassword} />}
          </Field>
          <Check label={t('team.servers.relay_only')} checked={relayOnly} onChange={setRelayOnly} />
        </>
      )}
    </Dialog>
  )
}
