import type { ComponentChildren } from 'preact'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'
import styles from './mailbox.module.css'

export interface PlaceRowProps {
  readonly kind: 'folder' | 'server' | 'file'
  readonly label: string
  readonly state: 'open' | 'busy' | 'failed'
  /** How it stands there. */
  readonly text: string
  readonly role: 'alert' | 'status' | undefined
  /** More there is to say. */
  readonly more?: ComponentChildren
  /** What can be done now. */
  readonly action: ComponentChildren
  /** What the button says that takes it away. */
  readonly away: string
  readonly onAway: () => void
  /** A question that is being asked. */
  readonly children?: ComponentChildren
}

/** One place that carries what is sealed. */
export function PlaceRow({ kind, label, state, text, role, more, action, away, onAway, children }: PlaceRowProps) {
  return (
    <li class={styles.place} data-state={state}>
      <div class={styles.what}>
        <span class={styles.name}>
          <bdi>{label}</bdi>{' '}
          <span class={styles.kind}>{t(kind === 'folder' ? 'mailbox.kind.folder' : 'mailbox.kind.server')}</span>
        </span>
        <span class={styles.state} role={role}>
          {text}
        </span>
        {more}
      </div>
      <div class={styles.does}>
        {action}
        <Button kind="quiet" size="small" icon="trash" label={away} onClick={onAway} />
      </div>
      {children}
    </li>
  )
}
