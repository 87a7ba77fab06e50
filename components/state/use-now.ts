import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

const minute = 60_000
const now = signal(Date.now())

/** The time for "5 min" and "yesterday"; moves once a minute while somebody looks. */
export function useNow(): number {
  useEffect(() => {
    // A page that was just made shows the time of its start.
    if (Math.abs(Date.now() - now.peek()) >= minute) now.value = Date.now()
    const timer = setInterval(() => (now.value = Date.now()), minute)
    return () => clearInterval(timer)
  }, [])
  return now.value
}
