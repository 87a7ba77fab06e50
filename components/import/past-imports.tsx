import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ImportEntry, ImportInfo } from '../../crm/import/info'
import { formatWhen } from '../../platform/dates'
import { formatList, t } from '../../platform/i18n'
import { useLedger } from '../state/client'
import { undo } from '../state/use-command'
import { useLive, useStatus } from '../state/use-live'
import { useNow } from '../state/use-now'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import styles from './import.module.css'

const most = 50

/** "120 added, 14 changed, 3 left out" */
export function summaryOf({ created, updated, same, skipped, rejected }: ImportInfo): string {
  const parts = [
    created > 0 && t('import.summary.created', { count: created }),
    updated > 0 && t('import.summary.updated', { count: updated }),
    same > 0 && t('import.summary.same', { count: same }),
    skipped + rejected > 0 && t('import.summary.left', { count: skipped + rejected })
  ].filter((part) => part !== false)
  return parts.length === 0 ? t('import.summary.nothing') : formatList(parts, 'unit')
}

/** All imports of this device, each of which can be taken back. */
export function PastImports() {
  const all = useLive({ q: 'imports', count: most }).value
  const now = useNow()
  if (all === undefined || all.length === 0) return null
  return (
    <Section title={t('import.past')}>
      <p class={styles.quiet}>{t('import.past_hint')}</p>
      <ul class={styles.past}>
        {all.map((entry) => (
          <PastImport key={entry.id} entry={entry} now={now} />
        ))}
      </ul>
    </Section>
  )
}

function PastImport({ entry, now }: { readonly entry: ImportEntry; readonly now: number }) {
  const ledger = useLedger()
  const busy = useSignal(false)
  const work = useStatus().value?.work
  const working = work?.kind === 'import'
  const undone = entry.undoneBy !== undefined
  const button = useRef<HTMLButtonElement>(null)
  const disabled = working || busy.value
  // A button that is disabled for a while loses the focus.
  const hadFocus = useRef(false)
  useLayoutEffect(() => {
    if (!disabled && hadFocus.current && document.activeElement === document.body) button.current?.focus()
    if (!disabled) hadFocus.current = false
  }, [disabled])
  const turn = async (): Promise<void> => {
    hadFocus.current = document.activeElement === button.current
    busy.value = true
    await undo(ledger, entry.undoneBy ?? entry.id)
    busy.value = false
  }
  return (
    <li class={styles.pastLine}>
      <span class={styles.pastText}>
        <b dir="auto">{entry.info.file}</b>
        <span class={styles.about}>
          {formatWhen(entry.at, now)} · {undone ? t('import.undone') : summaryOf(entry.info)}
        </span>
        {busy.value && (
          <progress
            class={styles.progress}
            value={working ? work.done / work.total : 0}
            max={1}
            aria-label={t(undone ? 'import.redo' : 'ui.undo')}
          />
        )}
      </span>
      <Button size="small" icon="undo" buttonRef={button} disabled={disabled} onClick={() => void turn()}>
        {t(undone ? 'import.redo' : 'ui.undo')}
      </Button>
    </li>
  )
}
