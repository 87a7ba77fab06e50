import { normaliseEmail } from '../normalise/emails'

/** Persons as a displayed header names them: either part may be missing. */
export interface Party {
  readonly name?: string
  readonly email?: string
}

const ADDRESS = /[^\s<>()[\]"',;:«»]{1,64}@[^\s<>()[\]"',;:«»]{1,253}/u
const MAX_PARTIES = 200

/**
 * Parses what a mail program displays in From, To and Cc: `"Doe, Jane" <j@x.example>; Bob [mailto:bob@x.example]`,
 * `bob@x.example<mailto:bob@x.example>`, `Jane Doe`.
 */
export const parseParties = (text: string): Party[] =>
  splitParties(text.slice(0, 8_000))
    .slice(0, MAX_PARTIES)
    .map(parseParty)
    .filter((party) => party !== undefined)

/** A semicolon separates always, a comma only after an address: programs display `Last, First <address>` without quotes. */
const splitParties = (text: string): string[] => {
  const parts: string[] = []
  const addressed = text.includes('@')
  let current = ''
  let quote = false
  let depth = 0
  let at = false
  for (const character of text) {
    if (character === '"') quote = !quote
    else if (!quote && (character === '<' || character === '[')) depth += 1
    else if (!quote && (character === '>' || character === ']')) depth = Math.max(0, depth - 1)
    else if (character === '@') at = true
    if (!quote && depth === 0 && (character === ';' || (character === ',' && (at || !addressed)))) {
      parts.push(current)
      current = ''
      at = false
    } else current += character
  }
  parts.push(current)
  return parts
}

/** Lotus Notes: `Jane Doe/HOU/ECT@ECT`. */
const NOTES_PATH = /(?:\/[A-Z][\w ]{0,30}){1,5}(?:@[A-Z][A-Za-z]{0,30}(?![\w.]))?/g

const ON_BEHALF =
  /\s(?:on behalf of|im auftrag von|de la part de|en nombre de|em nome de|per conto di|namens|på vegne af|på uppdrag av|w imieniu|от имени|की ओर से)\s[\s\S]*$/iu

/** One party, or undefined where there is neither a name nor an address. */
export const parseParty = (full: string): Party | undefined => {
  const text = full.replace(ON_BEHALF, '').replace(NOTES_PATH, '')
  const email = ADDRESS.exec(text.replace(/mailto:/gi, ' '))?.[0]?.replace(/[.]+$/, '')
  const name = cleanName(text.replace(/<[^>]*>?|\[[^\]]*\]?|\([^)]*@[^)]*\)/g, ' ').replace(ADDRESS, ' '))
  if (email === undefined) return name === '' ? undefined : { name }
  return name === '' || name.toLowerCase() === email.toLowerCase() ? { email } : { name, email }
}

/** One address, or undefined where the text is more than that. */
export const plainAddress = (raw: string): string | undefined => {
  const value = normaliseEmail(raw)
  return value === undefined || /\s/.test(value) ? undefined : value
}

/** A displayed name without quotes and marks around it. */
export const cleanName = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s"'“”„«»‘’*_,;:<>()[\]-]+|[\s"'“”„«»‘’*_,;:<>([\]-]+$/g, '')
    .trim()
    .slice(0, 200)
