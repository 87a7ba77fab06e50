import { useSignal } from '@preact/signals'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { SecretInput } from '../ui/secret-input'
import styles from './backup.module.css'

export interface PassphraseDialogProps {
  readonly title: string
  readonly action: string
  readonly busy: boolean
  /** An empty passphrase makes a file that anyone can read. */
  readonly onDone: (passphrase: string) => void
  readonly onClose: () => void
}

const shortest = 8

/** Asks for the passphrase of a new backup, twice, because nobody can find it again. */
export function PassphraseDialog({ title, action, busy, onDone, onClose }: PassphraseDialogProps) {
  const first = useSignal('')
  const second = useSignal('')
  const tried = useSignal(false)
  const tooShort = first.value !== '' && first.value.length < shortest
  const differs = first.value !== second.value
  const submit = (event: Event): void => {
    event.preventDefault()
    tried.value = true
    if (!tooShort && !differs) onDone(first.value)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form class={styles.form} onSubmit={submit}>
        <p class={styles.text}>{t('backup.passphrase_why')}</p>
        <Field
          label={t('backup.passphrase')}
          error={tried.value && tooShort ? t('backup.passphrase_short', { count: shortest }) : undefined}
        >
          {(control) => (
            <SecretInput {...control} autoFocus value={first.value} onInput={(value) => (first.value = value)} />
          )}
        </Field>
        <Field
          label={t('backup.passphrase_again')}
          error={tried.value && !tooShort && differs ? t('backup.passphrase_differs') : undefined}
        >
          {(control) => <SecretInput {...control} value={second.value} onInput={(value) => (second.value = value)} />}
        </Field>
        <p class={styles.hint}>{first.value === '' ? t('backup.open_file') : t('backup.locked_file')}</p>
        <div class={styles.actions}>
          <Button kind="primary" submit busy={busy} disabled={busy}>
            {action}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
