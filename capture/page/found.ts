import { evidenceOf } from '../draft'
import { findAddressBlocks } from '../normalise/addresses'
import { findEmails, normaliseEmail } from '../normalise/emails'
import { findPhones, parsePhone } from '../normalise/phones'
import { findTaxIds } from '../normalise/tax-ids'
import type { DraftAddress, DraftPhone, DraftTaxId, Evidence, LabelledValue } from '../types'
import { contactLink } from './contact-links'
import { labelOfLine } from './labels'
import type { PageLine, PageLink } from './types'

interface At {
  /** Index of the line it stands in. */
  readonly line: number
  readonly evidence: Evidence
}

/** What a page's text and links say, each with its line, before anyone is made its owner. */
export interface Findings {
  readonly emails: readonly (LabelledValue & At)[]
  readonly phones: readonly (DraftPhone & At)[]
  readonly addresses: readonly (At & { readonly end: number; readonly address: DraftAddress })[]
  readonly taxIds: readonly (DraftTaxId & At)[]
}

const MAX_FOUND = 400
const MAYBE_EMAIL = /@|＠|\bat\b|[([{]\s*at/i
const MAYBE_PHONE = /(?:\d[^\d\n]{0,4}){5}|\d{3}[\s.-]{1,3}[A-Z0-9]/

/**
 * Everything in lines of text and links that reaches somebody. Numbers without a country code are read in the country of the
 * nearest address, else in `country`.
 */
export const findContacts = (
  lines: readonly PageLine[],
  links: readonly PageLink[],
  country: string | undefined
): Findings => {
  const emails: (LabelledValue & At)[] = []
  const phones: (DraftPhone & At)[] = []
  const taxIds: (DraftTaxId & At)[] = []
  const texts = lines.map((line) => line.text)
  const options = country === undefined ? {} : { country }
  const addresses = findAddressBlocks(texts, options)
    .slice(0, MAX_FOUND)
    .map((block) => ({
      line: block.start,
      end: block.end,
      address: block.address,
      evidence: evidenceOf('text', block.address.raw, 0.8)
    }))
  const countryAt = (line: number): string | undefined => {
    let best: string | undefined
    let distance = 12
    for (const found of addresses) {
      const gap = line < found.line ? found.line - line : Math.max(0, line - found.end)
      if (found.address.country !== undefined && gap < distance) {
        best = found.address.country
        distance = gap
      }
    }
    return best ?? country
  }
  const optionsAt = (line: number): { country?: string } => {
    const here = countryAt(line)
    return here === undefined ? {} : { country: here }
  }

  for (const link of links) {
    const contact = contactLink(link.href)
    if (contact?.kind === 'email')
      for (const raw of contact.values) {
        const value = normaliseEmail(raw)
        if (value !== undefined)
          emails.push({ value, line: link.line, evidence: evidenceOf('link', link.text || raw, 0.95) })
      }
    else if (contact?.kind === 'phone') {
      const phone = parsePhone(contact.raw, optionsAt(link.line))
      const label = contact.label ?? labelOfLine(texts, link.line)
      phones.push({
        ...phone,
        ...(contact.extension === undefined ? {} : { extension: contact.extension }),
        ...(label === undefined ? {} : { label }),
        line: link.line,
        evidence: evidenceOf('link', link.text || contact.raw, 0.95)
      })
    }
    if (emails.length + phones.length > MAX_FOUND) break
  }
  lines.forEach((line, index) => {
    if (emails.length < MAX_FOUND && MAYBE_EMAIL.test(line.text))
      for (const found of findEmails(line.text))
        emails.push({ value: found.value, line: index, evidence: evidenceOf('text', line.text, 0.9) })
    if (phones.length < MAX_FOUND && MAYBE_PHONE.test(line.text))
      for (const found of findPhones(line.text, optionsAt(index))) {
        const label = found.label ?? labelOfLine(texts, index)
        phones.push({
          raw: found.raw,
          ...(found.e164 === undefined ? {} : { e164: found.e164 }),
          ...(found.extension === undefined ? {} : { extension: found.extension }),
          ...(label === undefined ? {} : { label }),
          line: index,
          evidence: evidenceOf(label === undefined ? 'text' : 'label', line.text, label === undefined ? 0.75 : 0.9)
        })
      }
    if (taxIds.length < 50 && /\d{4}/.test(line.text))
      for (const id of findTaxIds(line.text))
        taxIds.push({ ...id, line: index, evidence: evidenceOf('text', line.text, 0.95) })
  })
  return { emails, phones, addresses, taxIds }
}
