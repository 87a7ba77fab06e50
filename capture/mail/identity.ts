import { companyFromDomain, hasLegalForm } from '../normalise/companies'
import { bareName, isName, readNameLine } from '../page/name-line'
import { titleStrength } from '../page/titles'
import { labelledFields } from '../text/fields'
import { hasContact, isProse, namesSender } from './line-features'
import { segmentsOf } from './signature-text'

/** A value of a signature and where it stands. */
export interface Found {
  readonly value: string
  /** Index of its line. */
  readonly line: number
  readonly confidence: number
}

export interface Identity {
  readonly name?: Found
  readonly title?: Found
  readonly company?: Found
}

export interface IdentityHints {
  /** Words of the sender's name and address. */
  readonly tokens: ReadonlySet<string>
  /** The sender's domain where it is a company's. */
  readonly domain?: string
  /** Lines that are part of an address. */
  readonly taken: ReadonlySet<number>
}

interface Piece {
  readonly text: string
  readonly line: number
}

/** Who signs, as what and for whom. A value is only taken where a sign for it is there; the rest stays open. */
export const identityOf = (lines: readonly string[], hints: IdentityHints): Identity => {
  const pieces = lines.flatMap((text, line) => segmentsOf(text).map((segment) => ({ text: segment, line })))
  const name = findName(lines, pieces, hints)
  const labelled = labelledFields(lines)
  const title = findTitle(lines, pieces, name, hints) ?? labelledFound(lines, labelled.title)
  const company = findCompany(lines, pieces, name, title, hints) ?? labelledFound(lines, labelled.company)
  const role = title === undefined ? undefined : { ...title, value: withoutCompany(title.value, company?.value) }
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined || role.value === '' ? {} : { title: role }),
    ...(company === undefined ? {} : { company })
  }
}

const labelledFound = (lines: readonly string[], value: string | undefined): Found | undefined =>
  value === undefined
    ? undefined
    : {
        value,
        line: Math.max(
          0,
          lines.findIndex((line) => line.includes(value))
        ),
        confidence: 0.9
      }

const findName = (lines: readonly string[], pieces: readonly Piece[], { tokens }: IdentityHints): Found | undefined => {
  for (const piece of pieces) {
    if (piece.line > 8) break
    const bare = bareName(piece.text)
    if (namesSender(bare, tokens) && !hasLegalForm(bare) && titleStrength(bare) < 2 && bare.length <= 60) {
      return { value: bare, line: piece.line, confidence: 0.95 }
    }
  }
  for (const [line, text] of lines.slice(0, 4).entries()) {
    const read = readNameLine(text)
    const first = read?.names[0]
    if (first !== undefined && read?.names.length === 1) return { value: first, line, confidence: 0.85 }
    const piece = segmentsOf(text).find((segment) => isName(segment))
    if (piece !== undefined) return { value: bareName(piece), line, confidence: 0.8 }
    if (hasContact(text)) break
  }
  return undefined
}

const findTitle = (
  lines: readonly string[],
  pieces: readonly Piece[],
  name: Found | undefined,
  { taken }: IdentityHints
): Found | undefined => {
  const beside = name === undefined ? undefined : titleBeside(lines[name.line] ?? '', name)
  if (beside !== undefined) return beside
  const from = name?.line ?? 0
  const candidates = pieces.filter(
    (piece) => piece.line >= from && piece.text !== name?.value && !taken.has(piece.line) && !hasContact(piece.text)
  )
  const strong = candidates.find((piece) => strength(piece.text) === 2)
  if (strong !== undefined) return { value: strong.text, line: strong.line, confidence: 0.9 }
  const weak = candidates.find(
    (piece) =>
      name !== undefined && piece.line <= name.line + 1 && strength(piece.text) === 1 && !hasLegalForm(piece.text)
  )
  return weak === undefined ? undefined : { value: weak.text, line: weak.line, confidence: 0.7 }
}

/** A firm's name may hold a word for a job ("Cook & Sons Ltd"); a title that names the firm is cut later. */
const strength = (text: string): number => {
  const parts = companyParts(text)
  return parts === undefined ? (hasLegalForm(text) ? 0 : titleStrength(text)) : titleStrength(parts.title)
}

/** `Jane Doe, Head of Sales`: the rest of the name's own line. */
const titleBeside = (text: string, name: Found): Found | undefined => {
  const at = text.indexOf(name.value)
  if (at === -1) return undefined
  const rest = text.slice(at + name.value.length).replace(/^[\s,|–—:(/-]+|[\s)]+$/gu, '')
  const first = segmentsOf(rest).find((segment) => strength(segment) > 0)
  return first === undefined || hasContact(first) ? undefined : { value: first, line: name.line, confidence: 0.85 }
}

