import { evidenceOf } from '../draft'
import { findAddressBlocks } from '../normalise/addresses'
import { findEmails, normaliseEmail } from '../normalise/emails'
import { findTaxIds } from '../normalise/tax-ids'
import type { DraftAddress, DraftTaxId, Evidence, LabelledValue } from '../types'
import { contactLink } from './contact-links'
import { findPhonesIn, type PhoneAt } from './found-phones'
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
/** Lines that are searched for each kind of value: searching costs more than reading. */
const MAX_SEARCHED = 1200
const MAYBE_EMAIL = /@|＠|\bat\b|[([{]\s*at/i
const MAX_ADDRESS_LINE = 300
/** Lines around an address in which a number is taken to be from there. */
const NEAR = 12

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
    searched++
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
    searched++
    for (const id of findTaxIds(text)) found.push({ ...id, line: i, evidence: evidenceOf('text', text, 0.95) })
  }
  return found
}

/**
 * Everything in lines of text and links that reaches somebody. Numbers without a country code are read in the country of the
 * nearest address, else in `country`.
 */
export const findContacts = (
  lines: readonly PageLine[],
  links: readonly PageLink[],
  country: string | undefined
): Findings => {
  const texts = lines.map((line) => line.text)
  // Nobody writes an address into a line this long; a sentence only looks like one.
  const short = texts.map((text) => (text.length > MAX_ADDRESS_LINE ? '' : text))
  const addresses = findAddressBlocks(short, country === undefined ? {} : { country })
    .slice(0, MAX_FOUND)
    .map((block) => ({
      line: block.start,
      end: block.end,
      address: block.address,
      evidence: evidenceOf('text', block.address.raw, 0.8)
    }))
  const placed = addresses.filter((found) => found.address.country !== undefined)
  const optionsAt = (line: number): { country?: string } => {
    let best = country
    let distance = NEAR
    for (const { line: start, end, address } of placed) {
      const gap = line < start ? start - line : Math.max(0, line - end)
      if (gap < distance && address.country !== undefined) {
        best = address.country
        distance = gap
      }
    }
    return best === undefined ? {} : { country: best }
  }
  return {
    emails: findEmailsIn(lines, links),
    phones: findPhonesIn(lines, links, texts, optionsAt),
    addresses,
    taxIds: findTaxIdsIn(lines)
  }
}
