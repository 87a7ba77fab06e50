/** Runs something when the page has nothing better to do, after what it draws now. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => run(), { timeout: 2000 })
  else setTimeout(run, 200)
}

/** Milliseconds. A page that nobody sees has no frames. */
const atMost = 100

/** Runs something when what has just been drawn is on the screen. */
export function whenDrawn(run: () => void): void {
  let done = false
  const once = (): void => {
    if (done) return
    done = true
    run()
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, atMost)
}
