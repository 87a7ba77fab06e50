import { useSignal } from '@preact/signals'
import type { BackupCopy, BackupState } from '../../crm/backup'
import { formatMoment } from '../../platform/dates'
import { formatNumber, t } from '../../platform/i18n'
import { useStatus } from '../state/use-live'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { canPickFolder } from './files'
import { PassphraseDialog } from './passphrase-dialog'
import { PickFile } from './pick-file'
import { RestoreDialog } from './restore-dialog'
import { useBackup, type BackupActions } from './use-backup'
import styles from './backup.module.css'

/** Everything about second copies of the ledger: what there is, make one, bring one back. */
export function BackupPage() {
  const status = useStatus().value
  const actions = useBackup()
  const asking = useSignal<'file' | 'folder' | undefined>(undefined)
  const from = useSignal<Blob | string | undefined>(undefined)
  const backup = status?.backup
  const name = status?.ledger?.name ?? ''
  const done = async (passphrase: string): Promise<void> => {
    const worked =
      asking.value === 'file' ? await actions.save(name, passphrase) : await actions.chooseFolder(passphrase)
    if (worked) asking.value = undefined
  }
  return (
    <div class={styles.page}>
      <header>
        <h1 class={styles.title}>{t('backup.title')}</h1>
        <p class={styles.text}>{t('backup.intro')}</p>
      </header>
      <Section title={t('backup.file')}>
        <p class={styles.text}>
          {backup?.savedAt === undefined
            ? t('backup.never_saved')
            : t('backup.saved_at', { when: formatMoment(backup.savedAt) })}
        </p>
        <div class={styles.actions}>
          <Button kind="primary" icon="file" disabled={!status?.ledger} onClick={() => (asking.value = 'file')}>
            {t('backup.save')}
          </Button>
        </div>
      </Section>
      <Folder backup={backup} actions={actions} onChoose={() => (asking.value = 'folder')} />
      <Copies backup={backup} actions={actions} onRestore={(file) => (from.value = file)} />
      <Section title={t('backup.restore')}>
        <p class={styles.text}>{t('backup.restore_hint')}</p>
        <PickFile onFile={(file) => (from.value = file)} />
      </Section>
      {asking.value !== undefined && (
        <PassphraseDialog
          title={t(asking.value === 'file' ? 'backup.save_title' : 'backup.folder_title')}
          action={t(asking.value === 'file' ? 'backup.save_now' : 'backup.choose_folder')}
          busy={actions.busy.value}
          onDone={(passphrase) => void done(passphrase)}
          onClose={() => (asking.value = undefined)}
        />
      )}
      {from.value !== undefined && <RestoreDialog from={from.value} onClose={() => (from.value = undefined)} />}
    </div>
  )
}

interface PartProps {
  readonly backup: BackupState | undefined
  readonly actions: BackupActions
}

function Folder({ backup, actions, onChoose }: PartProps & { readonly onChoose: () => void }) {
  const folder = backup?.folder
  if (!canPickFolder())
    return (
      <Section title={t('backup.folder')}>
        <p class={styles.text}>{t('backup.no_folders')}</p>
      </Section>
    )
  if (folder === undefined)
    return (
      <Section title={t('backup.folder')}>
        <p class={styles.text}>{t('backup.folder_hint')}</p>
        <div class={styles.actions}>
          <Button onClick={onChoose}>{t('backup.choose_folder')}</Button>
        </div>
      </Section>
    )
  const state =
    folder.access === 'ok'
      ? folder.at === undefined
        ? t('backup.folder_waiting')
        : t('backup.folder_at', { when: formatMoment(folder.at) })
      : t(folder.access === 'ask' ? 'backup.folder_ask' : 'backup.folder_failed')
  return (
    <Section title={t('backup.folder')}>
      <p>
        <bdi class={styles.name}>{folder.name}</bdi> · {t(folder.locked ? 'backup.locked' : 'backup.unlocked')}
      </p>
      <p class={folder.access === 'ok' ? styles.text : styles.warning} role="status">
        {state}
      </p>
      <div class={styles.actions}>
        {folder.access === 'ok' ? (
          <Button busy={actions.busy.value} onClick={() => void actions.writeFolder()}>
            {t('backup.write_now')}
          </Button>
        ) : (
          <Button onClick={onChoose}>{t('backup.choose_again')}</Button>
        )}
        <Button kind="quiet" onClick={() => void actions.leaveFolder()}>
          {t('backup.stop_folder')}
        </Button>
      </div>
    </Section>
  )
}

function Copies({ backup, actions, onRestore }: PartProps & { readonly onRestore: (file: string) => void }) {
  const copies = backup?.copies ?? []
  return (
    <Section title={t('backup.copies')}>
      <p class={styles.text}>{t('backup.copies_hint')}</p>
      {copies.length > 0 && (
        <ul class={styles.list}>
          {copies.map((copy) => (
            <CopyLine key={copy.file} copy={copy} onRestore={() => onRestore(copy.file)} />
          ))}
        </ul>
      )}
      <div class={styles.actions}>
        <Button busy={actions.busy.value} onClick={() => void actions.copy()}>
          {t('backup.copy_now')}
        </Button>
      </div>
    </Section>
  )
}

const kibibytes = 1024

function CopyLine({ copy, onRestore }: { readonly copy: BackupCopy; readonly onRestore: () => void }) {
  const when = formatMoment(copy.at)
  return (
    <li class={styles.copy}>
      <div class={styles.about}>
        <p>{when}</p>
        <p class={styles.hint}>
          <bdi>{copy.name}</bdi> · {t('backup.people', { count: copy.people })} ·{' '}
          {t('backup.kilobytes', { count: formatNumber(Math.ceil(copy.size / kibibytes)) })}
        </p>
      </div>
      <Button size="small" onClick={onRestore}>
        {t('backup.use_copy')}
      </Button>
    </li>
  )
}
