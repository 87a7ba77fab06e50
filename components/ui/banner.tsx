import type { ComponentChildren } from 'preact'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import styles from './banner.module.css'

export interface BannerProps {
  readonly tone?: 'neutral' | 'amber' | 'cloth'
  readonly icon: IconName
  readonly title?: ComponentChildren
  readonly children?: ComponentChildren
  readonly actions?: ComponentChildren
  /** Read aloud when it appears. */
  readonly alert?: boolean
}

/** A line across the page that says what is the matter and what to do. */
export function Banner({ tone = 'neutral', icon, title, children, actions, alert }: BannerProps) {
  return (
    <div class={cx(styles.banner, styles[tone])} role={alert ? 'alert' : undefined}>
      <Icon name={icon} size={18} />
      <div class={styles.body}>
        {title && <p class={styles.title}>{title}</p>}
        {children && <p>{children}</p>}
        {actions && <div class={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
