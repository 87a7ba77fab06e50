import type { ComponentChildren, Ref } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { cx } from './cx'
import { Floating } from './floating'
import { Icon, type IconName } from './icon'
import styles from './menu.module.css'

export type MenuEntry =
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'line' }
  | {
      readonly kind: 'item'
      readonly label: string
      readonly icon?: IconName
      /** A quiet text at the right: a key, a count. */
      readonly detail?: string
      /** A quiet line below: what there is to know before choosing. */
      readonly second?: string
      readonly danger?: boolean
      /** Makes it one of several to choose from. */
      readonly chosen?: boolean
      readonly lang?: string
      readonly run: () => void
    }

export interface MenuTrigger {
  readonly expanded: boolean
  readonly controls: string | undefined
  readonly onClick: () => void
  readonly buttonRef: Ref<HTMLButtonElement>
}

export interface MenuProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly end?: boolean
  readonly trigger: (props: MenuTrigger) => ComponentChildren
}

/** A button that opens a list of actions. Arrows move, Enter acts, Escape gives the focus back. */
export function Menu({ label, entries, end, trigger }: MenuProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()

  const items = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const close = (back: boolean): void => {
    setOpen(false)
    if (back) button.current?.focus()
  }

  useLayoutEffect(() => {
    if (!open) return
    const all = items()
    const chosen = all.find((item) => item.getAttribute('aria-checked') === 'true')
    ;(chosen ?? all[0])?.focus()
  }, [open])

  const move = (event: KeyboardEvent): void => {
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all[(to + all.length) % all.length]?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close(true)
    } else if (event.key === 'Tab') close(true)
  }

  return (
    <>
      {trigger({
        expanded: open,
        controls: open ? id : undefined,
        onClick: () => setOpen(!open),
        buttonRef: button
      })}
      {open && (
        <Floating anchor={button} end={end ?? false} onClose={() => close(false)} attributes={{ onKeyDown: move }}>
          <div ref={list} id={id} role="menu" aria-label={label}>
            {entries.map((entry, index) => (
              <Entry key={index} entry={entry} done={() => close(true)} />
            ))}
          </div>
        </Floating>
      )}
    </>
  )
}

function Entry({ entry, done }: { readonly entry: MenuEntry; readonly done: () => void }) {
  if (entry.kind === 'line') return <hr class={styles.line} />
  if (entry.kind === 'note')
    return (
      <p class={styles.note} role="presentation">
        {entry.text}
      </p>
    )
  if (entry.kind === 'heading')
    return (
      <div class={styles.heading} role="presentation">
        {entry.label}
      </div>
    )
  const choice = entry.chosen !== undefined
  return (
    <button
      type="button"
      role={choice ? 'menuitemradio' : 'menuitem'}
      aria-checked={choice ? entry.chosen : undefined}
      tabIndex={-1}
      lang={entry.lang}
      class={cx(styles.item, entry.danger && styles.danger)}
      onClick={() => {
        done()
        entry.run()
      }}
    >
      {entry.icon && <Icon name={entry.icon} size={16} />}
      <span class={styles.text}>
        {entry.label}
        {entry.second && <span class={styles.second}>{entry.second}</span>}
      </span>
      {entry.detail && <span class={styles.detail}>{entry.detail}</span>}
      {entry.chosen && <Icon name="check" size={16} />}
    </button>
  )
}
