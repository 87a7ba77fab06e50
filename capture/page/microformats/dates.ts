const DATE = /^\d{4}-(?:\d{2}-\d{2}|\d{3}|\d{2})$/
const ZONE = /(z|[+-]\d{1,2}:?(?:\d{2})?)$/i
const TIME = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*(a\.?m\.?|p\.?m\.?)?$/i

const zone = (text: string): string => text.replace(':', '').toUpperCase()

/** `7pm`, `07:00 p.m.`, `19:00:00-08:00` on a 24-hour clock, zone without a colon. */
const time = (text: string): string | undefined => {
  const found = ZONE.exec(text)
  const bare = found === null ? text : text.slice(0, found.index)
  const match = TIME.exec(bare.trim())
  if (match === null || (match[2] === undefined && match[4] === undefined)) return undefined
  const [, hour = '', minute = '00', second, half] = match
  const afternoon = half?.toLowerCase().startsWith('p')
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (afternoon === true ? 12 : 0)
  const clock = `${String(hours).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`
  return found?.[1] === undefined ? clock : clock + zone(found[1])
}

const isZone = (text: string): boolean => /^(?:z|[+-]\d{1,2}:?(?:\d{2})?)$/i.test(text)

/**
 * Joins the pieces of a date that the value class pattern spreads over elements. A piece that is a whole date and time
 * stays as it is; a lone time takes `lastDate`.
 */
export const joinDate = (pieces: readonly string[], lastDate: string | undefined): string => {
  let date: string | undefined
  let clock: string | undefined
  let offset: string | undefined
  for (const piece of pieces.map((text) => text.trim())) {
    if (/^\d{4}-\d{2}-\d{2}[T ]\d/i.test(piece)) {
      if (date === undefined && clock === undefined) return piece
    } else if (DATE.test(piece)) date ??= piece
    else if (isZone(piece)) offset ??= zone(piece)
    else clock ??= time(piece)
  }
  const day = date ?? (clock === undefined ? undefined : lastDate)
  const moment = clock === undefined ? undefined : clock + (ZONE.test(clock) ? '' : (offset ?? ''))
  return [day, moment].filter((part) => part !== undefined).join(' ') || pieces.join('')
}

/** The day part of a date value, for a following value that has only a time. */
export const dayOf = (value: string): string | undefined => /^\d{4}-(?:\d{2}-\d{2}|\d{3})/.exec(value)?.[0]
