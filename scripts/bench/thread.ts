/** From now on: the longest time for which this thread, which all pages of the extension share, did nothing else. */
export function watchThread(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 4)
  return () => {
    clearInterval(timer)
    return longest
  }
}
