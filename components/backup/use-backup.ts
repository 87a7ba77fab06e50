import { useSignal, type ReadonlySignal } from '@preact/signals'
import { t } from '../../platform/i18n'
import { log } from '../../platform/log'
import { showToast } from '../state/toasts'
import { useCommand } from '../state/use-command'
import { backupFileName, download, pickFolder } from './files'

export interface BackupActions {
  readonly busy: ReadonlySignal<boolean>
  /** Downloads the whole ledger. @returns whether it worked */
  readonly save: (name: string, passphrase: string) => Promise<boolean>
  readonly chooseFolder: (passphrase: string) => Promise<boolean>
  readonly writeFolder: () => Promise<void>
  readonly leaveFolder: () => Promise<void>
  readonly copy: () => Promise<void>
}

export function useBackup(): BackupActions {
  const { run } = useCommand()
  const busy = useSignal(false)

  async function during<T>(work: () => Promise<T>): Promise<T> {
    busy.value = true
    try {
      return await work()
    } finally {
      busy.value = false
    }
  }

  const locked = (passphrase: string): { passphrase?: string } => (passphrase === '' ? {} : { passphrase })

  return {
    busy,
    save: (name, passphrase) =>
      during(async () => {
        const outcome = await run({ kind: 'backup.save', ...locked(passphrase) })
        if (!outcome.ok || outcome.value.file === undefined) return false
        download(outcome.value.file, backupFileName(name, Date.now()))
        showToast(t('backup.saved'))
        return true
      }),
    chooseFolder: (passphrase) =>
      during(async () => {
        const folder = await pickFolder().catch((error: unknown) => {
          log.error('backup', 'no folder', error)
          showToast(t('backup.folder_failed'))
        })
        if (folder === undefined) return false
        const outcome = await run({ kind: 'backup.folder', folder, ...locked(passphrase) })
        if (outcome.ok) showToast(t('backup.folder_chosen'))
        return outcome.ok
      }),
    writeFolder: () => during(async () => void (await run({ kind: 'backup.folder' }))),
    leaveFolder: () => during(async () => void (await run({ kind: 'backup.folder', folder: null }))),
    copy: () => during(async () => void (await run({ kind: 'backup.copy' })))
  }
}
