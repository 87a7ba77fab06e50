import { signal } from '@preact/signals'
import type { ComponentChildren, ComponentType } from 'preact'
import { allWords } from '../../platform/i18n'
import { log } from '../../platform/log'

export type LazyPart<Props> = ComponentType<Props> & {
  /** Loads it, so that it can be drawn at once. */
  readonly warm: () => void
}

/**
 * A part of the page whose code and words come when it is first drawn, so that the page itself starts with little. They
 * lie on the same disk, so that the place is empty for a moment only.
 * @param waiting keeps the place, so that nothing below it jumps
 */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting?: ComponentChildren
): LazyPart<Props> {
  const loaded = signal<ComponentType<Props> | undefined>(undefined)
  let asked = false
  const ask = async (): Promise<void> => {
    try {
      const [part] = await Promise.all([load(), allWords()])
      loaded.value = part
    } catch (cause) {
      // The extension was updated below an open page; the next try may find the new files.
      asked = false
      log.error('interface', 'a part of the page could not be loaded', cause)
    }
  }
  const warm = (): void => {
    if (asked) return
    asked = true
    void ask()
  }
  function Lazy(props: Props) {
    const Part = loaded.value
    if (Part) return <Part {...props} />
    warm()
    return (
      <div aria-busy="true" data-lazy>
        {waiting}
      </div>
    )
  }
  return Object.assign(Lazy, { warm })
}
