import type { DraftAddress } from '../types'
import { parseAddress, type AddressOptions } from './address-parse'

export interface AddressBlock {
  /** Index of the block's first line. */
  readonly start: number
  /** Index after the block's last line. */
  readonly end: number
  readonly address: DraftAddress
}

/** Finds runs of lines that are postal addresses. */
export const findAddressBlocks = (lines: readonly string[], options: AddressOptions = {}): AddressBlock[] =>
  lines.flatMap((line, start) => {
    const address = parseAddress(line, options)
    return address.postcode && /,/u.test(line) ? [{ start, end: start + 1, address }] : []
  })
