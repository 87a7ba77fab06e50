import { attr, isElement, tokens, walkDocument } from '../dom'
import { absolute } from './text'

export interface RelUrl {
  readonly rels: readonly string[]
  readonly text?: string
  readonly title?: string
  readonly media?: string
  readonly hreflang?: string
  readonly type?: string
}

export interface Rels {
  readonly rels: Readonly<Record<string, readonly string[]>>
  readonly 'rel-urls': Readonly<Record<string, RelUrl>>
}

/** All `rel` links of a document, by relation and by address. */
export const relsOf = (doc: Document, base: string): Rels => {
  const rels = new Map<string, string[]>()
  const urls = new Map<string, RelUrl>()
  walkDocument(doc, (node) => {
    if (!isElement(node) || node.localName === 'template') return false
    const names = tokens(node, 'rel')
    const href = attr(node, 'href')
    if (names.length === 0 || href === undefined || !/^(?:a|area|link)$/.test(node.localName)) return true
    const url = absolute(href, base)
    for (const name of names) {
      const known = rels.get(name) ?? []
      if (!known.includes(url)) rels.set(name, [...known, url])
    }
    const known = urls.get(url)
    const extra = ['title', 'media', 'hreflang', 'type'].flatMap((name) => {
      const value = attr(node, name)
      return value === undefined ? [] : [[name, value] as const]
    })
    urls.set(url, {
      text: node.textContent ?? '',
      ...Object.fromEntries(extra),
      ...known,
      rels: [...new Set([...(known?.rels ?? []), ...names])].sort()
    })
    return true
  })
  return { rels: Object.fromEntries(rels), 'rel-urls': Object.fromEntries(urls) }
}
