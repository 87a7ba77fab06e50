import type { ComponentChildren } from 'preact'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import styles from './chip.module.css'

export interface ChipProps {
  readonly children: ComponentChildren
  readonly tone?: 'neutral' | 'leaf' | 'amber' | 'cloth'
  readonly icon?: IconName
  readonly onRemove?: () => void
  readonly removeLabel?: string
}

/** A word in a pill: a tag, a state. */
export function Chip({ children, tone = 'neutral', icon, onRemove, removeLabel }: ChipProps) {
  return (
    <span class={cx(styles.chip, styles[tone])}>
      {icon && <Icon name={icon} size={14} />}
      <span class={styles.text}>{children}</span>
      {onRemove && (
        <button type="button" class={styles.remove} aria-label={removeLabel} onClick={onRemove}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  )
}
