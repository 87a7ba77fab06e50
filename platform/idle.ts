/** Runs something when the page has nothing better to do, after what it draws now. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => run(), { timeout: 2000 })
  else setTimeout(run, 200)
}

/** Runs something when what is drawn now is on the screen: behind the next frame. */
export function whenDrawn(run: () => void): void {
  requestAnimationFrame(() => void setTimeout(run))
}
