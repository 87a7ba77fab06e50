import { cx } from './cx'
import { initials } from './initials'
import { Icon } from './icon'
import styles from './avatar.module.css'

export interface AvatarProps {
  readonly name: string
  readonly kind?: 'person' | 'company'
  readonly large?: boolean
}

/** Decoration beside a name that is written out. */
export function Avatar({ name, kind = 'person', large }: AvatarProps) {
  const text = initials(name)
  return (
    <span class={cx(styles.avatar, styles[kind], large && styles.large)} aria-hidden="true">
      {text === '' ? <Icon name={kind === 'company' ? 'company' : 'person'} size={large ? 24 : 16} /> : text}
    </span>
  )
}
