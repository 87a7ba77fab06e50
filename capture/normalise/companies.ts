import { LEADING_FORMS, LEGAL_FORMS, LEGAL_FORMS_SCRIPTS, STRICT_CASE } from './legal-forms'
import { isFreeMail } from './emails'
import { fold, phraseSet, tidy, wordSet } from './plain-text'

export interface ParsedCompany {
  /** As written, tidied. */
  readonly display: string
  /** For comparison only: without legal form, lower case, without accents and punctuation. */
  readonly base: string
  /** The legal form as written. */
  readonly form?: string
}

const MAX_NAME = 200
const MAX_FORM_WORDS = 8

/** Letters and digits only: `S. r. l.`, `S.R.L.` and `Srl` are one form. */
const formKey = (text: string): string =>
  fold(text)
    .replace(/&|\+/gu, '')
    .replace(/\b(?:und|and|et|u)\b/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')

const keys = (list: string): ReadonlySet<string> =>
  new Set(Array.from(phraseSet(list), formKey).filter((key) => key !== ''))

interface Forms {
  readonly trailing: ReadonlySet<string>
  readonly leading: ReadonlySet<string>
  readonly strict: ReadonlyMap<string, ReadonlySet<string>>
  /** Keys of the words that forms end with: a name that ends with none of them has no form. */
  readonly lastWords: ReadonlySet<string>
  readonly firstWords: ReadonlySet<string>
}

let built: Forms | undefined
const forms = (): Forms => {
  if (built) return built
  const strict = new Map<string, Set<string>>()
  for (const spelling of wordSet(STRICT_CASE)) {
    const key = formKey(spelling)
    strict.set(key, (strict.get(key) ?? new Set()).add(spelling).add(spelling.toUpperCase()))
  }
  strict.get('co')?.delete('CO')
  const phrases = [...phraseSet(LEGAL_FORMS), ...phraseSet(LEGAL_FORMS_SCRIPTS)]
  const trailing = new Set(phrases.map(formKey).filter((key) => key !== ''))
  const lastWords = new Set([...trailing, ...phrases.map((phrase) => formKey(phrase.split(' ').at(-1) ?? ''))])
  const leading = keys(LEADING_FORMS)
  const firstWords = new Set([
    ...leading,
    ...Array.from(phraseSet(LEADING_FORMS), (phrase) => formKey(phrase.split(' ')[0] ?? ''))
  ])
  built = { trailing, leading, strict, lastWords, firstWords }
  return built
}

/** Forms that are plain words: part of the legal form in comparison, but no proof that a text is a company. */
const WEAK_FORMS = new Set(
  'registered regd cooperative coop unlimited establishment chartered verein stiftung spol obrt fond filial forening company co partnerschaft pa na'.split(
    ' '
  )
)

/** Whether a short form is written the way forms are written, not as a word or a state: `AG`, `a.s.`, not `as`, `CO`. */
const wellWritten = (written: string, key: string, strict: boolean): boolean => {
  const spellings = forms().strict.get(key)
  if (
    !spellings ||
    (!strict && key.length > 1 && !/^(?:no|me|is|as|if|pa|na|co|ca|ii|ac|sc|ip|mb|vi|da|et|ad|or|pp)$/u.test(key))
  )
    return true
  const letters = written.replace(/[^\p{L}]/gu, '')
  return (
    spellings.has(letters) ||
    /\p{L}\.\s?\p{L}/u.test(written) ||
    (written.endsWith('.') && key.length > 1 && key !== 'no')
  )
}

interface Cut {
  readonly base: string
  readonly form: string
  readonly key: string
}

const words = (text: string): { text: string; start: number; end: number }[] =>
  [...text.matchAll(/[^\s,;/()[\]-]+|[()[\]/-]/gu)].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length
  }))

/** One letter of the form in brackets, as Korean and Japanese firms write it: `(주)한국전자`, `山田製作所（株）`. */
const BRACKETED = '[(（][주유株有合資名社財学医][)）]'
const BRACKETED_BEHIND = new RegExp(`\\s*(${BRACKETED})$`, 'u')
const BRACKETED_BEFORE = new RegExp(`^(${BRACKETED})\\s*`, 'u')

const bracketedForm = (name: string, place: RegExp): Cut | undefined => {
  const found = place.exec(name)
  const form = found?.[1]
  const base = found === null ? '' : name.replace(place, '')
  return form === undefined || !/\p{L}/u.test(base) ? undefined : { base, form, key: form.slice(1, -1) }
}

