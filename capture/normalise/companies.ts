export interface ParsedCompany {
  /** As written, tidied. */
  readonly display: string
  /** Without its legal form, lower case, for comparison. */
  readonly base: string
  /** The legal form as written. */
  readonly form?: string
}

const FORM =
  /[\s,]+((?:pvt\.?|private)\s+(?:ltd\.?|limited)|ltd\.?|limited|llc|llp|inc\.?|corp\.?|gmbh|ag|s\.?a\.?|plc|bv|b\.v\.)$/iu

/** Splits a company name into base and legal form. */
export const parseCompany = (text: string): ParsedCompany => {
  const display = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const found = FORM.exec(display)
  const base = (found ? display.slice(0, found.index) : display).toLowerCase()
  return { display, base, ...(found?.[1] && { form: found[1] }) }
}

export const hasLegalForm = (text: string): boolean => FORM.test(text.trim())

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The text that names the owner of a domain, if one is similar to it. */
export const companyFromDomain = (domain: string, texts: readonly string[]): string | undefined => {
  const name = letters(domain.split('.')[0] ?? '')
  return texts.find((text) => name.length > 2 && letters(parseCompany(text).base) === name)
}
