import { companyFromDomain } from '../normalise/companies'
import { isFreeMail } from '../normalise/emails'
import { registrableDomain } from '../normalise/domains'
import type { LineRange } from './blocks'
import type { Findings } from './found'
import type { PageLine } from './types'

/** A firm that a page names beside its owner (a dealer, a sister firm), with the lines that are about it. */
export interface OtherCompany extends LineRange {
  readonly name: string
}

const MAX_OTHERS = 40
/** Lines above an address in which its firm's name is looked for, and below it that still belong to it. */
const REACH = 8

const domainOf = (email: string): string => {
  const host = email.slice(email.lastIndexOf('@') + 1)
  return registrableDomain(host) ?? host
}

/**
 * Firms other than the page's owner that have an address of a domain of their own and stand named above it. Their numbers
 * must not go to the owner.
 */
export const otherCompanies = (
  lines: readonly PageLine[],
  found: Findings,
  ownDomains: ReadonlySet<string>
): OtherCompany[] => {
  const marks = found.emails
    .map(({ value, line }) => ({ domain: domainOf(value), line }))
    .sort((a, b) => a.line - b.line)
  const contacts = new Set([...found.phones, ...found.emails].map((at) => at.line))
  const others: OtherCompany[] = []
  for (const { domain, line } of marks) {
    if (others.length >= MAX_OTHERS) break
    if (ownDomains.has(domain) || isFreeMail(domain) || others.some((other) => line >= other.start && line < other.end))
      continue
    const before = marks.findLast((mark) => mark.line < line && mark.domain !== domain)?.line ?? -1
    const after = marks.find((mark) => mark.line > line && mark.domain !== domain)?.line ?? lines.length
    const first = Math.max(before + 1, line - REACH)
    const near = lines
      .slice(first, line + 1)
      .map((entry) => entry.text)
      .filter((text) => text.length <= 80 && !text.includes('@'))
    const name = companyFromDomain(domain, near)
    if (name === undefined) continue
    const start = lines.findLastIndex((entry, i) => i <= line && i >= first && entry.text.includes(name))
    if (start < 0) continue
    // Behind its address a firm's lines go on only as long as they say how to reach it.
    let end = line + 1
    while (end < Math.min(after, line + REACH) && (contacts.has(end) || lines[end]?.block === lines[line]?.block)) end++
    others.push({ name, start, end })
  }
  return others
}
