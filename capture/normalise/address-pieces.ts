import { countryByName, regionCountry } from './address-lookup'
import { hasStreetWord, postBox, UNITS } from './address-words'
import { asciiDigits, tidy } from './plain-text'

/** A part of an address between commas or line ends. */
export interface Piece {
  readonly text: string
  /** Number of the line it stood in. */
  readonly line: number
}

const MAX_TEXT = 800
const MAX_PIECES = 40

const LABEL =
  /^\s*(?:(?:our|postal|mailing|office|head office|registered office|regd\.?(?: office)?|corporate office|branch office|visiting|street|work|business|company|billing|shipping)\s+)?(?:address|addr\.?|adresse|anschrift|dirección|direccion|indirizzo|endereço|endereco|adres|adress|osoite|cím|adresa|адрес|पता|ठिकाना|मुख्यालय|कार्यालय का पता|पत्ता|ঠিকানা|முகவரி|చిరునామా|ವಿಳಾಸ|വിലാസം|સરનામું|ਪਤਾ|地址|住所|所在地|주소|head office|registered office|regd\.? office|corporate office|corporate address|headquarters|hq|location|mail to|visit us)\s*[:：–-]\s*/iu

/** The comma parts of an address, labels taken off. */
export const piecesOf = (raw: string): Piece[] =>
  asciiDigits(raw.slice(0, MAX_TEXT))
    .split(/\r?\n|\s*[|•·◊]\s*/u)
    .flatMap((line, at) =>
      tidy(line)
        .replace(LABEL, '')
        .split(/\s*[,;،、，]\s*/u)
        .map((text) => ({
          text: text
            .replace(/^[-–—*>\s]+|[\s.]+$/gu, (edge) => (/\./u.test(edge) && /\p{L}\.$/u.test(text) ? '.' : ''))
            .trim(),
          line: at
        }))
    )
    .filter((piece) => piece.text !== '')
    .slice(0, MAX_PIECES)

/** Whether a piece is a street, a house, a box or a unit rather than the name of a place. */
export const isStreetLike = (text: string): boolean =>
  hasStreetWord(text) ||
  /^(?:no\.?\s*)?#?\d/iu.test(text) ||
  /\d\s?\p{L}?$/u.test(text) ||
  postBox(text) !== undefined ||
  UNITS.has(text.toLowerCase().split(/[\s.]/u)[0] ?? '')

/** Countries and the territories whose addresses name both. */
const TERRITORIES: Readonly<Record<string, string>> = {
  FR: 'GP MQ GF RE YT BL MF PM NC PF WF',
  FI: 'AX',
  NL: 'AW CW SX BQ',
  GB: 'FK GS IO GI GG JE IM BM KY VG AI MS TC SH PN',
  DK: 'GL FO',
  CN: 'HK MO',
  AU: 'CX CC HM NF',
  US: 'PR GU VI AS MP UM',
  NO: 'SJ BV'
}

export interface CountryFound {
  readonly country: string
  readonly pieces: Piece[]
  /** The country stood first: the order is from the large to the small. */
  readonly reversed: boolean
}

const without = (pieces: readonly Piece[], at: number): Piece[] => pieces.filter((_, index) => index !== at)

/** Georgia is a country in a line of its own, and the American state behind a comma or beside a ZIP code. */
const isState = (pieces: readonly Piece[], at: number): boolean => {
  const piece = pieces[at]
  if (!piece || !/^georgia\.?$/iu.test(piece.text)) return false
  const own = pieces.every((other, index) => index === at || other.line !== piece.line)
  const zip = pieces.some((other) => /\b\d{5}(?:-\d{4})?$/u.test(other.text))
  const caucasus = pieces.some((other) => /tbilisi|batumi|kutaisi|rustavi/iu.test(other.text))
  return !caucasus && (zip || !own)
}

