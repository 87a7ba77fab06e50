import styles from './skeleton.module.css'

/** A grey bar in place of a text, as high as the line it stands in. `width` is in `ch`. */
export function Skeleton({ width }: { readonly width: number }) {
  return <span class={styles.bar} style={{ width: `${width}ch` }} aria-hidden="true" />
}
