import type { Activity } from '../records'
import { contentLine, escapeText } from './fold'

/** Activities as events of a calendar (RFC 5545). */

const utc = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replaceAll(/[-:]/g, '')

export const calendarHead = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Bahi//Bahi//EN',
  'CALSCALE:GREGORIAN',
  ''
].join('\r\n')
export const calendarEnd = 'END:VCALENDAR\r\n'

/** @param names of those who took part @param kind the activity's kind in the reader's language */
export function event(activity: Activity, names: readonly string[], kind: string): string {
  const { id, at, subject, notes, minutes, updatedAt } = activity
  const title = [kind, subject].filter((text) => text !== '').join(': ')
  const lines = [
    'BEGIN:VEVENT\r\n',
    contentLine(`UID:${id}@bahi`),
    `DTSTAMP:${utc(updatedAt)}\r\n`,
    `DTSTART:${utc(at)}\r\n`,
    ...(minutes === undefined || minutes <= 0 ? [] : [`DURATION:PT${Math.round(minutes)}M\r\n`]),
    contentLine(`SUMMARY:${escapeText(names.length === 0 ? title : `${title} (${names.join(', ')})`)}`),
    ...(notes === '' ? [] : [contentLine(`DESCRIPTION:${escapeText(notes)}`)]),
    'TRANSP:TRANSPARENT\r\n',
    'END:VEVENT\r\n'
  ]
  return lines.join('')
}
