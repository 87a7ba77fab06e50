import { browser } from 'wxt/browser'

/** Firefox ends a background page 30 seconds after its last event; an open page of ours is one often enough. */
const beatMilliseconds = 20_000

let beat: ReturnType<typeof setInterval> | undefined

const ask = (): void => {
  // Nobody answers this message; that is no failure.
  browser.runtime.sendMessage({ kind: 'hub.wake' }).catch(() => undefined)
}

/** Milliseconds. A page reads and paints without the hub, which mostly runs; waking it must not slow the start. */
const afterStart = 100

/** For clients of the hub in a page that starts: they speak to it when the page has most likely been drawn. */
export const greetLater = (greeting: () => void): void => void setTimeout(greeting, afterStart)

let asking: ReturnType<typeof setTimeout> | undefined

/**
 * Asks the background to start the hub unless it runs, a moment later and once for all who ask meanwhile. On Firefox also
 * keeps it awake for as long as this page is open.
 */
export function wakeHub(): void {
  asking ??= setTimeout(() => {
    asking = undefined
    ask()
  }, afterStart)
  if (import.meta.env.FIREFOX) beat ??= setInterval(ask, beatMilliseconds)
}
