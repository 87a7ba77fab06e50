import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

const now = signal(Date.now())

/** The time for "5 min" and "yesterday"; moves once a minute while somebody looks. */
export function useNow(): number {
  useEffect(() => {
    now.value = Date.now()
    const timer = setInterval(() => (now.value = Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now.value
}
