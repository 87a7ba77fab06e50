import type { Flat, Scalar } from '../../crm/types'

/** The keys to set so that `from` becomes `to`; `null` takes one away. */
export function difference(from: Flat, to: Flat): Record<string, Scalar | null> {
  const set: Record<string, Scalar | null> = {}
  for (const [key, value] of Object.entries(to)) if (!Object.hasOwn(from, key) || from[key] !== value) set[key] = value
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) set[key] = null
  return set
}
