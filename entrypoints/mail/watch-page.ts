/** Milliseconds without a change before the page is looked at, and the longest wait while changes never stop. */
const quiet = 120
const longest = 600

/**
 * Calls `look` now and whenever the page may show something else, until the signal ends it. A mail program changes its
 * page hundreds of times a second while it loads, and a hidden page need not be looked at at all.
 */
export function watchPage(look: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstChange = 0

  const run = (): void => {
    timer = undefined
    if (!signal.aborted && document.visibilityState === 'visible') look()
  }
  const changed = (): void => {
    const now = performance.now()
    if (timer === undefined) firstChange = now
    else clearTimeout(timer)
    timer = setTimeout(run, Math.max(0, Math.min(quiet, firstChange + longest - now)))
  }

  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { childList: true, subtree: true })
  globalThis.addEventListener('hashchange', changed, { signal })
  document.addEventListener('visibilitychange', changed, { signal })
  // A frame that has loaded shows another mail and changes nothing in the page around it.
  document.addEventListener('load', changed, { signal, capture: true })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearTimeout(timer)
  })
  run()
}
