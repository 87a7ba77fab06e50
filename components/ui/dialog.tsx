import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { Button } from './button'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
  readonly footer?: ComponentChildren
}

/** A modal dialog while it is rendered. Escape and the cross close it; the focus goes back to where it was. */
export function Dialog({ title, onClose, children, footer }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  useLayoutEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header class={styles.head}>
        <h2 class={styles.title} id={id}>
          {title}
        </h2>
        <Button kind="quiet" size="small" icon="close" label={t('ui.close')} onClick={onClose} />
      </header>
      <div class={styles.body}>{children}</div>
      {footer && <footer class={styles.foot}>{footer}</footer>}
    </dialog>
  )
}
