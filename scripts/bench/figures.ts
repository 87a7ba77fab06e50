/** What one key measures and what it must keep to. */
export interface Figure {
  readonly key: string
  readonly value: number
  readonly limit: number
  /** Whether more is better; else less is. */
  readonly atLeast?: true
  /** How it came about, for the table. */
  readonly note?: string
}

export const limits = {
  'open.ratio': 1.25,
  'open.vs_blank': 2.5,
  'search.p95_ms': 16,
  'search.vs_minisearch': 2,
  'lookup.ratio': 1.3,
  'save.vs_put': 6,
  'visible.vs_put': 20,
  'store.ratio': 0.5,
  'hub.mem_ratio': 1.3,
  'fill.per_s_ratio': 0.7,
  'import.rows_per_s': 1000,
  'import.vs_floor': 2,
  'import.undo_ratio': 1,
  'import.block_ms': 50,
  'export.vs_json': 5,
  'export.vs_read': 1.5,
  'dupes.ms_per_new': 1.5,
  'sync.mailbox.vs_bytes': 1.6,
  'sync.edit.vs_ping': 3,
  'sync.join.vs_floor': 1.6,
  'sync.join.vs_yjs': 1.2,
  'sync.join.vs_naive': 40,
  'sync.mesh': 3,
  'ui.blocked_ms': 50,
  'sync.reconnect.bytes': 2048,
  'sync.reconnect.segments': 0,
  'size.panel_kb': 60,
  'size.content_kb': 25,
  'size.background_kb': 10
} as const

export type Key = keyof typeof limits

/** Keys of which more is better. */
const atLeast: ReadonlySet<Key> = new Set<Key>(['fill.per_s_ratio', 'import.rows_per_s', 'sync.join.vs_naive'])

export const figure = (key: Key, value: number, note?: string): Figure => ({
  key,
  value: Number(value.toPrecision(3)),
  limit: limits[key],
  ...(atLeast.has(key) ? { atLeast: true as const } : {}),
  ...(note === undefined ? {} : { note })
})

export const holds = ({ value, limit, atLeast: more }: Figure): boolean => (more ? value >= limit : value <= limit)

export function table(figures: readonly Figure[]): string {
  const lines = figures.map((one) => [
    one.key,
    String(one.value),
    `${one.atLeast ? '≥' : '≤'} ${one.limit}`,
    holds(one) ? 'ok' : 'NOT OK',
    one.note ?? ''
  ])
  const rows = [['key', 'value', 'limit', '', 'from'], ...lines]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

const sortedOf = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)

export function quantile(values: readonly number[], part: number): number {
  const sorted = sortedOf(values)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`
