import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { PastChange } from '../../crm/past'
import type { RecordClass, RecordId, Scalar } from '../../crm/types'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { fieldWord } from '../people/field-words'
import { useTeamView } from '../state/team'
import { useCommand } from '../state/use-command'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { PastEntry } from './past-entry'
import { isShown, stateAfter } from './past-lines'
import styles from './history.module.css'

export interface HistoryDialogProps {
  readonly cls: Extract<RecordClass, 'person' | 'company'>
  readonly id: RecordId
  readonly name: string
  /** A key, or what several keys begin with; absent: the whole record. */
  readonly field?: string | undefined
  readonly onClose: () => void
}

/** Who changed what, when, before what and from which source; each earlier value can be used again. */
export function HistoryDialog({ cls, id, name, field, onClose }: HistoryDialogProps) {
  const past = useSignal<readonly PastChange[] | 'failed' | undefined>(undefined)
  const { run, save } = useCommand()
  const team = useTeamView().value
  const load = async (): Promise<void> => {
    const outcome = await run({ kind: 'history', record: id }, { quiet: true })
    past.value = outcome.ok ? (outcome.value.history ?? []) : 'failed'
  }
  useEffect(() => void load(), [id])
  const put = async (set: Record<string, Scalar | null>, done: string): Promise<void> => {
    const outcome = await save([{ cls, id, create: false, set }], { done })
    if (outcome.ok) await load()
  }
  const found = past.value
  const entries = Array.isArray(found) ? found.filter((change) => isShown(change, field)).toReversed() : []
  const title =
    field === undefined ? t('history.title', { name }) : t('history.field_title', { field: fieldWord(field) })
  return (
    <Dialog title={title} onClose={onClose}>
      {found === undefined && <p class={styles.note}>{t('history.reading')}</p>}
      {found === 'failed' && (
        <p class={styles.note} role="alert">
          {t('history.failed')}
        </p>
      )}
      {Array.isArray(found) && entries.length === 0 && <p class={styles.note}>{t('history.empty')}</p>}
      <ol class={styles.list} aria-busy={found === undefined}>
        {entries.map((change, index) => (
          <PastEntry
            key={`${change.command} ${change.record} ${index}`}
            change={change}
            field={field}
            team={team}
            latest={index === 0}
            onRestore={(key, value) => void put({ [key]: value }, t('history.restored'))}
          >
            {field === undefined && index > 0 && change.record === id && (
              <Button
                kind="link"
                size="small"
                onClick={() =>
                  void put(
                    stateAfter(Array.isArray(found) ? found : [], change),
                    t('history.record_restored', { when: formatMoment(change.at) })
                  )
                }
              >
                {t('history.restore_record')}
              </Button>
            )}
          </PastEntry>
        ))}
      </ol>
    </Dialog>
  )
}