/** `Head of Sales, Acme Ltd`, `CEO at Acme`, `Director @ Acme`. */
const companyParts = (text: string): { title: string; company: string } | undefined => {
  const at = /^(.{2,80}?)\s*(?:\s(?:at|bei|chez|presso|bij|hos|en)\s|@\s?)\s*(.{2,80})$/iu.exec(text)
  if (at?.[1] !== undefined && at[2] !== undefined && titleStrength(at[1]) === 2 && /^[\p{Lu}\p{Lo}\d]/u.test(at[2])) {
    return { title: at[1], company: at[2] }
  }
  for (const match of text.matchAll(/\s*(?:,|\s[-–—:])\s*/gu)) {
    const title = text.slice(0, match.index).trim()
    const company = text.slice(match.index + match[0].length).trim()
    if (titleStrength(title) === 2 && hasLegalForm(company)) return { title, company }
  }
  return undefined
}

const findCompany = (
  lines: readonly string[],
  pieces: readonly Piece[],
  name: Found | undefined,
  title: Found | undefined,
  { domain, taken }: IdentityHints
): Found | undefined => {
  const split = title === undefined ? undefined : companyParts(title.value)
  if (split !== undefined && title !== undefined)
    return { value: tidy(split.company), line: title.line, confidence: 0.85 }
  const free = pieces.filter(
    (piece) => piece.text !== name?.value && !hasEmailOrNumber(piece.text) && !isProse(piece.text)
  )
  for (const piece of free) {
    const legal = legalPrefix(piece.text)
    if (legal !== undefined) return { value: tidy(legal), line: piece.line, confidence: 0.95 }
  }
  const parts = free.flatMap((piece) => [piece.text, ...piece.text.split(/\s*,\s*|\s+-\s+/)]).map(tidy)
  const known = domain === undefined ? undefined : companyFromDomain(domain, parts)
  if (known !== undefined) {
    return { value: known, line: free.find((piece) => piece.text.includes(known))?.line ?? 0, confidence: 0.9 }
  }
  const after = title?.line ?? name?.line
  if (after === undefined) return undefined
  const next = free.find((piece) => piece.line > after && piece.line <= after + 2 && !taken.has(piece.line))
  return next !== undefined && looksLikeFirm(next.text, lines[next.line] ?? '')
    ? { value: tidy(next.text), line: next.line, confidence: 0.6 }
    : undefined
}

const hasEmailOrNumber = (text: string): boolean =>
  text.includes('@') || /\d{5}/.test(text) || /^(?:https?:|www\.)/i.test(text)

/** A firm's name up to its legal form, without the address behind it: `Alpenwerk GmbH, Werkstraße 8`. */
const legalPrefix = (text: string): string | undefined => {
  const parts = text.split(/\s*,\s*(?!(?:inc|ltd|llc|llp|limited|s\.?a|co)\b)/i)
  let joined = ''
  for (const part of parts) {
    joined = joined === '' ? part : `${joined}, ${part}`
    if (joined.length > 100) return undefined
    if (hasLegalForm(part)) return part
    if (hasLegalForm(joined)) return joined
  }
  return undefined
}

/** Two to six words in capitals, no number, no title: the unlabelled line below a title. */
const looksLikeFirm = (text: string, line: string): boolean =>
  text.length >= 3 &&
  text.length <= 60 &&
  !/\d|:/.test(text) &&
  !hasContact(line) &&
  titleStrength(text) === 0 &&
  !isName(text) &&
  !/,/.test(text) &&
  text.split(/\s+/).every((word) => /^(?:[\p{Lu}\p{Lo}&+]|and|of|the|und|et|y|de|für|एवं|और|एंड)/u.test(word))

const tidy = (text: string): string => {
  const bare = text.replace(/^[\s"“'«]+|[\s"”'»,;:|–—-]+$/gu, '').replace(/^(?:for|für|pour)\s+(?=\p{Lu})/iu, '')
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare
}

const withoutCompany = (title: string, company: string | undefined): string => {
  const split = companyParts(title)
  if (split !== undefined) return split.title
  if (company === undefined) return title
  const at = title.indexOf(company)
  return at <= 0 ? title : title.slice(0, at).replace(/[\s,|@–—:(/-]+$/u, '')
}
