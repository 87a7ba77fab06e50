import { evidenceOf } from '../draft'
import { findAddressBlocks } from '../normalise/addresses'
import { findEmails, normaliseEmail } from '../normalise/emails'
import { findTaxIds } from '../normalise/tax-ids'
import type { DraftAddress, DraftTaxId, Evidence, LabelledValue } from '../types'
import { contactLink } from './contact-links'
import { findPhonesIn, type PhoneAt } from './found-phones'
import { createCountries } from './places'
import type { PageLine, PageLink } from './types'

interface At {
  /** Index of the line it stands in. */
  readonly line: number
  readonly evidence: Evidence
}

/** What a page's text and links say, each with its line, before anyone is made its owner. */
export interface Findings {
  readonly emails: readonly (LabelledValue & At)[]
  readonly phones: readonly PhoneAt[]
  /** `end` is the line after the block. */
  readonly addresses: readonly (At & { readonly end: number; readonly address: DraftAddress })[]
  readonly taxIds: readonly (DraftTaxId & At)[]
}

const MAX_FOUND = 400
/** Characters that are searched for each kind of value: searching costs more than reading. */
const MAX_SEARCHED = 60_000
const MAYBE_EMAIL = /@|＠|\bat\b|[([{]\s*at/i
const MAX_ADDRESS_LINE = 300
/** Lines at a page's end that are always searched for addresses. */
const FOOT = 150

const findEmailsIn = (lines: readonly PageLine[], links: readonly PageLink[]): Findings['emails'] => {
  const found: (LabelledValue & At)[] = []
  for (const link of links) {
    const contact = contactLink(link.href)
    if (contact?.kind !== 'email' || found.length >= MAX_FOUND) continue
    for (const raw of contact.values) {
      const value = normaliseEmail(raw)
      if (value !== undefined)
        found.push({ value, line: link.line, evidence: evidenceOf('link', link.text || raw, 0.95) })
    }
  }
  let searched = 0
  for (let i = 0; i < lines.length && searched < MAX_SEARCHED && found.length < MAX_FOUND; i++) {
    const text = lines[i]?.text ?? ''
    if (!MAYBE_EMAIL.test(text)) continue
    searched += text.length
    for (const { value } of findEmails(text)) found.push({ value, line: i, evidence: evidenceOf('text', text, 0.9) })
  }
  return found
}

const findTaxIdsIn = (lines: readonly PageLine[]): Findings['taxIds'] => {
  const found: (DraftTaxId & At)[] = []
  let searched = 0
  for (let i = 0; i < lines.length && searched < MAX_SEARCHED && found.length < 50; i++) {
    const text = lines[i]?.text ?? ''
    if (!/\p{Nd}{4}/u.test(text)) continue
    searched += text.length
    for (const id of findTaxIds(text)) found.push({ ...id, line: i, evidence: evidenceOf('text', text, 0.95) })
  }
  return found
}

/** What ends an address in a line that goes on. */
const BEHIND_ADDRESS =
  /\s*(?:©|\(c\)\s|\bcopyright\b|\b(?:ABN|ACN|VAT|GSTIN|CIN|SIRET|RCS|USt-?Id)\b|\bcompany (?:no|number|reg)\b).*$/iu

/** Postal addresses in lines; one that a line writes with signs between its parts is read part by part. */
const findAddressesIn = (texts: readonly string[], country: string | undefined): Findings['addresses'] => {
  const pieces: string[] = []
  const lineOf: number[] = []
  let searched = 0
  texts.forEach((text, line) => {
    // On very long pages the head and the foot say where the owner is.
    if (searched > MAX_SEARCHED / 2 && line < texts.length - FOOT) return
    searched += text.length
    // Nobody writes an address into a line this long; a sentence only looks like one.
    const own = text.length > MAX_ADDRESS_LINE ? '' : text.replace(BEHIND_ADDRESS, '')
    const parts = own.split(/\s+[|•·–—]\s+/u)
    for (const part of parts.length > 2 ? parts : [own]) {
      pieces.push(part)
      lineOf.push(line)
    }
  })
  return findAddressBlocks(pieces, country === undefined ? {} : { country })
    .slice(0, MAX_FOUND)
    .map(({ start, end, address }) => ({
      line: lineOf[start] ?? 0,
      end: (lineOf[end - 1] ?? 0) + 1,
      address,
      evidence: evidenceOf('text', address.raw, 0.8)
    }))
}

/**
 * Everything in lines of text and links that reaches somebody. Numbers without a country code are read in the country of the
 * nearest address or country's name, else in `country`, else where the page's addresses are, else in `fallback`.
 */
export const findContacts = (
  lines: readonly PageLine[],
  links: readonly PageLink[],
  country: string | undefined,
  fallback?: string
): Findings => {
  const texts = lines.map((line) => line.text)
  const known = country ?? fallback
  const addresses = findAddressesIn(texts, known)
  const countryAt = createCountries(lines, addresses, country, fallback)
  const optionsAt = (line: number): { country?: string } => {
    const here = countryAt(line)
    return here === undefined ? {} : { country: here }
  }
  return {
    emails: findEmailsIn(lines, links),
    phones: findPhonesIn(lines, links, texts, optionsAt),
    addresses,
    taxIds: findTaxIdsIn(lines)
  }
}