const territoryOf = (country: string, pieces: readonly Piece[]): { country: string; pieces: Piece[] } => {
  const last = pieces.at(-1)
  const below = last && /^\D+$/u.test(last.text) ? countryByName(last.text) : undefined
  if (below && (TERRITORIES[country] ?? '').includes(below)) return { country: below, pieces: pieces.slice(0, -1) }
  const tail = last ? trailingCountry(last.text) : undefined
  if (tail && !/^\D+\s\d+$/u.test(last?.text ?? '') && (TERRITORIES[country] ?? '').includes(tail.country)) {
    return { country: tail.country, pieces: [...pieces] }
  }
  return { country, pieces: [...pieces] }
}

/** A country that the last words of a piece name: "98000 Monaco", "Rue Henri Barbusse Paris France". */
export const trailingCountry = (text: string): { country: string; rest: string } | undefined => {
  const words = text.split(' ')
  for (let count = Math.min(5, words.length - 1); count >= 1; count--) {
    const name = words.slice(-count).join(' ')
    const country = countryByName(name)
    if (!country || /^georgia$/iu.test(name) || (/^\(u\.?k\.?\)$/iu.test(name) && /\d{3} ?\d{3}/u.test(text))) continue
    if (regionCountry(words.slice(-count - 1).join(' '), undefined)) return undefined
    const before = words[words.length - count - 1] ?? ''
    if (
      /^(?:de|du|d'|of|the|la|le|di|del|da|do|von|van|new|north|south|east|west|and|rue|via|calle|rua|avenue|avenida)$/iu.test(
        before
      )
    )
      continue
    const rest = words
      .slice(0, -count)
      .join(' ')
      .replace(/[\s,.-]+$/u, '')
    return { country, rest }
  }
  return undefined
}

/** Takes the country off the end (or, in the order of East Asia, the beginning) of an address. */
export const takeCountry = (pieces: readonly Piece[]): CountryFound | undefined => {
  const lastLine = pieces.at(-1)?.line
  const inLast = pieces.filter((piece) => piece.line === lastLine)
  const wholeLine = inLast.length > 1 ? countryByName(inLast.map((piece) => piece.text).join(', ')) : undefined
  if (wholeLine) return { country: wholeLine, pieces: pieces.slice(0, -inLast.length), reversed: false }
  for (const at of [pieces.length - 1, 0]) {
    const piece = pieces[at]
    if (!piece || (at === 0 && pieces.length < 2)) continue
    const country = countryByName(piece.text)
    if (!country || isState(pieces, at)) continue
    const rest = without(pieces, at)
    if (at === 0) return { country, pieces: rest, reversed: true }
    return { ...territoryOf(country, rest), reversed: false }
  }
  const last = pieces.at(-1)
  const first = pieces[0]
  const above = pieces.at(-2)
  const beside =
    above && last && /\d/u.test(last.text) && last.text.length <= 10 ? countryByName(above.text) : undefined
  if (beside !== undefined && !isState(pieces, pieces.length - 2)) {
    return { country: beside, pieces: without(pieces, pieces.length - 2), reversed: false }
  }
  const tail = last ? trailingCountry(last.text) : undefined
  if (
    last &&
    tail &&
    (pieces.length > 1 || tail.rest.split(' ').length >= 3 || /^[A-Z]{0,3}-?\d{4,7}$/u.test(tail.rest))
  ) {
    const rest = [...pieces.slice(0, -1), { text: tail.rest, line: last.line }]
    return { ...territoryOf(tail.country, rest), reversed: false }
  }
  const codeLast = last ? /^(\p{L}[\p{L} .]+?)[ ,-]+([A-Z]{0,3}-?\d[\dA-Z -]{2,9})$/iu.exec(last.text) : null
  const named = codeLast?.[1] ? countryByName(codeLast[1]) : undefined
  if (last && named !== undefined && codeLast?.[2] && !/^georgia$/iu.test(codeLast[1] ?? '')) {
    return { country: named, pieces: [...pieces.slice(0, -1), { text: codeLast[2], line: last.line }], reversed: false }
  }
  const head = first && pieces.length > 1 ? /^(\d{5,7}) (\D+)$/u.exec(first.text) : null
  const country = head?.[2] ? countryByName(head[2]) : undefined
  if (!first || !head?.[1] || !country) return undefined
  return { country, pieces: [{ text: head[1], line: first.line }, ...pieces.slice(1)], reversed: true }
}
