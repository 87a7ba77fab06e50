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

/** Names a WebDAV server; it is tried before it is kept. */
export function MailboxServerDialog({ onClose }: { readonly onClose: () => void }) {
  const deliverer = useDeliverer()
  const [address, setAddress] = useState('')
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState(false)
  const add = useOnce(async () => {
    const pattern = hostPattern(address.trim())
    // The browser's question must come first thing after the click.
    const allowed = pattern === undefined || (await requestHost(pattern))
    setRefused(!allowed)
    if (!allowed) return
    const done = await deliverer.ask({ ask: 'add-server', address, user, password })
    if (done.ok) onClose()
  })
  const problem = deliverer.problem.value
  return (
    <Dialog
      title={t('mailbox.server.title')}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            busy={deliverer.pending.value !== undefined}
            disabled={address.trim() === ''}
            onClick={() => void add()}
          >
            {t('mailbox.server.add')}
          </Button>
        </>
      }
    >
      <p>{t('mailbox.server.text')}</p>
      <Field label={t('mailbox.server.address')} hint={t('mailbox.server.address_hint')}>
        {(control) => (
          <TextInput
            {...control}
            type="url"
            value={address}
            placeholder={'https://cloud.example/remote.php/dav/files/asha'}
            autoFocus
            onInput={setAddress}
          />
        )}
      </Field>
      <Field label={t('mailbox.server.user')}>
        {(control) => <TextInput {...control} value={user} onInput={setUser} />}
      </Field>
      <Field label={t('mailbox.server.password')} hint={t('mailbox.server.password_hint')}>
        {(control) => <SecretInput {...control} value={password} onInput={setPassword} />}
      </Field>
      {(refused || problem !== undefined) && (
        <Banner tone="cloth" icon="warning" alert>
          {refused || problem === undefined ? t('mailbox.server.refused') : mailboxProblemText(problem)}
        </Banner>
      )}
    </Dialog>
  )
}
