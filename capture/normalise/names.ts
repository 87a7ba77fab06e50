export interface ParsedName {
  /** The name as it is to be shown; the truth. The parts are optional help. */
  readonly display: string
  readonly given?: string
  readonly middle?: string
  readonly family?: string
  readonly prefix?: string
  readonly suffix?: string
}

/** Takes a personal name apart; never forces a split. */
export const parseName = (text: string): ParsedName => {
  const display = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const words = display.split(' ').filter((word) => word !== '')
  const given = words[0]
  const family = words.length > 1 ? words.at(-1) : undefined
  const middle = words.slice(1, -1).join(' ')
  return { display, ...(given && { given }), ...(middle && { middle }), ...(family && { family }) }
}

/** Whether a line looks like the name of one person. */
export const looksLikePersonName = (text: string): boolean =>
  /^\p{Lu}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){1,4}$/u.test(text.trim())
