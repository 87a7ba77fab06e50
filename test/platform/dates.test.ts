import { afterEach, describe, expect, it } from 'vitest'
import { daysBetween, formatAge, formatCalendarDay, formatMoment, formatWhen } from '../../platform/dates'
import { showLanguage } from '../../platform/i18n'

const now = new Date(2026, 10, 21, 16, 5).getTime()
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

afterEach(() => showLanguage('en'))

describe('the time at the edge of a line', () => {
  it.each([
    [20_000, /^1 min$/],
    [5 * minute, /^5 mins?$/],
    [2 * hour, /^2 hrs?$/],
    [13 * hour, /^3:05 am$/],
    [2 * day, /^Thu$/],
    [9 * day, /^12 Nov$/],
    [400 * day, /^17 Oct 2025$/],
    [-3 * hour, /^7:05 pm$/]
  ])('%d ms ago → %s', (age, expected) => expect(formatWhen(now - age, now)).toMatch(expected))

  it('is written in the chosen language', async () => {
    await showLanguage('hi')
    expect(formatWhen(now - 9 * day, now)).toMatch(/12 नव/)
  })
})

describe('how long ago', () => {
  it.each([
    [1 * hour, 'today'],
    [20 * hour, 'yesterday'],
    [12 * day, '12 days ago'],
    [90 * day, '3 months ago'],
    [1100 * day, '3 years ago']
  ])('%d ms → %s', (age, expected) => expect(formatAge(now - age, now)).toBe(expected))

  it('counts midnights, not hours', () => {
    const late = new Date(2026, 10, 20, 23, 59).getTime()
    const early = new Date(2026, 10, 21, 0, 1).getTime()
    expect(daysBetween(late, early)).toBe(1)
    expect(daysBetween(early, late)).toBe(-1)
  })
})

describe('days of the calendar', () => {
  it('are written out, with or without the year, in any time zone', () => {
    expect(formatCalendarDay('1990-05-17')).toBe('17 May 1990')
    expect(formatCalendarDay('--02-29')).toBe('29 February')
  })

  it('what is no date stays as it is', () => {
    for (const text of ['', 'soon', '1990-5-1', '١٩٩٠-٠٥-١٧']) expect(formatCalendarDay(text)).toBe(text)
  })

  it('a moment names its day and time', () => {
    expect(formatMoment(now)).toMatch(/^Sat,? 21 Nov,? 2026.*4:05\spm$/)
  })
})
