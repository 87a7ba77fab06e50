import { companyFromDomain, hasLegalForm } from '../normalise/companies'
import { isCredential } from '../normalise/name-tokens'
import { bareName, isName, readNameLine } from '../page/name-line'
import { endsInRole, titleStrength } from '../page/titles'
import { labelledFields } from '../text/fields'
import { hasContact, hasUrl, isProse, isRegisterLine, namesSender } from './line-features'
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
export const identityOf = (all: readonly string[], hints: IdentityHints): Identity => {
  const lines = all.map((text) =>
    // Indian letters set the name below a signature in brackets.
    isRegisterLine(text) && !hasLegalForm(text) ? '' : text.replace(/^\s*\(([^()]{3,60})\)\s*$/, '$1')
  )
  const pieces = lines.flatMap((text, line) =>
    segmentsOf(text)
      .flatMap(listed)
      .map((piece) => ({ text: piece, line }))
  )
  const name = findName(lines, pieces, hints)
  const labelled = labelledFields(lines)
  const title = findTitle(lines, pieces, name, hints) ?? labelledFound(lines, labelled.title)
  const company = findCompany(lines, pieces, name, title, hints) ?? labelledFound(lines, labelled.company)
  const role =
    title === undefined
      ? undefined
      : {
          ...title,
          value: withoutName(withoutCompany(title.value, company?.value), name?.value).replace(/[\s,;:|–—-]+$/u, '')
        }
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined || role.value === '' ? {} : { title: role }),
    ...(company === undefined ? {} : { company })
  }
}

/** `Jane Doe, Buyer, Acme Inc. (t) 555 0100`: what stands between the commas, up to the first number or address. */
const listed = (segment: string): string[] => {
  if (!hasContact(segment)) return [segment]
  const parts = segment.split(COMMA)
  if (parts.length < 3 || !isName(parts[0] ?? '')) return [segment]
  return parts
    .map((part) => part.replace(/[\s(]*(?:\p{L}{1,6}[.:)]+)?\s*(?:\S+@|\+?\(?\d[\d\s().-]{5}).*$/u, ''))
    .filter((part) => part !== '')
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
  const own = pieces
    .filter((piece) => piece.line <= 8)
    .map((piece) => ({ value: bareName(piece.text.replace(ON_BEHALF, '')), line: piece.line, confidence: 0.95 }))
    .filter(
      ({ value }) =>
        namesSender(value, tokens) && !hasLegalForm(value) && titleStrength(value) < 2 && value.length <= 60
    )
  const fullest = own.toSorted((one, other) => other.value.split(' ').length - one.value.split(' ').length)[0]
  if (fullest !== undefined) return fullest
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

/** German and Dutch letters say for whom somebody signs: `i. A. Jürgen Obermaier`. */
const ON_BEHALF = /^(?:i\.?\s?[AV]\.?|ppa\.?|p\.\s?p\.|für|f\.d\.R\.)\s+(?=\p{Lu})/u

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
    (piece) =>
      piece.line >= from &&
      !(name?.line === piece.line && piece.text.includes(name.value)) &&
      !taken.has(piece.line) &&
      !hasContact(piece.text)
  )
  const strong = candidates.find(
    (piece) => strength(piece.text, name !== undefined && piece.line <= name.line + 2) === 2
  )
  if (strong !== undefined) return { value: wholeTitle(strong, lines, name), line: strong.line, confidence: 0.9 }
  const next = candidates.find(
    (piece) => name !== undefined && piece.line === name.line + 1 && !hasLegalForm(piece.text)
  )
  if (next === undefined) return undefined
  if (strength(next.text, true) === 1) return { value: next.text, line: next.line, confidence: 0.7 }
  return isBetweenNameAndFirm(next, pieces) ? { value: next.text, line: next.line, confidence: 0.6 } : undefined
}

/** `DGM – Procurement`: a dash inside a title is no separator. */
const wholeTitle = (piece: Piece, lines: readonly string[], name: Found | undefined): string => {
  const line = lines[piece.line] ?? ''
  const whole = line !== piece.text && line.length <= 60 && piece.line !== name?.line && !/[|•·\t]|\s{3}/.test(line)
  return whole && !hasContact(line) && !hasLegalForm(line) ? line.trim() : piece.text
}

/** A short line below the name and above a line with a legal form is what the person does there. */
const isBetweenNameAndFirm = (next: Piece, pieces: readonly Piece[]): boolean =>
  next.text.length <= 50 &&
  !/[\d:,.]/.test(next.text) &&
  !isProse(next.text) &&
  !isName(next.text) &&
  pieces.some((piece) => piece.line > next.line && piece.line <= next.line + 2 && hasLegalForm(piece.text))

/** A firm's name may hold a word for a job ("Cook & Sons Ltd"). Near the name one such word is enough. */
const strength = (text: string, near: boolean): number => {
  const title = companyParts(text)?.title ?? (hasLegalForm(text) ? '' : text)
  const alone = titleStrength(title)
  return alone === 2 || !near || title.length > 80 ? alone : holdsRole(title) ? 2 : alone
}

const holdsRole = (text: string): boolean => {
  const all = text.split(/[^\p{L}\p{M}-]+/u).filter((word) => word !== '')
  return all.length <= 8 && !isProse(text) && all.some((word) => endsInRole(word) || ROLE_END.test(word))
}

/** Ends of compounds that name whoever does the job, in languages that write them as one word. */
const ROLE_END =
  /(?:chef|chefin|sjef|leder|ledare|päällikkö|johtaja|koper|käufer|käuferin|handlare|ansvarig|ansvarlig|sachbearbeiter|vertreter)$/iu

