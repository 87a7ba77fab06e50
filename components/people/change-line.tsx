import type { LogEntry } from '../../crm/log'
import type { RecordId } from '../../crm/types'
import { t } from '../../platform/i18n'
import { Words } from '../ui/words'
import { changeLines, type ChangeLine } from './change-words'
import styles from './timeline.module.css'

export interface ChangeTextProps {
  readonly entry: LogEntry
  readonly ids: readonly RecordId[]
  /** Takes the change back; left out where that cannot be done any more. */
  readonly onUndo?: (() => void) | undefined
}

const most = 4

/** "Title: Buyer → Head of purchasing · undo" */
export function ChangeText({ entry, ids, onUndo }: ChangeTextProps) {
  const lines = changeLines(entry, ...ids)
  const undone = entry.undoneBy !== undefined
  return (
    <p class={styles.title}>
      <span class={undone ? styles.undone : undefined}>
        {lines.slice(0, most).map((line, index) => (
          <span key={index}>
            {index > 0 && '; '}
            <One line={line} />
          </span>
        ))}
        {lines.length > most && ` ${t('change.more', { count: lines.length - most })}`}
      </span>
      {undone && ` · ${t('change.undone')}`}
      {onUndo && (
        <>
          {' · '}
          <button type="button" class={styles.undo} onClick={onUndo}>
            {undone ? t('change.redo') : t('ui.undo')}
          </button>
        </>
      )}
    </p>
  )
}

function One({ line }: { readonly line: ChangeLine }) {
  if (line.kind === 'said') return <>{line.text}</>
  const { field, from, to } = line
  const places = {
    field,
    from: <bdi>{from}</bdi>,
    to: (
      <b>
        <bdi>{to}</bdi>
      </b>
    )
  }
  if (from === '' || from === to) return <Words k="change.set" places={places} />
  return <Words k={to === '' ? 'change.taken' : 'change.from_to'} places={places} />
}
