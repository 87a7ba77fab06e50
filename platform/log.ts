/** One line of what happened; never a person's data. */
export interface LogLine {
  readonly at: number
  readonly level: 'info' | 'warn' | 'error'
  readonly area: string
  readonly text: string
}

const capacity = 300
const lines: LogLine[] = []

function add(level: LogLine['level'], area: string, text: string): void {
  lines.push({ at: Date.now(), level, area, text: text.slice(0, 500) })
  if (lines.length > capacity) lines.shift()
  if (level === 'error') console.error(`[bahi ${area}] ${text}`)
}

/** The one sink of log lines: a ring of the last 300, to be copied from the diagnostics page. */
export const log = {
  info: (area: string, text: string): void => add('info', area, text),
  warn: (area: string, text: string): void => add('warn', area, text),
  error: (area: string, text: string, cause?: unknown): void =>
    add('error', area, cause instanceof Error ? `${text}: ${cause.name}: ${cause.message}` : text),
  lines: (): readonly LogLine[] => lines
}
