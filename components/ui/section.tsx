import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import styles from './section.module.css'

export interface SectionProps {
  readonly title: string
  readonly aside?: ComponentChildren
  readonly children: ComponentChildren
}

/** A quiet heading with something at its right, and what belongs under it. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section class={styles.section} aria-labelledby={id}>
      <div class={styles.head}>
        <h2 class={styles.title} id={id}>
          {title}
        </h2>
        {aside && <div class={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}
