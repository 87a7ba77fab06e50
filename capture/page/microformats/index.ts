import { baseOf } from '../base'
import type { MicroformatItem } from '../types'
import { innerMarkup } from './markup'
import { microformatItems } from './parse'
import { relsOf, type Rels } from './rels'

export interface Microformats extends Rels {
  readonly items: readonly MicroformatItem[]
}

/**
 * microformats2 JSON of a document (microformats2-parsing), classic hCard, adr, geo, hCalendar … included. The page reader
 * uses `parse.ts` alone, which leaves out the markup of `e-*` values and the rels.
 */
export const microformats = (doc: Document, url: string): Microformats => {
  const base = baseOf(doc, url)
  return {
    items: microformatItems(doc, base, { html: (element, from) => innerMarkup(element, from) }),
    ...relsOf(doc, base)
  }
}
