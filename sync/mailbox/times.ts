/** When a place is visited: soon after something was saved, and regularly; less and less often while visits fail. */
export interface Times {
  /** Something is to be sent. */
  soon(): void
  now(): void
  /** Resolves when no visit is running; none begins any more. */
  stop(): Promise<void>
}

const longest = 15 * 60_000

/**
 * @param visit whether it went well
 * @param every milliseconds between visits @param quiet milliseconds from what was saved to the visit
 */
export function createTimes(visit: () => Promise<boolean>, every: number, quiet: number): Times {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Infinity
  let failures = 0
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  function at(delay: number): void {
    if (stopped) return
    const time = Date.now() + delay
    if (time >= due) return
    clearTimeout(timer)
    due = time
    timer = setTimeout(start, delay)
  }

  function start(): void {
    due = Infinity
    if (running !== undefined) {
      again = true
      return
    }
    running = attempt()
  }

  async function attempt(): Promise<void> {
    failures = (await visit()) ? 0 : failures + 1
    running = undefined
    at(again ? quiet : pause())
    again = false
  }

  const pause = (): number => Math.min(longest, every * 2 ** Math.min(failures, 10))

  return {
    // Saving goes on while a place cannot be reached: that is no reason to try more often.
    soon: () => at(failures === 0 ? quiet : Math.min(pause(), every)),
    now: () => at(0),
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    }
  }
}