const trailingForm = (name: string, strict: boolean): Cut | undefined => {
  const bracketed = bracketedForm(name, BRACKETED_BEHIND)
  if (bracketed) return bracketed
  const lastKey = formKey(/[^\s,;/()[\]-]+[^\p{L}\p{M}\p{N}]*$/u.exec(name.slice(-40))?.[0] ?? '')
  if (lastKey.length > 1 && !forms().lastWords.has(lastKey)) return gluedForm(name)
  const list = words(name)
  let best: Cut | undefined
  for (let count = 1; count <= Math.min(MAX_FORM_WORDS, list.length - 1); count++) {
    const first = list[list.length - count]
    if (!first) break
    const form = name.slice(first.start)
    const key = formKey(form)
    if (!forms().trailing.has(key) || !wellWritten(form, key, strict)) continue
    const before = name.slice(0, first.start)
    if (key.length <= 2 && /,\s*$/u.test(before) && !/\./u.test(form) && /^(?:pa|na|co|la|ca)$/u.test(key)) continue
    const base = before.replace(/[\s,;&+/([-]+$/u, '')
    if (/[\p{L}\p{N}]/u.test(base)) best = { base, form: form.replace(/^[\s()-]+|[\s)]+$/gu, ''), key }
  }
  return best ?? gluedForm(name)
}

/** Scripts without blanks: the form is the end of the word. */
const gluedForm = (name: string): Cut | undefined => {
  if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(name)) return undefined
  for (let length = Math.min(10, name.length - 1); length >= 1; length--) {
    const form = name.slice(-length)
    const key = formKey(form)
    if (/[^\p{Script=Latin}\s]$/u.test(form) && forms().trailing.has(key))
      return { base: name.slice(0, -length).trim(), form, key }
  }
  return undefined
}

