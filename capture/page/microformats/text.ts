import { attr, isElement, MAX_DEPTH, TEXT } from '../dom'
import type { Tree } from './tree'

const MAX_TEXT = 20_000

/** Keeps absolute URLs as they were written; only relative ones change. */
export const absolute = (url: string, base: string): string => {
  const trimmed = url.trim()
  if (trimmed === '') return base
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed
  try {
    return new URL(trimmed, base).href
  } catch {
    return trimmed
  }
}

/**
 * Text of an element without scripts and styles; pictures count by their alternative text, or for want of one by their
 * address (unless `altOnly`).
 */
export const textOf = (element: Element, tree: Tree, altOnly = false): string => {
  const parts: string[] = []
  let length = 0
  const visit = (node: Node, depth: number): void => {
    if (length > MAX_TEXT || depth > MAX_DEPTH) return
    if (node.nodeType === TEXT) {
      const text = node.nodeValue ?? ''
      parts.push(text)
      length += text.length
    } else if (isElement(node)) {
      const tag = node.localName
      if (tag === 'script' || tag === 'style' || tag === 'template') return
      if (tag === 'img') {
        const alt = attr(node, 'alt')
        const src = attr(node, 'src')
        if (alt !== undefined) parts.push(alt)
        else if (src !== undefined && !altOnly) parts.push(` ${absolute(src, tree.base)} `)
      } else for (const child of tree.nodesOf(node)) visit(child, depth + 1)
    }
  }
  visit(element, 0)
  return parts.join('').trim()
}
