import { useContext } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { HistoryContext } from './history-context'
import styles from './field-label.module.css'

export interface FieldLabelProps {
  readonly label: string
  /** The stored key, or what several begin with. */
  readonly field: string | undefined
}

/** The name of a value; a press tells who changed it. By keyboard the record's menu does, for all values at once. */
export function FieldLabel({ label, field }: FieldLabelProps) {
  const open = useContext(HistoryContext)
  if (open === undefined || field === undefined) return <>{label}</>
  return (
    <span class={styles.name}>
      {label}
      <button
        type="button"
        aria-hidden="true"
        tabIndex={-1}
        class={styles.ask}
        title={t('history.ask', { what: label })}
        onClick={() => open(field)}
      />
    </span>
  )
}
