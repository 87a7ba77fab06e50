import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ArchiveLook } from '../../crm/backup'
import type { CommandError } from '../../crm/commands'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { errorText } from '../state/error-text'
import { go } from '../state/router'
import { showToast } from '../state/toasts'
import { useCommand } from '../state/use-command'
import { useStatus } from '../state/use-live'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { SecretInput } from '../ui/secret-input'
import styles from './backup.module.css'

export interface RestoreDialogProps {
  /** A file, or the name of a copy in this browser. */
  readonly from: Blob | string
  readonly onClose: () => void
}

/** Reads a backup, says what is in it, and brings it back in one of the ways that take nothing away. */
export function RestoreDialog({ from, onClose }: RestoreDialogProps) {
  const { run } = useCommand()
  const passphrase = useSignal('')
  const look = useSignal<ArchiveLook | undefined>(undefined)
  const error = useSignal<CommandError | undefined>(undefined)
  const busy = useSignal(true)

  const key = (): { passphrase?: string } => (passphrase.value === '' ? {} : { passphrase: passphrase.value })

  async function read(): Promise<void> {
    busy.value = true
    const outcome = await run({ kind: 'backup.look', from, ...key() }, { quiet: true })
    busy.value = false
    error.value = outcome.ok ? undefined : outcome.error
    look.value = outcome.ok ? outcome.value.archive : undefined
  }

  async function restore(into: 'merge' | 'beside'): Promise<void> {
    busy.value = true
    const outcome = await run({ kind: 'backup.restore', from, into, ...key() }, { quiet: true })
    busy.value = false
    if (!outcome.ok) {
      error.value = outcome.error
      return
    }
    showToast(t(into === 'merge' ? 'backup.merged' : 'backup.opened', { name: look.value?.name ?? '' }))
    onClose()
    go('people')
  }

  useEffect(() => void read(), [])

  const fault = error.value?.kind === 'archive' ? error.value.fault : undefined
  const asks = fault === 'needs-passphrase' || fault === 'wrong-passphrase'
  return (
    <Dialog title={t('backup.restore_title')} onClose={onClose}>
      <div class={styles.form} aria-busy={busy.value}>
        {busy.value && <Progress />}
        {!busy.value && asks && (
          <Passphrase
            value={passphrase.value}
            wrong={fault === 'wrong-passphrase'}
            onInput={(value) => (passphrase.value = value)}
            onDone={() => void read()}
          />
        )}
        {!busy.value && error.value && !asks && <p role="alert">{errorText(error.value)}</p>}
        {!busy.value && look.value && <Found look={look.value} onRestore={(into) => void restore(into)} />}
      </div>
    </Dialog>
  )
}

function Progress() {
  const work = useStatus().value?.work
  const doing = work?.kind === 'check' || work?.kind === 'restore' || work?.kind === 'rebuild' ? work : undefined
  return (
    <div class={styles.progress} role="status">
      <p class={styles.text}>
        {t(doing === undefined || doing.kind === 'check' ? 'backup.reading' : 'backup.restoring')}
      </p>
      <progress class={styles.bar} max={doing?.total ?? 1} value={doing?.done ?? 0} />
    </div>
  )
}

interface PassphraseProps {
  readonly value: string
  readonly wrong: boolean
  readonly onInput: (value: string) => void
  readonly onDone: () => void
}

function Passphrase({ value, wrong, onInput, onDone }: PassphraseProps) {
  const submit = (event: Event): void => {
    event.preventDefault()
    onDone()
  }
  return (
    <form class={styles.form} onSubmit={submit}>
      <Field
        label={t('backup.passphrase')}
        hint={t('error.archive.needs_passphrase')}
        error={wrong ? t('error.archive.wrong_passphrase') : undefined}
      >
        {(control) => <SecretInput {...control} autoFocus value={value} onInput={onInput} />}
      </Field>
      <div class={styles.actions}>
        <Button kind="primary" submit disabled={value === ''}>
          {t('backup.unlock')}
        </Button>
      </div>
    </form>
  )
}

interface FoundProps {
  readonly look: ArchiveLook
  readonly onRestore: (into: 'merge' | 'beside') => void
}

function Found({ look, onRestore }: FoundProps) {
  return (
    <>
      <dl class={styles.facts}>
        <dt>{t('backup.of_ledger')}</dt>
        <dd dir="auto">{look.name}</dd>
        <dt>{t('backup.made')}</dt>
        <dd>{formatMoment(look.at)}</dd>
        <dt>{t('backup.holds')}</dt>
        <dd>
          {t('backup.people', { count: look.people })} · {t('backup.companies', { count: look.companies })}
        </dd>
      </dl>
      {look.open && (
        <div class={styles.choice}>
          <Button kind="primary" onClick={() => onRestore('merge')}>
            {t('backup.merge')}
          </Button>
          <p class={styles.hint}>{t('backup.merge_hint')}</p>
        </div>
      )}
      <div class={styles.choice}>
        <Button kind={look.open ? 'plain' : 'primary'} onClick={() => onRestore('beside')}>
          {t(look.here ? 'backup.beside' : 'backup.bring_back')}
        </Button>
        <p class={styles.hint}>{t(look.here ? 'backup.beside_hint' : 'backup.bring_back_hint')}</p>
      </div>
    </>
  )
}
