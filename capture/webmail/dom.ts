import type { Mailbox } from '../types'

/**
 * Helpers that all readers share. They use only what both a browser's DOM and linkedom offer, and trust nothing: text is
 * cleaned and capped, and an address that is not one is no address.
 */

// Directional controls and invisible joiners that spoof names; ZWJ and ZWNJ (U+200C, U+200D) stay: Indic scripts need them.
const INVISIBLE = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]{1,253}$/

/** One line of clean text, at most `cap` characters: no invisible or directional controls, no lone surrogates. */
export const cleanLine = (text: string, cap = 300): string =>
  text
    .slice(0, cap * 4)
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .trim()
    .slice(0, cap)
    .toWellFormed()

/** The address with its domain in lower case, or undefined where `raw` is not exactly one address. */
export const cleanAddress = (raw: string | null | undefined): string | undefined => {
  const text = cleanLine((raw ?? '').replace(/^mailto:/i, ''), 320)
  if (!ADDRESS.test(text)) return undefined
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1).toLowerCase()
  if (!domain.includes('.') || domain.startsWith('.') || domain.endsWith('.') || domain.includes('..')) return undefined
  return `${text.slice(0, at)}@${domain}`
}

/** A mailbox, its name left out when it is empty or merely repeats the address. */
export const mailbox = (email: string, name: string | null | undefined): Mailbox => {
  const clean = cleanLine(name ?? '', 200)
    .replace(/^["'](.*)["']$/, '$1')
    .trim()
  return clean === '' || clean.toLowerCase() === email.toLowerCase() ? { email } : { name: clean, email }
}

/** Text of an element in reading order, pictures by their `alt` (Gmail's emoji are pictures), at most `cap` characters. */
export const textOf = (element: Element | null | undefined, cap = 300, nodes = 5000): string => {
  const parts: string[] = []
  let length = 0
  let node: Node | null = element ?? null
  let visited = 0
  while (node !== null && length < cap * 2 && visited < nodes) {
    visited += 1
    if (node.nodeType === 3) {
      const value = node.nodeValue ?? ''
      parts.push(value)
      length += value.length
    } else if (node.nodeName === 'IMG') {
      const image = node as Element
      parts.push(image.getAttribute('data-emoji') ?? image.getAttribute('alt') ?? '')
    }
    node = nextNode(node, element ?? null, node.nodeName !== 'SCRIPT' && node.nodeName !== 'STYLE')
  }
  return cleanLine(parts.join(''), cap)
}

/** The node after `node` in document order below `root`, its children left out unless `deep`. */
const nextNode = (node: Node, root: Node | null, deep: boolean): Node | null => {
  if (deep && node.firstChild !== null) return node.firstChild
  let current: Node | null = node
  while (current !== null && current !== root) {
    if (current.nextSibling !== null) return current.nextSibling
    current = current.parentNode
  }
  return null
}

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** Whether the element is hidden by its own markup. */
export const hiddenByMarkup = (element: Element): boolean =>
  element.hasAttribute('hidden') || HIDDEN_STYLE.test(element.getAttribute('style') ?? '')

/** Whether an element is displayed. Without layout (Node) only markup that hides it is seen. */
export const isShown = (element: Element): boolean => {
  const check: unknown = Reflect.get(element, 'checkVisibility')
  if (typeof check === 'function' && Reflect.apply(check, element, []) === false) return false
  let current: Element | null = element
  while (current !== null) {
    if (hiddenByMarkup(current)) return false
    current = current.parentElement
  }
  return true
}

/** All matches below `root`, at most `cap`. */
export const all = (root: ParentNode, selector: string, cap = 2000): Element[] => {
  const found: Element[] = []
  for (const element of root.querySelectorAll(selector)) {
    found.push(element)
    if (found.length >= cap) break
  }
  return found
}

/**
 * The elements below `root` that are not in one of its bodies, in document order, at most 3,000: a header is small, a body can
 * hold a hundred thousand elements, and nothing in it may pass for a header.
 */
export const outsideOf = (
  root: Element,
  isBody: (element: Element) => boolean
): { header: Element[]; bodies: Element[] } => {
  const header: Element[] = []
  const bodies: Element[] = []
  let node: Node | null = root.firstChild
  for (let visited = 0; node !== null && visited < 12_000 && header.length < 3000; visited += 1) {
    let deep = node.nodeType === 1
    if (node.nodeType === 1) {
      const element = node as Element
      if (isBody(element)) {
        bodies.push(element)
        deep = false
      } else header.push(element)
    }
    node = nextNode(node, root, deep)
  }
  return { header, bodies }
}

/** Mailboxes without repeated addresses, at most 100. */
export const distinct = (boxes: readonly Mailbox[]): Mailbox[] => {
  const seen = new Map<string, Mailbox>()
  for (const box of boxes) {
    const key = box.email.toLowerCase()
    const known = seen.get(key)
    if (known === undefined ? seen.size < 100 : known.name === undefined && box.name !== undefined) seen.set(key, box)
  }
  return [...seen.values()]
}
