import { t } from '../../platform/i18n'
import styles from './welcome.module.css'

/** The idea in one picture: a mail at the left, the panel that knows who wrote it at the right. */
export function Sketch() {
  return (
    <svg class={styles.sketch} viewBox="0 0 320 180" role="img" aria-label={t('welcome.sketch')}>
      <rect x="4" y="4" width="312" height="172" rx="10" class={styles.sheet} />
      <path d="M4 30h312" class={styles.hair} />
      <circle cx="18" cy="17" r="3.5" class={styles.dot} />
      <circle cx="30" cy="17" r="3.5" class={styles.dot} />
      <circle cx="42" cy="17" r="3.5" class={styles.dot} />
      <path d="M22 52h98M22 74h150M22 88h138M22 102h146M22 128h54M22 140h72" class={styles.words} />
      <rect x="200" y="30" width="116" height="146" class={styles.panel} />
      <path d="M200 30v146" class={styles.hair} />
      <rect x="212" y="44" width="92" height="16" rx="5" class={styles.box} />
      <rect x="212" y="70" width="92" height="64" rx="6" class={styles.box} />
      <circle cx="227" cy="86" r="8" class={styles.face} />
      <path d="M242 83h46M242 91h32M221 106h60M221 116h48" class={styles.words} />
      <rect x="219" y="122" width="38" height="8" rx="4" class={styles.cloth} />
      <path d="M96 134c34 30 72 22 112-24" class={styles.arrow} />
      <path d="M201 111l8-2-1 8" class={styles.arrow} />
    </svg>
  )
}
