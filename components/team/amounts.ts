import { formatAge, formatWhen } from '../../platform/dates'
import { cached, t } from '../../platform/i18n'

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** "3.4 MB". */
export function formatBytes(bytes: number): string {
  const step = Math.min(byteUnits.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const unit = byteUnits[step] ?? 'byte'
  return cached(
    `bytes ${unit}`,
    (tag) =>
      new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: step > 1 ? 1 : 0 })
  ).format(bytes / 1000 ** step)
}

/** Time that is left, roughly. @param left milliseconds */
export function formatLeft(left: number): string {
  const minutes = Math.round(left / 60_000)
  return minutes < 1 ? t('team.joining.moment_left') : t('team.joining.minutes_left', { count: minutes })
}

const recent = 43_200_000

/** How long ago, to stand inside a sentence: "40 mins ago", "2 days ago". Milliseconds. */
export const ago = (at: number, now: number): string =>
  now - at < recent ? t('team.ago', { when: formatWhen(at, now) }) : formatAge(at, now)
