import { effect, signal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext, useEffect, useMemo } from 'preact/hooks'
import { createMemoryStore, type LocalStore } from '../../platform/storage'

/** Half-typed forms. They survive a closed panel and a closed browser, and never leave this device. */

export const DraftStoreContext = createContext<LocalStore>(createMemoryStore())

export interface Draft<T> {
  readonly value: Signal<T>
  /** False until it is known whether something half-typed was kept. */
  readonly ready: Signal<boolean>
  /** True when something half-typed was found. */
  readonly restored: Signal<boolean>
  /** Forgets what was typed; the form is done or given up. */
  readonly discard: () => void
}

const delay = 200

/**
 * @param decode gives a value for whatever was stored, or `undefined` when it is of no use
 */
export function createDraft<T>(
  store: LocalStore,
  key: string,
  initial: T,
  decode: (stored: unknown) => T | undefined
): Draft<T> & { readonly stop: () => void } {
  const name = `draft.${key}`
  const value = signal(initial)
  const ready = signal(false)
  const restored = signal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsaved = false

  const flush = (): void => {
    clearTimeout(timer)
    if (unsaved) void store.set(name, value.peek())
    unsaved = false
  }
  const controller = new AbortController()
  globalThis.document?.addEventListener('visibilitychange', flush, { signal: controller.signal })
  globalThis.addEventListener?.('pagehide', flush, { signal: controller.signal })

  const load = async (): Promise<void> => {
    const found = decode(await store.get(name))
    if (found !== undefined && value.peek() === initial) {
      value.value = found
      restored.value = true
    }
    ready.value = true
  }
  void load()

  let seen: T = initial
  const stopEffect = effect(() => {
    const now = value.value
    if (!ready.value || now === seen) {
      seen = now
      return
    }
    seen = now
    unsaved = true
    clearTimeout(timer)
    timer = setTimeout(flush, delay)
  })

  return {
    value,
    ready,
    restored,
    discard: () => {
      clearTimeout(timer)
      unsaved = false
      seen = initial
      value.value = initial
      restored.value = false
      void store.remove(name)
    },
    stop: () => {
      flush()
      stopEffect()
      controller.abort()
    }
  }
}

export function useDraft<T>(key: string, initial: T, decode: (stored: unknown) => T | undefined): Draft<T> {
  const store = useContext(DraftStoreContext)
  const draft = useMemo(() => createDraft(store, key, initial, decode), [store, key])
  useEffect(() => draft.stop, [draft])
  return draft
}
