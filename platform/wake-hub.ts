import { browser } from 'wxt/browser'

/** Firefox ends a background page 30 seconds after its last event; an open page of ours is one often enough. */
const beatMilliseconds = 20_000

let beat: ReturnType<typeof setInterval> | undefined

const ask = (): void => {
  // Nobody answers this message; that is no failure.
  browser.runtime.sendMessage({ kind: 'hub.wake' }).catch(() => undefined)
}

/** Asks the background to start the hub unless it runs. On Firefox also keeps it awake for as long as this page is open. */
export function wakeHub(): void {
  ask()
  if (import.meta.env.FIREFOX) beat ??= setInterval(ask, beatMilliseconds)
}
