import { signal } from '@preact/signals'

/** What a screen reader is to say next, politely: counts, saves. */
export const announcement = signal('')

export function announce(text: string): void {
  // The same text twice would not be read again without a change.
  announcement.value = announcement.peek() === text ? `${text}\u00a0` : text
}
