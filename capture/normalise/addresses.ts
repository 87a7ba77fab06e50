import { countryByName } from './address-lookup'
import { trailingCountry } from './address-pieces'

export { findAddressBlocks } from './address-blocks'
export { parseAddress } from './address-parse'

/** The country that a text is or ends with the name of, as ISO 3166-1 alpha-2. Names are known in many languages. */
export const countryOfText = (text: string): string | undefined => {
  const line = text.slice(0, 300).trim().split(/\r?\n/u).at(-1) ?? ''
  const last =
    line
      .split(/[,;()]/u)
      .map((part) => part.trim())
      .findLast((part) => part !== '') ?? ''
  return countryByName(line) ?? countryByName(last) ?? trailingCountry(last)?.country
}
