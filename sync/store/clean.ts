/**
 * Plain data whose texts and numbers a document can hold as they are: half surrogate pairs become U+FFFD and -0 becomes
 * 0, as Automerge would make them. Rows and documents would differ otherwise.
 */
export function clean<T>(value: T): T {
  return cleaned(value) as T
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value === 'number') return value + 0
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toWellFormed(), cleaned(item)]))
}
