/**
 * What the page reader hands to the drafting step: plain data, capped in size, safe to send between contexts. The reader
 * runs inside the page and knows no phone, domain or name tables; everything in here is untrusted text.
 */

/** Where in the page's frame a block stands; a footer's address counts less than the main part's on a team page. */
export type PageRegion = 'main' | 'nav' | 'header' | 'footer' | 'aside' | 'address' | 'article' | 'form'

/** A block-level element that holds at least one line, directly or deeper. Index 0 is the body. */
export interface PageBlock {
  /** Index of the enclosing block; 0 for the body itself. */
  readonly parent: number
  /** Lower-case element name. */
  readonly tag: string
  readonly region?: PageRegion
}

/** One line of visible text as a reader of the page sees it: white space collapsed, never empty. */
export interface PageLine {
  readonly text: string
  /** Index of the innermost block around the line. */
  readonly block: number
  /** 1 to 6 when the line is (part of) a heading. */
  readonly heading?: number
  /** All of the line stands in bold or a heading, a table's head cell or a definition's term. */
  readonly strong?: true
}

export interface PageLink {
  /** As written in the page, trimmed, not resolved. */
  readonly href: string
  readonly text: string
  /** Index of the line the link's text ends in, or of the line that follows when it has no text. */
  readonly line: number
}

/** HTML microdata item (WHATWG HTML §5). Values are strings (URLs resolved where a base is known) or items. */
export interface MicrodataItem {
  readonly type?: readonly string[]
  readonly id?: string
  readonly properties?: Readonly<Record<string, readonly (string | MicrodataItem)[]>>
  /** Text of an item that has no properties: many authors write just the name inside. */
  readonly value?: string
}

/** A subject of RDFa with its properties by full IRI; a value that names another node is a `{ ref }`. */
export interface RdfaNode {
  readonly id: string
  readonly properties: Readonly<Record<string, readonly RdfaValue[]>>
}

export type RdfaValue =
  | { readonly value: string; readonly language?: string; readonly datatype?: string }
  | { readonly ref: string }

export interface MicroformatItem {
  readonly type: readonly string[]
  readonly properties: Readonly<Record<string, readonly MicroformatValue[]>>
  readonly id?: string
  readonly lang?: string
  readonly children?: readonly MicroformatItem[]
}

/** A value of microformats2 JSON: text, a nested item with its own `value`, an `e-*` value or an image with its text. */
export type MicroformatValue =
  | string
  | { readonly value: string; readonly alt: string }
  | { readonly value: string; readonly html: string; readonly lang?: string }
  | (MicroformatItem & { readonly value: string; readonly html?: string; readonly alt?: string })

export interface PageReading {
  readonly url: string
  /** `<base href>`, against which links are resolved. */
  readonly base?: string
  readonly canonical?: string
  readonly title: string
  /** BCP 47, from `<html lang>`. */
  readonly language?: string
  /** `og:site_name`, `author`, `business:contact_data:*` and the like, by lower-case name. */
  readonly meta: Readonly<Record<string, string>>
  /** Texts of `application/ld+json` scripts, as written. */
  readonly jsonLd: readonly string[]
  readonly microdata: readonly MicrodataItem[]
  readonly rdfa: readonly RdfaNode[]
  readonly microformats: readonly MicroformatItem[]
  /** Alternative texts of pictures that look like the site's logo. */
  readonly logos: readonly string[]
  readonly blocks: readonly PageBlock[]
  readonly lines: readonly PageLine[]
  readonly links: readonly PageLink[]
  /** The page was larger than the reader's limits, so the rest was left out. */
  readonly truncated: boolean
}
