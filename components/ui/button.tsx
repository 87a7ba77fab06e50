import type { ComponentChildren, Ref } from 'preact'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import styles from './button.module.css'

export interface ButtonProps {
  readonly children?: ComponentChildren
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'link'
  readonly size?: 'small' | 'normal'
  readonly icon?: IconName
  /** The name of a button that shows only an icon; also its tooltip. */
  readonly label?: string
  readonly danger?: boolean
  /** Takes an equal share of its row. */
  readonly wide?: boolean
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly submit?: boolean
  readonly pressed?: boolean
  readonly expanded?: boolean
  readonly controls?: string | undefined
  readonly describedBy?: string | undefined
  readonly buttonRef?: Ref<HTMLButtonElement>
  readonly onClick?: ((event: MouseEvent) => void) | undefined
}

export function Button(props: ButtonProps) {
  const { kind = 'plain', size = 'normal', icon, label, children } = props
  const classes = cx(
    styles.button,
    styles[kind],
    size === 'small' && styles.small,
    !children && styles.icon,
    props.danger && styles.danger,
    props.wide && styles.wide,
    props.busy && styles.busy
  )
  return (
    <button
      ref={props.buttonRef ?? null}
      type={props.submit ? 'submit' : 'button'}
      class={classes}
      aria-label={label}
      title={children ? undefined : label}
      disabled={props.disabled}
      aria-busy={props.busy}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-describedby={props.describedBy}
      onClick={props.onClick}
    >
      {icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton(props: {
  readonly href: string
  readonly children: ComponentChildren
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'link'
  readonly size?: 'small' | 'normal'
  readonly icon?: IconName
  readonly wide?: boolean
  readonly onClick?: (event: MouseEvent) => void
}) {
  const { kind = 'plain', size = 'normal', icon } = props
  return (
    <a
      href={props.href}
      class={cx(styles.button, styles[kind], size === 'small' && styles.small, props.wide && styles.wide)}
      onClick={props.onClick}
    >
      {icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {props.children}
    </a>
  )
}
