import type { DraftAddress } from '../types'

export interface AddressOptions {
  /** ISO 3166-1 alpha-2 country to assume when the text names none. */
  readonly country?: string
}

export interface AddressBlock {
  /** Index of the block's first line. */
  readonly start: number
  /** Index after the block's last line. */
  readonly end: number
  readonly address: DraftAddress
}

/** Splits a postal address into parts; `raw` is always kept. */
export const parseAddress = (raw: string, options: AddressOptions = {}): DraftAddress => {
  const postcode = /\b[1-9]\d{2} ?\d{3}\b|\b\d{5}(?:-\d{4})?\b/u.exec(raw)?.[0]
  return { raw, ...(postcode && { postcode }), ...(options.country && { country: options.country }) }
}

/** Finds runs of lines that are postal addresses. */
export const findAddressBlocks = (lines: readonly string[], options: AddressOptions = {}): AddressBlock[] =>
  lines.flatMap((line, start) => {
    const address = parseAddress(line, options)
    return address.postcode && /,/u.test(line) ? [{ start, end: start + 1, address }] : []
  })

/** The country that a text names, as ISO 3166-1 alpha-2. */
export const countryOfText = (text: string): string | undefined => (/\bIndia\b/iu.test(text) ? 'IN' : undefined)
