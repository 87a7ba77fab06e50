import { cached } from './i18n'

/** Dates and ages as the reader's language writes them. Times are milliseconds since 1970 UTC. */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const formatter = (shape: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  cached(`date ${shape}`, (tag) => new Intl.DateTimeFormat(tag, options))

const relative = (style: 'narrow' | 'long'): Intl.RelativeTimeFormat =>
  cached(`relative ${style}`, (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style }))

const unit = (value: number, name: 'minute' | 'hour'): string =>
  cached(
    `unit ${name}`,
    (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' })
  ).format(value)

/** Number of local midnights between two times. */
export function daysBetween(from: number, to: number): number {
  const start = new Date(from).setHours(0, 0, 0, 0)
  const end = new Date(to).setHours(0, 0, 0, 0)
  return Math.round((end - start) / day)
}

/** A short time for the edge of a line: "5 min", "2 hr", "Tue", "12 Nov", "12 Nov 2025". */
export function formatWhen(at: number, now: number): string {
  const age = now - at
  if (age >= 0 && age < hour) return unit(Math.max(1, Math.floor(age / minute)), 'minute')
  if (age >= 0 && age < 12 * hour) return unit(Math.floor(age / hour), 'hour')
  const days = daysBetween(at, now)
  if (days === 0) return formatter('time', { hour: 'numeric', minute: '2-digit' }).format(at)
  if (days > 0 && days < 7) return formatter('weekday', { weekday: 'short' }).format(at)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return sameYear
    ? formatter('day', { day: 'numeric', month: 'short' }).format(at)
    : formatter('day year', { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** How long ago in words: "today", "yesterday", "12 days ago", "3 months ago". */
export function formatAge(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days < 60) return relative('long').format(-days, 'day')
  if (days < 730) return relative('long').format(-Math.round(days / 30.44), 'month')
  return relative('long').format(-Math.round(days / 365.25), 'year')
}

/** Day and time in full, for a tooltip or a form: "Sat, 21 Nov 2026, 4:05 pm". */
export const formatMoment = (at: number): string =>
  formatter('moment', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit'
  }).format(at)

/** `YYYY-MM-DD`, or `--MM-DD` without the year, in words. Anything else comes back as it is. */
export function formatCalendarDay(text: string): string {
  const parts = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return text
  const [, year, month, date] = parts
  const known = year !== '-'
  const at = Date.UTC(known ? Number(year) : 2000, Number(month) - 1, Number(date))
  const shape: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', timeZone: 'UTC' }
  return known
    ? formatter('calendar year', { ...shape, year: 'numeric' }).format(at)
    : formatter('calendar', shape).format(at)
}
