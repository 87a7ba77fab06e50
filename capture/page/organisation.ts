import { evidenceOf } from '../draft'
import { countryOfText } from '../normalise/addresses'
import { companyFromDomain, hasLegalForm, parseCompany } from '../normalise/companies'
import { isPlace } from '../normalise/name-lexicon'
import { looksLikePersonName } from '../normalise/names'
import { labelledFields } from '../text/fields'
import type { Evidence } from '../types'
import type { PageReading } from './types'

export interface NamedOrganisation {
  readonly name: string
  readonly evidence: Evidence
}

/** Words that sites write where a name could stand. */
const GENERIC =
  /^(?:(?:ihre?|unsere?) ansprechpartner(?:in|innen)?|(?:nos|vos) (?:équipes?|interlocuteurs)|nasz zespół|náš tým|nuestro equipo|nossa equipe|il nostro team|ons team|who we are|our staff|us|home(?:\s?page)?|contact(?:s|\s?us)?(?: (?:details|information|info|form|page|today))?|about(?:\s?us)?|welcome|kontakt|impressum|contacto|contact[eé]z[- ]nous|nous contacter|contatti|our team|the team|team|meet the team|people|staff|leadership|our people|locations?|find us|where to find us|get in touch|reach us|support|help|index|untitled(?: document)?|main|page|menu|search|login|sign in|log in|register|directory|company directory|notice|site ?map|privacy(?: policy| notice)?|legal|terms|news|blog|shop|store|online store|cart|checkout|faq|logo|banner|header|image|photo|map|directions|corporate|overview|service|services|products|customer service|feedback|(?:हमसे )?स(?:ं|म्)पर्क(?: \S+)?|हमारे बारे में|कौन क्या है|फ़?ोन सूची|दूरभाष सूची|தொடர்பு(?: கொள்ள)?|எங்களை தொடர்பு கொள்ள|যোগাযোগ|સંપર્ક(?: કરો)?|ਸੰਪਰਕ|సంప్రదించండి|ಸಂಪರ್ಕಿಸಿ|ബന്ധപ്പെടുക|お問い合わせ|会社概要|会社案内|企業情報|联系我们|聯絡我們|关于我们|公司简介|연락처|회사\s?소개|اتصل بنا|من نحن|צור קשר|контакты|о компании|о нас|contattaci|chi siamo|quiénes somos|mentions légales|aviso legal|note legali|información legal|legal notice|imprint|colofon|правовая информация|特定商取引法に基づく表記|contáctenos|contato|fale conosco|sobre nós|über uns|unternehmen|o nas|[iİ]letişim|hakkımızda|liên hệ|yhteystiedot|om os|om oss|ota yhteyttä|over ons|qui sommes[- ]nous|équipe|l['’]équipe|notre équipe|unser team|das team|equipo|chi siamo|हमारी टीम|मुख\s?पृष्ठ|होम)$/iu

const LEAD =
  /^(?:welcome to|contact(?:s|ing)?(?: us)?(?: at| -|:)?|about|our team at|the team at|meet the team at|team at|from|logo of|home of|the official (?:site|website|home page) of|official (?:site|website) of|home page of)\s+/iu

const TAIL =
  /\s*(?:[-–—|:]?\s*)(?:\b(?:contact(?: us| details| information| info)?|logo|home ?page|website|official site|customer service|all rights reserved|corporate headquarters|headquarters|head office|registered office|main office|corporate office)\b|मुख\s?पृष्ठ)[\s.:]*$/iu

/** A name as written, without what surrounds it on pages: signs, "Contact", "Logo", "Head office". */
const tidy = (text: string): string => {
  let name = text
    .replace(/[®™©℠]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  for (let i = 0; i < 3 && !GENERIC.test(name); i++) {
    const shorter = name
      .replace(LEAD, '')
      .replace(TAIL, '')
      .replace(/^[\s|:,;•·–—»-]+|[\s|:,;•·–—«-]+$/gu, '')
      .replace(/^«(?=[^»]*$)|(?<!«[^«]*)»$/gu, '')
    if (shorter === name || shorter === '') break
    name = shorter
  }
  return name
}

const usable = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 90 &&
  !GENERIC.test(name) &&
  /\p{L}/u.test(name) &&
  name.split(' ').length <= 12 &&
  !/[@<>{}=•|]|https?:|[!?]|\.\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(name)

/** Lines with a copyright mark that are looked at. */
const MAX_MARKS = 60
/** Short lines that are searched for a legal form. */
const MAX_TRIED = 400

const MARK = /©|\(c\)|&copy;|\bcopyright(?:ed)?\b/i

/** Who made or runs the site is not whose it is. */
const CREDIT =
  /\b(?:(?:web ?)?(?:site )?(?:designed|developed|powered|maintained|hosted|created|built|design)(?: and \w+)? by|(?:web)?site by|powered by|theme by)\b/i

/** What follows the owner's name in a copyright line. */
const BEHIND_OWNER =
  /\ball rights\b|\balle rechte\b|\btous droits\b|\btodos los\b|\||•|·|\bdesigned\b|\bpowered\b|\bsite map\b|\bprivacy\b|\bterms\b|\bwebsite\b|\bregistered in\b|\blegal\b|।|सर्वाधिकार|\s[–—-]\s|(?<!\b(?:inc|ltd|co|corp|pvt|bros|st|mr|dr))\.\s+(?=\p{Lu}\p{Ll}+\s)/iu

/** Who a copyright line says the page belongs to. */
const copyrightOwner = (text: string): string | undefined => {
  if (text.length > 400) return undefined
  const at = text.search(MARK)
  if (at < 0) return undefined
  // "McCain Foods Limited ©2011" names the owner in front.
  const behind = text.slice(at).replace(/©|\(c\)|&copy;|\bcopyright(?:ed)?\b/gi, ' ')
  for (const part of [behind, text.slice(0, at)]) {
    const owner = (part.split(CREDIT)[0] ?? '')
      .replace(/\b(?:19|20)\d\d\b(?:\s*[-–—/,]\s*(?:(?:19|20)?\d\d|present|today)\b)*/gi, ' ')
      .split(BEHIND_OWNER)
      .map((piece) => tidy(piece.replace(/^[\s,.:;–—-]*(?:to |by |of )?/i, '')))
      .find((piece) => piece !== '')
    if (owner !== undefined && usable(owner)) return owner
  }
  return undefined
}

const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, (mark) => (/[\u0300-\u036F]/.test(mark) ? '' : mark))
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')

/** Two names of one firm are alike without legal form, article and signs. */
const keyOf = (name: string): string => letters(parseCompany(name).base.replace(/^the\s+/i, '')) || letters(name)

interface Candidate {
  readonly name: string
  readonly key: string
  weight: number
  readonly sources: Set<string>
}

interface Piece {
  readonly text: string
  /** 1 for what the signs in a title set apart, less for what was cut out of that. */
  readonly weight: number
}

const titlePieces = (title: string, places: ReadonlySet<string>): Piece[] => {
  const pieces = title
    .split(
      /\s+[-–—:·•]+\s+|(?<=[\p{sc=Han}\p{sc=Hangul}\p{sc=Kana}\p{sc=Hira}])\s*[-_－–—]\s*(?=[\p{sc=Han}\p{sc=Hangul}\p{sc=Kana}\p{sc=Hira}(（])|\s*[|｜›]+\s*|\s+[»«]+\s+|\s*::\s*|:\s+/u
    )
    .map(tidy)
  return pieces.flatMap((piece) => {
    const parts: Piece[] = [{ text: piece, weight: 1 }]
    const cut = tidy(piece.replace(/\s*\([^()]*\)\s*$/, ''))
    if (cut !== piece) parts.push({ text: cut, weight: 1 })
    const by = /\b(?:by|at|from)\s+(\p{Lu}.*)$/u.exec(piece)
    if (by?.[1] !== undefined) parts.push({ text: tidy(by[1]), weight: 0.8 })
    const comma = piece.indexOf(',')
    const tail = piece.slice(comma + 1)
    const isHere = (text: string): boolean =>
      places.has(text.trim().toLowerCase()) || isPlace(text.trim()) || countryOfText(text.trim()) !== undefined
    if (comma > 2 && tail.split(',').every(isHere)) return [{ text: tidy(piece.slice(0, comma)), weight: 1 }]
    if (comma > 2 && (piece.split(' ').length > 5 || hasLegalForm(piece)))
      parts.push({ text: tidy(piece.slice(0, comma)), weight: 0.5 })
    return parts
  })
}

export interface OrganisationHints {
  readonly reading: PageReading
  /** Registrable domains of the page and of its own addresses, best first. */
  readonly domains: readonly string[]
  /** Lines that stand directly over an address. */
  readonly overAddress: readonly string[]
  /** Cities and regions of the page's addresses, lower case: "Ash Tools, Leeds" is Ash Tools. */
  readonly places: ReadonlySet<string>
  /** Names from structured data. */
  readonly structured: readonly string[]
  /** Names of people whom the page presents. */
  readonly people: ReadonlySet<string>
  /** The page's own address. */
  readonly url: string
  /** The heading under which an address of the page stands, with little between. */
  readonly heading?: string
}

/** Letters of the address's last parts, as sites make them out of a title. */
const slugs = (url: string): string[] => {
  try {
    return decodeURIComponent(new URL(url).pathname).split('/').slice(-3).map(letters)
  } catch {
    return []
  }
}

/**
 * Pages of directories and marketplaces are about one firm on somebody else's site: the heading over the address opens the
 * page's title and is written into the page's own address.
 */
const listedFirms = ({ reading, url, heading, places }: OrganisationHints): string[] => {
  const name = tidy(heading ?? '')
  const key = letters(name)
  if (key.length < 5 || !letters(reading.title).startsWith(key)) return []
  if (
    name
      .toLowerCase()
      .split(/[\s,]+/)
      .some((word) => places.has(word))
  )
    return []
  const isWritten = (slug: string): boolean =>
    slug.startsWith(key) || (slug.length >= 6 && slug.length * 2 >= key.length && key.startsWith(slug))
  return slugs(url).some(isWritten) ? [name] : []
}

/** How far one candidate's name stands for another's: the same name, or one that goes on where the other ends. */
const kinship = (candidate: Candidate, other: Candidate): number => {
  if (other.key === candidate.key) return 0.5
  if (candidate.key.length < 4 || other.key.length < 4) return 0
  // A full name is backed by its short form more than the short form by some longer line that begins with it.
  if (candidate.key.startsWith(other.key)) return hasLegalForm(candidate.name) ? 0.6 : 0.35
  return other.key.startsWith(candidate.key) ? 0.3 : 0
}

const collectVotes = (hints: OrganisationHints): Candidate[] => {
  const { reading } = hints
  const bySpelling = new Map<string, Candidate>()
  const vote = (text: string, source: string, weight: number): void => {
    const name = tidy(text)
    const key = usable(name) && !hints.people.has(name) ? keyOf(name) : ''
    if (key.length < 2) return
    const known = bySpelling.get(name)
    if (known === undefined) {
      if (bySpelling.size < 80) bySpelling.set(name, { name, key, weight, sources: new Set([source]) })
    } else if (!known.sources.has(source)) {
      known.sources.add(source)
      known.weight += weight
    }
  }
  const meta = (name: string): string => (Object.hasOwn(reading.meta, name) ? (reading.meta[name] ?? '') : '')
  for (const name of hints.structured) vote(name, 'structured', 6)
  vote(meta('og:site_name'), 'site', 4)
  vote(meta('application-name'), 'app', 2)
  vote(meta('apple-mobile-web-app-title'), 'app', 2)
  vote(meta('dc.publisher') || meta('publisher'), 'publisher', 2)
  const metaOwner = copyrightOwner(`© ${meta('copyright')}`)
  if (metaOwner !== undefined) vote(metaOwner, 'meta-copyright', 2)
  for (const { text, weight } of titlePieces(reading.title, hints.places)) vote(text, 'title', 2 * weight)
  for (const logo of reading.logos)
    for (const { text, weight } of titlePieces(logo, hints.places)) vote(text, 'logo', 1.5 * weight)
  // Branches stand over addresses of their own; where there are several, none of them is the whole.
  const over = new Set(hints.overAddress)
  for (const line of over) vote(line, 'address', 3 / over.size)
  const labelled = labelledFields(reading.lines.slice(0, MAX_TRIED).map((line) => line.text)).company
  if (labelled !== undefined) vote(labelled.split(/,\s/)[0] ?? labelled, 'label', 4)
  for (const name of listedFirms(hints)) vote(name, 'listing', 12)
  const legal = { tried: 0, found: 0 }
  let marks = 0
  for (const line of reading.lines) {
    if (marks < MAX_MARKS && MARK.test(line.text)) {
      marks++
      const owner = copyrightOwner(line.text)
      if (owner !== undefined) vote(owner, 'copyright', 3)
    }
    if (line.heading === 1 && line.text.length <= 80)
      for (const { text, weight } of titlePieces(line.text, hints.places)) vote(text, 'h1', weight)
    if (line.text.length <= 70 && legal.tried < MAX_TRIED && legal.found < 20 && / /.test(line.text)) {
      legal.tried++
      if (!hasLegalForm(line.text)) continue
      legal.found++
      vote(line.text, 'legal', 2)
    }
  }
  return [...bySpelling.values()]
}

/** All names that the page could be named by, with what speaks for each, best first. */
const rankOrganisations = (
  hints: OrganisationHints
): { readonly name: string; readonly score: number; readonly sources: readonly string[] }[] => {
  const all = collectVotes(hints)
  const names = all.map((candidate) => candidate.name)
  // A domain spells Latin letters only; on a page in another script it would speak for the translation.
  const isLocal = (text: string): boolean => /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)
  const faith = isLocal(hints.reading.title) ? 0.3 : 1
  for (const domain of hints.domains.slice(0, 2)) {
    const own = companyFromDomain(domain, names)
    const key = own === undefined ? undefined : keyOf(own)
    for (const candidate of all)
      if (key !== undefined && !candidate.sources.has('domain')) {
        const same = candidate.key === key
        if (!same && !(key.length >= 5 && candidate.key.startsWith(key))) continue
        candidate.weight += (same ? 4 : 3) * faith
        candidate.sources.add('domain')
      }
  }
  const text = hints.reading.lines
    .slice(0, 2000)
    .map((line) => line.text.toLowerCase())
    .join('\n')
  for (const candidate of all) {
    const name = candidate.name.toLowerCase()
    let from = 0
    for (let n = 0; n < 4; n++) {
      const at = text.indexOf(name, from)
      if (at < 0) break
      candidate.weight += 0.4
      from = at + name.length
    }
    if (hasLegalForm(candidate.name)) candidate.weight += 1.5
    if (candidate.name.split(' ').length > 6) candidate.weight -= 2
    if (looksLikePersonName(candidate.name)) candidate.weight -= 1
    if (faith < 1 && isLocal(candidate.name)) candidate.weight += 2
  }
  // One relative vouches for a name; ten branches that are called alike do not make it ten times as likely.
  const scoreOf = (candidate: Candidate): number =>
    candidate.weight +
    Math.max(
      0,
      ...all.map((other) => (other === candidate ? 0 : kinship(candidate, other) * Math.max(0, other.weight)))
    )
  return all
    .map((candidate) => ({ name: candidate.name, score: scoreOf(candidate), sources: [...candidate.sources] }))
    .sort((a, b) => b.score - a.score)
}

/**
 * The organisation whose page this is. Every place where pages write their owner's name votes: site name, title, logo,
 * copyright, the line over the address, the domain. A name that several places agree on wins over any single one.
 */
export const organisationOfPage = (hints: OrganisationHints): NamedOrganisation | undefined => {
  const best = rankOrganisations(hints)[0]
  if (best === undefined || best.score < 1) return undefined
  const confidence = Math.min(0.9, 0.4 + best.score / 20)
  const source = best.sources.includes('domain') ? 'domain' : 'text'
  return { name: best.name, evidence: evidenceOf(source, best.name, confidence) }
}
