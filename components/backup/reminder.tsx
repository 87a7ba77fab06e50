import type { BackupState } from '../../crm/backup'
import type { Answers } from '../../crm/queries'
import { ownPage, openTab } from '../../platform/browser'
import { t } from '../../platform/i18n'
import type { Status } from '../../sync/api'
import { useCommand } from '../state/use-command'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'

const day = 86_400_000
/** A file that is older than this is no second copy of what was written since. */
const stale = { file: 30 * day, folder: 7 * day }
/** Fewer records than this are quickly typed again. */
const worthIt = 3

/** Why to remind of a backup now: there is none, or it is old. */
export function reminderFor(
  backup: BackupState | undefined,
  counts: Answers['counts'] | undefined,
  now: number
): 'none' | 'old' | undefined {
  if (backup === undefined || counts === undefined) return undefined
  const { person, company, activity, sample } = counts
  if (person + company + activity - sample < worthIt || now < (backup.laterUntil ?? 0)) return undefined
  const { savedAt, folder } = backup
  if (now - (savedAt ?? 0) < stale.file || now - (folder?.at ?? 0) < stale.folder) return undefined
  return savedAt === undefined && folder?.at === undefined ? 'none' : 'old'
}

export interface BackupReminderProps {
  readonly status: Status | undefined
  readonly counts: Answers['counts'] | undefined
  readonly now: number
  /** The full page shows the backup beside it; the panel opens the full page. */
  readonly onOpen?: () => void
}

/** Says that the ledger has no second copy, until it has one. */
export function BackupReminder({ status, counts, now, onOpen }: BackupReminderProps) {
  const { run } = useCommand()
  const why = status?.trouble.length === 0 ? reminderFor(status.backup, counts, now) : undefined
  if (why === undefined) return null
  const open = onOpen ?? (() => void openTab(ownPage('app.html#/backup')))
  return (
    <Banner
      tone="amber"
      icon="shield"
      title={t(why === 'none' ? 'backup.remind_none' : 'backup.remind_old')}
      actions={
        <>
          <Button size="small" onClick={open}>
            {t('backup.remind_open')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => void run({ kind: 'backup.later' })}>
            {t('backup.remind_later')}
          </Button>
        </>
      }
    >
      {t('backup.remind_text')}
    </Banner>
  )
}
