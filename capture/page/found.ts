import { evidenceOf } from '../draft'
import { findEmails, normaliseEmail } from '../normalise/emails'
import { findTaxIds } from '../normalise/tax-ids'
import type { DraftTaxId, Evidence, LabelledValue } from '../types'
import { contactLink } from './contact-links'
import { findAddressesIn, type AddressAt } from './found-addresses'
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
  readonly addresses: readonly AddressAt[]
  readonly taxIds: readonly (DraftTaxId & At)[]
}

const MAX_FOUND = 400
/** Characters that are searched for each kind of value: searching costs more than reading. */
const MAX_SEARCHED = 60_000
const MAYBE_EMAIL =
  /@|＠|\bat\b|[([{<|*_«-]\s*(?:at|ät|ett|bei|arr?ob|chioc|klamm|apens|ma[lł]pa|zavin|kukac|snab|alfak|miuku|соб|эт|[एऐ]ट)/i

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
