/** Dates of birth as address books write them, in columns whose order of day and month has to be told first. */

export type DateOrder = 'dmy' | 'mdy'

const TRIPLE = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{2,4})/
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/
const YEARLESS = /^--(\d{2})-?(\d{2})$/

/**
 * Day or month first: by cells that can only be one of them, else by the dot of the continent, else by `fallback` (English
 * exports of Outlook write the month first, all others the day).
 */
export const dateOrder = (cells: readonly string[], fallback: DateOrder): DateOrder => {
  for (const cell of cells) {
    const match = TRIPLE.exec(cell)
    if (!match) continue
    if (Number(match[1]) > 12 || match[2] === '.') return 'dmy'
    if (Number(match[3]) > 12) return 'mdy'
  }
  return fallback
}

const iso = (year: number, month: number, day: number): string | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** Two digits: people in an address book were born in the last hundred years. */
const fullYear = (text: string, thisYear: number): number => {
  const year = Number(text)
  if (text.length > 2) return year
  const century = Math.floor(thisYear / 100) * 100
  return century + year > thisYear ? century + year - 100 : century + year
}

/** `YYYY-MM-DD`, `--MM-DD`, or undefined for what is no date (`0/0/00` is Outlook's empty one). */
export const readBirthday = (
  text: string,
  order: DateOrder,
  thisYear = new Date().getFullYear()
): string | undefined => {
  const cell = text.trim()
  const standard = ISO.exec(cell)
  if (standard) return iso(Number(standard[1]), Number(standard[2]), Number(standard[3]))
  if (YEARLESS.test(cell)) return cell.replace(YEARLESS, '--$1-$2')
  const match = TRIPLE.exec(cell)
  if (!match) return undefined
  const [first, second] = [Number(match[1]), Number(match[3])]
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return iso(fullYear(match[4] ?? '', thisYear), month, day)
}
