import { hasLegalForm } from '../normalise/companies'
import { isNotName } from '../normalise/name-lexicon'
import { looksLikePersonName } from '../normalise/names'
import { emailFitsName } from './email-owner'
import { endsInRole, titleStrength } from './titles'

/** What one line says of people: names that stand in it, and a job title beside them. */
export interface NameLine {
  readonly names: readonly string[]
  readonly title?: string
  /** The line itself says that this is somebody to talk to ("Contact person: …"). */
  readonly announced?: true
}

const CREDENTIALS =
  /(?:,|\s[|–—-])\s*(?:(?:[A-Z][A-Za-z]{0,3}\.){1,4}[A-Z]?|[A-Z]{2,6}[a-z]?|Ph\.?\s?D\.?|Esq\.?|(?:B|M)\.?\s?(?:Sc|A|Com|Tech|Ed|Eng|Arch)\.?|CPAs?)(?=[,\s/&]|$)[\w\s.,/&®™()-]*$/u

const ANNOUNCED =
  /^(?:(?:your|votre|ihre?|su|uw|seu|il suo|din|váš|twój|ваш)\s+)?(?:contact(?:\s+person|\s+name)?|person to contact|attn\.?|attention|name|mr\/ms|your contact|(?:ansprechpartner(?:in)?|referente|interlocut(?:eur|rice)|conseill(?:er|ère))(?:\s+\p{L}{3,20}){0,2}|kontakt(?:person)?|proprietor|owner|संपर्क(?:\s*(?:व्यक्ति|सूत्र))?|नाम|contacto|contact principal|interlocutor|asesor|berater(?:in)?|contactpersoon|kontaktperson|kontaktní osoba|osoba kontaktowa|контактное лицо|yhteyshenkilö|kapcsolattartó|yetkili|担当者?|联系人|聯絡人)\s*[:：-]\s*/iu

