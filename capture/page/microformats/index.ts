import type { MicroformatItem } from '../types'

export interface Microformats {
  readonly items: readonly MicroformatItem[]
  readonly rels: Readonly<Record<string, readonly string[]>>
  readonly 'rel-urls': Readonly<Record<string, object>>
}

/** microformats2 JSON of a page. */
export const microformats = (_doc: Document, _baseUrl: string): Microformats => ({
  items: [],
  rels: {},
  'rel-urls': {}
})
