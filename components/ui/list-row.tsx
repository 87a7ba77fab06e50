import type { ComponentChildren } from 'preact'
import styles from './list-row.module.css'

export interface ListRowProps {
  readonly href?: string | undefined
  readonly leading: ComponentChildren
  readonly title: ComponentChildren
  readonly second?: ComponentChildren
  readonly trailing?: ComponentChildren
  /** Chosen by the arrow keys of a search box that keeps the focus. */
  readonly active?: boolean
  readonly id?: string
  readonly onClick?: (event: MouseEvent) => void
}

/** A line of a list: picture, name, second line, something small at the right. Always two lines high. */
export function ListRow(props: ListRowProps) {
  const content = (
    <>
      {props.leading}
      <span class={styles.body}>
        <span class={styles.title}>{props.title}</span>
        <span class={styles.second}>{props.second}</span>
      </span>
      {props.trailing && <span class={styles.trailing}>{props.trailing}</span>}
    </>
  )
  if (props.href === undefined) return <div class={styles.row}>{content}</div>
  return (
    <a
      class={styles.row}
      href={props.href}
      id={props.id}
      data-row
      data-active={props.active || undefined}
      onClick={props.onClick}
    >
      {content}
    </a>
  )
}
