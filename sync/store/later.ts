import { log } from '../../platform/log'

/** Work that follows commands but need not follow each of them. */
export interface Later {
  /** Do it after a quiet moment, or at the latest after `longest`. */
  ask(): void
  /** Do it now, and wait for it. */
  now(): Promise<void>
  stop(): Promise<void>
}

/** Milliseconds until work that failed is tried again. */
const retryAfter = 10_000

/** @param quiet,longest milliseconds */
export function createLater(area: string, work: () => Promise<void>, quiet: number, longest: number): Later {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false

  function start(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    since = undefined
    running = running.then(work).catch((error: unknown) => {
      if (stopped) return
      log.error('store', `${area} failed`, error)
      timer ??= setTimeout(() => void start(), retryAfter)
    })
    return running
  }

  return {
    ask: () => {
      if (stopped) return
      since ??= Date.now()
      clearTimeout(timer)
      timer = setTimeout(() => void start(), Math.max(0, Math.min(quiet, since + longest - Date.now())))
    },
    now: start,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    }
  }
}
