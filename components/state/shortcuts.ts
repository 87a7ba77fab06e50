import { signal, type ReadonlySignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

/** One key and what it does. */
export interface Shortcut {
  /** As in `KeyboardEvent.key`: `/`, `n`, `Escape`, `ArrowDown`. */
  readonly key: string
  readonly label: MessageKey
  /** Returns `false` when it had nothing to do: then the key goes on to others. */
  readonly run: (event: KeyboardEvent) => boolean | void
  /** Also works while a text is being typed. Never for single letters. */
  readonly always?: boolean
}

const storageKey = 'bahi.keys'
const enabled = signal(globalThis.localStorage?.getItem(storageKey) !== 'off')
const layers = signal<readonly (() => readonly Shortcut[])[]>([])

/** Single-letter keys can be switched off (WCAG 2.1.4); named keys stay. */
export const lettersEnabled: ReadonlySignal<boolean> = enabled

export function enableLetters(on: boolean): void {
  globalThis.localStorage?.setItem(storageKey, on ? 'on' : 'off')
  enabled.value = on
}

/** All keys that work now, for the list of keys. */
export const activeShortcuts = (): readonly Shortcut[] => layers.value.flatMap((layer) => layer())

/** Keys that work while the component is there. A later layer comes before an earlier one. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const held = useRef(shortcuts)
  held.current = shortcuts
  useEffect(() => {
    const layer = (): readonly Shortcut[] => held.current
    layers.value = [...layers.peek(), layer]
    return () => {
      layers.value = layers.peek().filter((other) => other !== layer)
    }
  }, [])
}

const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]'

/** Whether a key would go into something that is being typed in or chosen from. */
export const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.matches(typing)

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  const single = event.key.length === 1
  if (single && !enabled.value) return
  const busy = isTyping(event.target)
  for (const layer of layers.peek().toReversed()) {
    for (const shortcut of layer()) {
      if (shortcut.key !== event.key || (busy && (single || !shortcut.always))) continue
      if (shortcut.run(event) === false) continue
      event.preventDefault()
      return
    }
  }
}

export function startShortcuts(signal: AbortSignal): void {
  addEventListener('keydown', handleKey, { signal })
}
