import type { ComponentChildren } from 'preact'
import styles from './hidden.module.css'

/** Read aloud, not shown. */
export function Hidden({ children }: { readonly children: ComponentChildren }) {
  return <div class={styles.hidden}>{children}</div>
}
