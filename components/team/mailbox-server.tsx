import { useState } from 'preact/hooks'
import { hostPattern, requestHost } from '../../platform/host-access'
import { t } from '../../platform/i18n'
import { useDeliverer } from '../state/delivery'
import { useOnce } from '../state/use-once'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { SecretInput } from '../ui/secret-input'
import { TextInput } from '../ui/text-input'
import { mailboxProblemText } from './mailbox-words'

export interface Server {
  readonly address: string
  readonly user: string
  readonly password: string
}

export interface ServerDialogProps {
  /** What is known of the address already. */
  readonly address?: string | undefined
  readonly text: string
  readonly action: string
  readonly busy: boolean
  /** What went wrong with the server that was named last. */
  readonly problem: string | undefined
  readonly onAdd: (server: Server) => Promise<void>
  readonly onClose: () => void
}

/** Names a WebDAV server of the team. */
export function ServerDialog({ address: known = '', text, action, busy, problem, onAdd, onClose }: ServerDialogProps) {
  const [address, setAddress] = useState(known)
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState(false)
  const add = useOnce(async () => {
    const pattern = hostPattern(address.trim())
    // The browser's question must come first thing after the click.
    const allowed = pattern === undefined || (await requestHost(pattern))
    setRefused(!allowed)
    if (allowed) await onAdd({ address, user, password })
  })
  const said = refused ? t('mailbox.server.refused') : problem
  return (
    <Dialog
      title={t('mailbox.server.title')}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" busy={busy} disabled={address.trim() === ''} onClick={() => void add()}>
            {action}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <Field label={t('mailbox.server.address')} hint={t('mailbox.server.address_hint')}>
        {(control) => (
          <TextInput
            {...control}
            type="url"
            value={address}
            placeholder={'https://cloud.example/remote.php/dav/files/asha'}
            autoFocus={known === ''}
            onInput={setAddress}
          />
        )}
      </Field>
      <Field label={t('mailbox.server.user')}>
        {(control) => <TextInput {...control} value={user} autoFocus={known !== ''} onInput={setUser} />}
      </Field>
      <Field label={t('mailbox.server.password')} hint={t('mailbox.server.password_hint')}>
        {(control) => <SecretInput {...control} value={password} onInput={setPassword} />}
      </Field>
      {said !== undefined && (
        <Banner tone="cloth" icon="warning" alert>
          {said}
        </Banner>
      )}
    </Dialog>
  )
}

/** A further place of the open ledger; it is tried before it is kept. */
export function MailboxServerDialog({ onClose }: { readonly onClose: () => void }) {
  const { ask, asking, error: problem } = useDeliverer()
  return (
    <ServerDialog
      text={t('mailbox.server.text')}
      action={t('mailbox.server.add')}
      busy={asking.value !== undefined}
      problem={problem.value === undefined ? undefined : mailboxProblemText(problem.value)}
      onAdd={async (server) => {
        const done = await ask({ ask: 'add-server', ...server })
        if (done.ok) onClose()
      }}
      onClose={onClose}
    />
  )
}
