import type { ComponentChildren, HTMLAttributes, RefObject } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { cx } from './cx'
import styles from './floating.module.css'

export interface FloatingProps {
  /** What it hangs on. A press there does not count as a press outside. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly children: ComponentChildren
  /** Hangs on the anchor's right edge and grows to the left. */
  readonly end?: boolean
  /** As wide as the anchor. */
  readonly fit?: boolean
  readonly attributes?: HTMLAttributes<HTMLDivElement>
}

/** A surface in the top layer beside its anchor; a press outside closes it. Keys are the owner's business. */
export function Floating({ anchor, onClose, children, end, fit, attributes }: FloatingProps) {
  const surface = useRef<HTMLDivElement>(null)
  const name = `--a${useId().replace(/[^\w-]/g, '')}`
  const close = useRef(onClose)
  close.current = onClose

  useLayoutEffect(() => {
    const element = surface.current
    const at = anchor.current
    if (!element || !at) return
    at.style.setProperty('anchor-name', name)
    element.style.setProperty('position-anchor', name)
    element.showPopover?.()
    const controller = new AbortController()
    const outside = (event: Event): void => {
      const path = event.composedPath()
      if (!path.includes(element) && !path.includes(at)) close.current()
    }
    document.addEventListener('pointerdown', outside, { capture: true, signal: controller.signal })
    globalThis.addEventListener('blur', () => close.current(), { signal: controller.signal })
    return () => {
      controller.abort()
      at.style.removeProperty('anchor-name')
    }
  }, [anchor, name])

  return (
    <div
      {...attributes}
      ref={surface}
      popover="manual"
      class={cx(styles.surface, end ? styles.end : styles.start, fit && styles.fit)}
    >
      {children}
    </div>
  )
}