const leadingForm = (name: string): Cut | undefined => {
  const bracketed = bracketedForm(name, BRACKETED_BEFORE)
  if (bracketed) return bracketed
  const firstKey = formKey(/^[^\s,;/()[\]-]+/u.exec(name.slice(0, 40))?.[0] ?? '')
  const list = firstKey.length > 1 && !forms().firstWords.has(firstKey) ? [] : words(name)
  for (let count = Math.min(MAX_FORM_WORDS, list.length - 1); count >= 1; count--) {
    const last = list[count - 1]
    if (!last) continue
    const form = name.slice(0, last.end)
    const key = formKey(form)
    if (!forms().leading.has(key) || !wellWritten(form, key, true)) continue
    const base = name.slice(last.end).replace(/^[\s,.;:"'«“„]+/u, '')
    if (/[\p{L}\p{N}]/u.test(base)) return { base, form, key }
  }
  if (!/[\p{Script=Han}\p{Script=Hangul}㈱㈲㈜]/u.test(name)) return undefined
  for (let length = Math.min(8, name.length - 1); length >= 1; length--) {
    const form = name.slice(0, length)
    const key = formKey(form)
    if (forms().leading.has(key) || /^[㈱㈲㈜]$/u.test(form)) return { base: name.slice(length).trim(), form, key }
  }
  return undefined
}

const comparable = (text: string): string =>
  fold(text)
    .replace(/&|\+/gu, ' and ')
    .replace(/['’`.]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/^the (?=\S)/u, '')
    .trim()

const cuts = (display: string): { base: string; form?: string } => {
  let base = display
  const found: string[] = []
  for (let round = 0; round < 3; round++) {
    const cut = trailingForm(base, false)
    if (!cut) break
    base = cut.base
    found.unshift(cut.form)
  }
  const leading = leadingForm(base)
  if (leading) {
    base = leading.base
    found.unshift(leading.form)
  }
  return { base, ...(found.length > 0 && { form: found.join(' ') }) }
}

/** What stands behind is a trade name: "Acme LLC dba Valley Plastics". */
const TRADING_AS =
  /[\s,]+(?:d\s?\/?\s?b\s?\/?\s?a|t\/a|trading as|doing business as|also known as|formerly known as|formerly)\.?\s+/iu

/** Splits a company name into what is compared and its legal form; the display name keeps everything. */
export const parseCompany = (text: string): ParsedCompany => {
  const display = tidy(text.slice(0, 4 * MAX_NAME))
    .slice(0, MAX_NAME)
    .replace(/^["'“«‹]([^"'“”«»‹›]+)["'”»›]$/u, '$1')
    .trim()
  const { base, form } = cuts(display.split(TRADING_AS)[0] ?? display)
  return { display, base: comparable(base) || comparable(display), ...(form && { form }) }
}

/**
 * Whether a text ends (or, where that is usual, begins) with a legal form that no plain word is: a strong sign that a line
 * names a company.
 */
export const hasLegalForm = (text: string): boolean => {
  const name = tidy(text.slice(0, MAX_NAME + 1))
  if (name.length > MAX_NAME || name.split(' ').length > 14 || /[?!:@]/u.test(name)) return false
  const trailing = trailingForm(name, true)
  if (trailing && /^(?:co|company)$/u.test(trailing.key))
    return /\p{Lu}[^\s]*\s(?:&\s)?(?:Co\.?|Company|COMPANY)$/u.test(name)
  if (trailing && !WEAK_FORMS.has(trailing.key)) return true
  const leading = leadingForm(name)
  return (
    leading !== undefined &&
    !WEAK_FORMS.has(leading.key) &&
    !/^(?:as|sc|cv|ab|ip|ao|firma|fa|societe)$/u.test(leading.key)
  )
}

/** Words of a company name that domains leave out or shorten. */
const FILLERS = new Set(
  'the and of for group holdings holding india international global company co solutions services technologies technology systems'.split(
    ' '
  )
)

const squash = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

const umlautsSpelled = (text: string): string =>
  text.replace(/[äöü]/giu, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter.toLowerCase()] ?? letter)

/** Titles of pages hold several names: "Firm | Contact", "About us – Firm". */
const pieces = (text: string): string[] => [text, ...text.split(/\s+[|–—·»›:]\s+|\s+-\s+|\s*\|\s*/u)].slice(0, 8)

/** Share of the domain name that a company text explains, 0 to 1. */
const similarity = (name: string, text: string): number =>
  /[äöüÄÖÜ]/u.test(text)
    ? Math.max(explained(name, text), explained(name, umlautsSpelled(text)))
    : explained(name, text)

const explained = (name: string, text: string): number => {
  const { base, form = '' } = parseCompany(text)
  const all = base.split(' ').filter((word) => word !== '')
  if (all.length === 0 || all.length > 8) return 0
  const joined = all.join('')
  if (joined === name || joined + squash(fold(form)) === name) return 1
  const core = all.filter((word) => !FILLERS.has(word))
  const coreJoined = core.join('')
  if (coreJoined === name && coreJoined.length >= 3) return 0.97
  const letters = all.map((word) => word[0] ?? '').join('')
  const coreLetters = core.map((word) => word[0] ?? '').join('')
  if (name.length >= 3 && (letters === name || coreLetters === name || letters + squash(fold(form))[0] === name))
    return 0.85
  if (core[0] !== undefined && core[0].length >= 4 && (core[0] === name || name === core.slice(0, 2).join('')))
    return 0.9
  if (name.length >= 5 && joined.startsWith(name)) return 0.85
  if (coreJoined.length >= 5 && name.startsWith(coreJoined)) return 0.8 * (coreJoined.length / name.length) + 0.1
  if (core[0] !== undefined && core[0].length >= 5 && name.startsWith(core[0]))
    return 0.5 + 0.3 * (core[0].length / name.length)
  return 0
}

/** The registered name of a domain: what stands before the public ending, guessed without its table. */
const domainName = (domain: string): string => {
  const labels = domain
    .toLowerCase()
    .replace(/^www\./u, '')
    .split('.')
  if (labels.length < 2) return ''
  const second = labels.at(-2) ?? ''
  const compound =
    labels.length > 2 &&
    /^(?:com?|org|net|gov|edu|ac|ltd|plc|gen|firm|ind|or|ne|go|nic|res|mil|sch|id|web|biz|info)$/u.test(second)
  return squash(fold(compound ? (labels.at(-3) ?? '') : second))
}

/**
 * The text that names the owner of a domain: the one most similar to the domain's name, if one is similar at all. Free-mail
 * domains have no owner among the texts.
 */
export const companyFromDomain = (domain: string, texts: readonly string[]): string | undefined => {
  const host = domain.toLowerCase()
  if (host.length > 253 || isFreeMail(host)) return undefined
  const name = domainName(host)
  if (name.length < 2) return undefined
  let best: { text: string; score: number } | undefined
  for (const text of texts.slice(0, 200).flatMap((line) => (line.length > MAX_NAME ? [] : pieces(line)))) {
    const score = similarity(name, text) + (hasLegalForm(text) ? 0.08 : 0)
    if (score >= 0.6 && (!best || score > best.score)) best = { text, score }
  }
  return best ? parseCompany(best.text).display : undefined
}