/** Everything that may stand around a name in its line: addresses, numbers, their labels, loose signs. */
const withoutContacts = (text: string): string =>
  text
    // German and French letters sign "on behalf of" so.
    .replace(/^(?:i\.\s?[AV]\.|ppa\.?|p\.\s?o\.|gez\.|sd\/-)\s+/iu, '')
    .replace(/\S{1,100}@\S{1,200}/g, ' ')
    .replace(/\+?\(?\d[\d\s().\-/]{5,24}(?:\s*(?:ext|x)\.?\s*\d{1,6})?/gi, ' ')
    .replace(
      /\b(?:e-?mail|tel|phone|ph|mobile|mob|cell|fax|direct|office|ext|linkedin|vcard|v-card|bio|profile|read more)\b\.?\s*:?/gi,
      ' '
    )
    .replace(/(?:[\s,;:|•·–—/-]|\b(?:or|and|at|on)\s*$)+$/iu, '')
    .replace(/^[\s,;:|•·–—-]+/u, '')
    .replace(/\s+/g, ' ')

/** A name as written, without the credentials behind it. */
export const bareName = (text: string): string =>
  text
    .replace(CREDENTIALS, '')
    .replace(/\s*\([^()]{1,40}\)\s*$/, '')
    // Korean letters sign "given by" behind the name.
    .replace(/\s+(?:드림|올림|배상)$/u, '')
    .replace(/[\s,;:|•·–—-]+$/u, '')
    .trim()

export const isName = (text: string): boolean => {
  if (text.length < 3 || text.length > 60 || /[@#/\\<>{}=*_0-9!?;:]/.test(text)) return false
  // A small letter at the start, one word, or a whole sentence is decided without the tables of names.
  if (/^\p{Ll}/u.test(text) || (/^\p{Script=Latin}/u.test(text) && !/\s/.test(text)) || text.split(' ').length > 9)
    return false
  const name = bareName(text)
  return looksLikePersonName(name) && !endsInRole(name) && !hasLegalForm(name)
}

const namesIn = (text: string): string[] => {
  const several = namesOfList(text)
  return several.length > 0 ? several : isName(text) ? [bareName(text)] : []
}

/** "Jani Daly, Cathy Hooper": every part is a whole name; "Daly, Jani" is one person. */
const namesOfList = (text: string): string[] => {
  if (!/,|&|\band\b|\s(?:und|et|y|e|और|एवं)\s|\//u.test(text) || text.length > 200) return []
  const parts = text
    .split(/\s*,\s*(?:and\s+)?|\s*&\s*|\s+and\s+|\s+(?:und|et|y|e|और|एवं)\s+|\s*\/\s*/u)
    .filter((part) => part !== '')
  return parts.length >= 2 && parts.length <= 12 && parts.every((part) => /\S\s\S/.test(part) && isName(part))
    ? parts.map(bareName)
    : []
}

/** Signs between a name and a title; behind some of them the name may come second. */
const SPLITS: readonly (readonly [RegExp, boolean])[] = [
  [/\s*[|•·]\s*/u, true],
  [/\s+[–—-]\s+/u, true],
  [/\s*:\s+/u, true],
  [/\s*,\s+/u, false],
  [/\s*\(\s*/u, false],
  [/\s*\/\s*/u, false]
]

/** Reads `Name`, `Name, Title`, `Title: Name`, `Contact person: Name` and lists of names; nothing else in the line may be left over. */
export const readNameLine = (line: string): NameLine | undefined => {
  if (line.length < 3 || line.length > 240 || !/\p{Lu}|\p{Lo}/u.test(line)) return undefined
  const announced = ANNOUNCED.exec(line)
  const rest = withoutContacts(announced === null ? line : line.slice(announced[0].length))
  if (rest.length < 3 || rest.length > 160) return undefined
  const mark = announced === null ? {} : { announced: true as const }
  for (const [split, either] of SPLITS) {
    const found = split.exec(rest)
    if (found === null || found.index === 0) continue
    const left = rest.slice(0, found.index).trim()
    const right = rest
      .slice(found.index + found[0].length)
      .replace(found[0].includes('(') ? /\)\s*$/ : /^$/, '')
      .trim()
    const leftNames = namesIn(left)
    if (leftNames.length > 0 && titleStrength(right) > 0) return { names: leftNames, title: right, ...mark }
    const rightNames = either ? namesIn(right) : []
    if (rightNames.length > 0 && titleStrength(left) > 0) return { names: rightNames, title: left, ...mark }
    if (announced !== null && leftNames.length > 0) return { names: leftNames, ...mark }
  }
  const set = easternTitle(rest)
  if (set !== undefined) return { ...set, ...mark }
  const whole = namesIn(rest)
  if (whole.length > 0) return { names: whole, ...mark }
  return announced === null ? undefined : expectedName(rest)
}

/** Chinese, Japanese and Korean set department and title before the name, with blanks: `営業部 課長 佐藤 健一`. */
const easternTitle = (text: string): NameLine | undefined => {
  if (!/^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}ー・]+\s/u.test(text)) return undefined
  const words = text.split(/\s+/)
  for (let at = 1; at < Math.min(words.length, 6); at++) {
    const name = words.slice(at).join(' ')
    if (titleStrength(words[at - 1] ?? '') === 2 && isName(name))
      return { names: [name], title: words.slice(0, at).join(' ') }
  }
  return undefined
}

/** Behind a label that announces a person, what has a name's shape and a job behind it is one, known or not. */
const expectedName = (rest: string): NameLine | undefined => {
  const [name = '', title = ''] = rest.split(/\s*[,(|–—]\s*/u, 2)
  const weak = titleStrength(title) === 2 ? readWeakName(name) : undefined
  return weak === undefined ? undefined : { ...weak, title, announced: true }
}

/** Words that no name contains rule out what only has a name's shape. */
const hasPlainWord = (text: string): boolean => text.split(/[\s-]+/).some(isNotName)

const WEAK =
  /^(?:\p{Lu}[\p{Ll}\p{M}'’]+|\p{Lu}\.)(?:[\s-](?:\p{Lu}[\p{L}\p{M}'’]+|\p{Lu}\.?|de|da|van|von|der|bin|al)){1,3}$/u

/** A line that has the shape of a name, whoever bears it; only for places where a name is expected. */
export const readWeakName = (line: string): NameLine | undefined => {
  if (line.length < 5 || line.length > 120) return undefined
  const rest = withoutContacts(line)
  if (rest.length > 60) return undefined
  const name = bareName(rest)
  return WEAK.test(name) && titleStrength(name) === 0 && !hasPlainWord(name) && !hasLegalForm(name)
    ? { names: [name] }
    : undefined
}

const CAPITALISED = /\p{Lu}[\p{Ll}\p{M}'’-]+(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}\p{M}'’-]+){1,2}/gu

/** A name inside a sentence whose address stands in the same line: "contact Steve Sobel at SteveS@…". */
export const readEmailedName = (line: string): NameLine | undefined => {
  if (line.length > 400 || !line.includes('@')) return undefined
  const emails = line.match(/[\w.+-]{2,64}@[\w.-]{3,200}/g)?.slice(0, 4) ?? []
  const names = (line.match(CAPITALISED) ?? [])
    .slice(0, 12)
    // The word before a name may be a sentence's first.
    .flatMap((name) => [name, name.slice(name.indexOf(' ') + 1)])
    .filter((name) => name.includes(' ') && !hasPlainWord(name))
    .filter((name) => emails.some((email) => emailFitsName(email, name) === 2))
  const [only] = new Set(names)
  if (only === undefined) return undefined
  const at = line.indexOf(only) + only.length
  const beside = /^,\s([^,@]{2,60}?)(?:,|\s(?:at|on|via)\s|\s[–—(-])/u.exec(line.slice(at))?.[1]
  const title = names.length === 1 && beside !== undefined && titleStrength(beside) === 2 ? beside : undefined
  return { names: [...new Set(names)], ...(title === undefined ? {} : { title }) }
}
