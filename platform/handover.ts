import { browser } from 'wxt/browser'

/** What the user pointed at outside the panel. */
export type Target =
  /** The page in the tab, by the toolbar button, the key or the menu. */
  | { readonly kind: 'page' }
  /** The mail that is open in the tab. */
  | { readonly kind: 'mail' }
  /** Selected text; the browser's copy of it has lost its line ends, so it is only there for want of better. */
  | { readonly kind: 'selection'; readonly text: string; readonly frameId: number }
  /** A `mailto:` or `tel:` link. */
  | { readonly kind: 'link'; readonly href: string }

/**
 * What a click outside the panel leaves for the panel of that window, which may only be opening. Kept in the extension's
 * session memory: never on disk, not readable by pages or content scripts, gone with the browser.
 */
export interface Handover {
  /** When it was made, milliseconds; also tells two clicks apart. */
  readonly at: number
  readonly tabId: number
  readonly target: Target
}

const keyOf = (windowId: number): string => `handover.${windowId}`

/** Leaves something for the panel of a window; what lay there is replaced. */
export async function handOver(windowId: number, handover: Handover): Promise<void> {
  await browser.storage.session.set({ [keyOf(windowId)]: handover })
}

/** Forgets what was left for a window, when it has closed or the panel has taken it. */
export async function dropHandover(windowId: number): Promise<void> {
  await browser.storage.session.remove(keyOf(windowId))
}

/** Shows what lies there for a window, now and whenever something is left, until the signal ends it. */
export function watchHandover(windowId: number, show: (handover: Handover) => void, signal: AbortSignal): void {
  const key = keyOf(windowId)
  const area = browser.storage.session
  const tell = (value: unknown): void => {
    // Only our own trusted pages can write here, so the shape is ours.
    if (value !== undefined && !signal.aborted) show(value as Handover)
  }
  const changed = (changes: Readonly<Record<string, { newValue?: unknown }>>): void => {
    if (Object.hasOwn(changes, key)) tell(changes[key]?.newValue)
  }
  area.onChanged.addListener(changed)
  signal.addEventListener('abort', () => area.onChanged.removeListener(changed))
  void area.get(key).then((values) => tell(values[key]))
}
