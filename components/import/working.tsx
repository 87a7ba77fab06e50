import type { Status } from '../../sync/api'
import { t } from '../../platform/i18n'
import { useStatus } from '../state/use-live'
import { Button } from '../ui/button'
import type { Stage } from './import-state'
import styles from './import.module.css'

export interface WorkingProps {
  readonly stage: Extract<Stage, { kind: 'working' }>
  readonly share: number
  readonly onCancel: () => void
}

/** Share of saving that is the page's part: reading the file once more and handing it over. */
const handedOver = 0.35

function shareOf(stage: WorkingProps['stage'], share: number, work: Status['work']): number {
  if (stage.what !== 'saving') return share
  const saved = work?.kind === 'import' && work.total > 0 ? work.done / work.total : 0
  return share * handedOver + saved * (1 - handedOver)
}

/** How far it is, how long it still takes, and the way out. */
export function Working({ stage, share, onCancel }: WorkingProps) {
  const work = useStatus().value?.work
  const saving = stage.what === 'saving' && work?.kind === 'import'
  const done = shareOf(stage, share, work)
  const left = timeLeft(Date.now() - stage.since, done)
  return (
    <div class={styles.working}>
      <p class={styles.dropTitle} role="status">
        {t(`import.working.${stage.what}`)}
      </p>
      <progress class={styles.progress} value={done} max={1} aria-label={t(`import.working.${stage.what}`)} />
      <p class={styles.quiet}>{left ?? ' '}</p>
      {saving ? (
        <p class={styles.quiet}>{t('import.working.safe')}</p>
      ) : (
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
      )}
    </div>
  )
}

/** Enough has been done for an estimate. */
const knownAfter = 0.05
const minute = 60_000

/** @param elapsed milliseconds */
function timeLeft(elapsed: number, share: number): string | undefined {
  if (share < knownAfter || elapsed < 2000) return undefined
  const left = (elapsed * (1 - share)) / share
  return left < minute
    ? t('import.left_seconds', { count: Math.max(1, Math.ceil(left / 1000)) })
    : t('import.left_minutes', { count: Math.ceil(left / minute) })
}
