/** Runs something when the page has nothing better to do, after what it draws now. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => run(), { timeout: 2000 })
  else setTimeout(run, 200)
}