/** `Jane Doe, Head of Sales`: the rest of the name's own line. */
const titleBeside = (text: string, name: Found): Found | undefined => {
  const at = text.indexOf(name.value)
  if (at === -1) return undefined
  const rest = text.slice(at + name.value.length).replace(/^[\s,|–—:(/-]+|[\s)]+$/gu, '')
  // "MD, DM (Cardiology)" are degrees, though MD is a managing director as well.
  if (rest.split(/\s*,\s*/).every((part) => isCredential(part.replace(/\s*\([^()]*\)?$/, '')))) return undefined
  const first = barredOf(rest).find((segment) => strength(segment, true) > 0)
  return first === undefined || hasContact(first) ? undefined : { value: first, line: name.line, confidence: 0.85 }
}

/** The pieces between bars; a wide dash sets pieces apart only where a firm stands behind it. */
const barredOf = (text: string): string[] =>
  text
    .split(/\s*[|•·]\s*|\t+|\s{3,}/u)
    .flatMap((piece) => (piece.length > 60 || hasLegalForm(piece) ? segmentsOf(piece) : [piece]))

/** Those who own or lead a firm have no department: what stands behind the comma is the firm. */
const OWNS =
  /^(?:prop(?:rietor|rietrix|\.)?|owner|(?:co-?)?founder(?: (?:&|and) ceo)?|ceo|managing director|मालिक|प्रोपराइटर|संस्थापक|inhaber(?:in)?|gérante?|titolare|propietari[oa]|proprietári[oa]|eigenaar)$/iu

/** `Head of Sales, Acme Ltd`, `CEO at Acme`, `Director @ Acme`. */
const companyParts = (text: string): { title: string; company: string } | undefined => {
  const at = /^(.{2,80}?)\s*(?:\s(?:at|bei|chez|presso|bij|hos|en)\s|@\s?)\s*(.{2,80})$/iu.exec(text)
  if (at?.[1] !== undefined && at[2] !== undefined && titleStrength(at[1]) === 2 && /^[\p{Lu}\p{Lo}\d]/u.test(at[2])) {
    return { title: at[1], company: at[2] }
  }
  const joined = CJK_FIRM.exec(text)
  if (joined?.[1] !== undefined && joined[2] !== undefined) return { title: joined[2], company: joined[1] }
  for (const match of text.matchAll(/\s*(?:,|\s[-–—:])\s*/gu)) {
    const title = text.slice(0, match.index).trim()
    const company = text.slice(match.index + match[0].length).trim()
    if (hasLegalForm(company) && (titleStrength(title) === 2 || holdsRole(title))) return { title, company }
    if (
      OWNS.test(title) &&
      /^[\p{Lu}\p{Lo}\d]/u.test(company) &&
      titleStrength(company) === 0 &&
      !/[,:@]/.test(company)
    )
      return { title, company }
  }
  return undefined
}

/** `白鳥商事株式会社 営業部 部長`: firm, department, title. */
const CJK_FIRM = /^(\S*(?:株式会社|有限会社|合同会社|有限公司|股份公司|주식회사)\S*)[\s\u3000]+(\S.{0,40})$/u

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
  text.includes('@') || /\d{5}/.test(text) || /^(?:https?:|www\.)/i.test(text) || (!/\s/.test(text) && hasUrl(text))

const isFirm = (text: string): boolean => hasLegalForm(text) || /^\(주\)|\(주\)$|^\(株\)|\(有\)/u.test(text)

const CJK = /[\u3040-\u30ff\u4e00-\u9fff]/

/** A comma that is not the one inside "Co., Ltd.". */
const COMMA = /\s*,(?!\s*(?:inc|ltd|llc|llp|limited|s\.?a|co)\b)\s*/i

/** A firm's name up to its legal form, without the address behind it: `Alpenwerk GmbH, Werkstraße 8`. */
const legalPrefix = (text: string): string | undefined => {
  const words = CJK.test(text) ? text.split(/[\s\u3000]+/) : []
  const written = words.length > 1 ? words.find(isFirm) : undefined
  if (written !== undefined) return written
  const parts = text.split(COMMA)
  let joined = ''
  for (const part of parts) {
    joined = joined === '' ? part.trim() : `${joined}, ${part.trim()}`
    if (joined.length > 100) return undefined
    if (isFirm(part)) return part
    if (isFirm(joined)) return joined
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
  const bare = text
    .replace(/^[\s"“']+|[\s"”',;:|–—-]+$/gu, '')
    .replace(/^(?:(?:for|für|pour)\s+|m\/s\.?\s*|messrs\.?\s+)+(?=[\p{Lu}\p{Lo}])/iu, '')
  return PAIRS.reduce((rest, [open, close]) => {
    if (rest.endsWith(close) && !rest.includes(open)) return rest.slice(0, -1)
    return rest.startsWith(open) && !rest.includes(close) ? rest.slice(1) : rest
  }, bare)
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['«', '»']
]

/** `박서연 과장`: the name stands in its title's line again. */
const withoutName = (title: string, name: string | undefined): string =>
  name !== undefined && title.startsWith(`${name} `) ? title.slice(name.length).trim() : title

const withoutCompany = (title: string, company: string | undefined): string => {
  const split = companyParts(title)
  if (split !== undefined) return split.title
  if (company === undefined) return title
  const at = title.indexOf(company)
  return at <= 0 ? title : title.slice(0, at).replace(/[\s,|@–—:(/-]+$/u, '')
}
