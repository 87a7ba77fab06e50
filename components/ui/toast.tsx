import { t } from '../../platform/i18n'
import { Icon } from './icon'
import styles from './toast.module.css'

export interface ToastView {
  readonly id: number
  readonly text: string
  readonly undo?: () => void
}

export interface ToastsProps {
  readonly toasts: readonly ToastView[]
  readonly onClose: (id: number) => void
  /** The pointer or the focus is on a toast: it must not go away now. */
  readonly onHold: (held: boolean) => void
}

/** What has just happened, with the way back. Lies above the page and moves nothing. */
export function Toasts({ toasts, onClose, onHold }: ToastsProps) {
  return (
    <div
      class={styles.stack}
      role="status"
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocusIn={() => onHold(true)}
      onFocusOut={() => onHold(false)}
    >
      {toasts.map((toast) => (
        <div key={toast.id} class={styles.toast}>
          <span class={styles.text}>{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              class={styles.undo}
              onClick={() => {
                onClose(toast.id)
                toast.undo?.()
              }}
            >
              {t('ui.undo')}
            </button>
          )}
          <button type="button" class={styles.close} aria-label={t('ui.close')} onClick={() => onClose(toast.id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  )
}
