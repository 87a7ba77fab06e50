import { Skeleton } from '../ui/skeleton'
import styles from './page-card.module.css'

/** As high as the card that is coming. */
export function WaitingCard() {
  return (
    <div class={styles.waiting} aria-busy="true">
      <span />
      <span>
        <Skeleton width={18} />
        <Skeleton width={26} />
        <Skeleton width={14} />
      </span>
    </div>
  )
}
