import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon'
import styles from './empty.module.css'

export interface EmptyProps {
  readonly icon: IconName
  readonly title: string
  /** What to do about it. */
  readonly text?: string
  readonly children?: ComponentChildren
}

/** What stands where nothing is yet: what this place is for, and the way on. */
export function Empty({ icon, title, text, children }: EmptyProps) {
  return (
    <div class={styles.empty}>
      <span class={styles.picture}>
        <Icon name={icon} size={24} />
      </span>
      <p class={styles.title}>{title}</p>
      {text && <p class={styles.text}>{text}</p>}
      {children && <div class={styles.actions}>{children}</div>}
    </div>
  )
}
