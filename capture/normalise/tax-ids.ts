import { validate as validateGstin } from 'stdnum/lib/cjs/in/gstin.js'
import type { DraftTaxId } from '../types'

/** The tax numbers of a text whose checksum holds. */
export const findTaxIds = (text: string): DraftTaxId[] =>
  [...text.matchAll(/\b\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]{3}\b/gu)].flatMap((found) =>
    validateGstin(found[0]).isValid ? [{ scheme: 'gstin', value: found[0] }] : []
  )
