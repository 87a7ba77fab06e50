/** The few DOM reads that all page walkers share. They use only what a browser and linkedom have in common. */

export const ELEMENT = 1
export const TEXT = 3

/** Walkers that call themselves stop here; real pages stay below 100, and the call stack holds some thousand. */
export const MAX_DEPTH = 200

export const isElement = (node: Node): node is Element => node.nodeType === ELEMENT

export const attr = (element: Element, name: string): string | undefined => element.getAttribute(name) ?? undefined

/** Tokens of a space-separated attribute. */
export const tokens = (element: Element, name: string): string[] => {
  const value = element.getAttribute(name)
  return value === null || value === '' ? [] : value.split(/[ \t\n\f\r]+/).filter((token) => token !== '')
}

export const childElements = (element: Node): Element[] => {
  const found: Element[] = []
  for (let node = element.firstChild; node !== null; node = node.nextSibling) if (isElement(node)) found.push(node)
  return found
}

/** Real pages have some thousand nodes; what lies beyond this many is left out, so that no page takes long. */
const MAX_NODES = 20_000

/**
 * Visits `root` and all below it in document order without recursion, so depth cannot overflow the stack. `enter` may
 * return false to skip what is below; `leave` is called for every node that was entered, except where the walk ended
 * early because `budget` nodes were visited. Gives what is left of the budget.
 */
export const walk = (
  root: Node,
  enter: (node: Node) => boolean,
  leave?: (node: Node) => void,
  budget = MAX_NODES
): number => {
  let node: Node = root
  let left = budget
  for (;;) {
    if (--left < 0) return 0
    const child = enter(node) ? node.firstChild : null
    if (child !== null) {
      node = child
      continue
    }
    for (;;) {
      if (leave !== undefined) leave(node)
      if (node === root) return left
      const next = node.nextSibling
      if (next !== null) {
        node = next
        break
      }
      const parent = node.parentNode
      if (parent === null) return left
      node = parent
    }
  }
}

/** Walks all of a document; fragments may have several top elements. */
export const walkDocument = (doc: Document, enter: (node: Node) => boolean, leave?: (node: Node) => void): number => {
  let budget = MAX_NODES
  for (const node of Array.from(doc.childNodes)) if (budget > 0) budget = walk(node, enter, leave, budget)
  return budget
}

/** `url` resolved against `base`; the text as it is when either cannot be parsed. */
export const resolve = (url: string, base: string | undefined): string => {
  if (base === undefined || base === '') return url
  try {
    return new URL(url, base).href
  } catch {
    return url
  }
}

export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()
