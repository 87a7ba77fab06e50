import { attr, isElement, tokens } from '../dom'

/** A document as microformats see it: templates are not there, and includes stand where they are asked for. */
export interface Tree {
  readonly base: string
  nodesOf(element: Element): Node[]
  elementsOf(element: Element): Element[]
}

const referenced = (element: Element): string[] => {
  const ids = tokens(element, 'itemref')
  return element.localName === 'td' ? [...ids, ...tokens(element, 'headers')] : ids
}

/** `<a class="include" href="#id">` and `<object class="include" data="#id">` stand for the element they name. */
const includedId = (element: Element): string | undefined => {
  const tag = element.localName
  if ((tag !== 'a' && tag !== 'object') || !tokens(element, 'class').includes('include')) return undefined
  const target = attr(element, tag === 'a' ? 'href' : 'data')
  return target?.startsWith('#') === true ? target.slice(1) : undefined
}

/** Includes let one element be read many times, so reading ends after this many nodes. */
const BUDGET = 20_000

/** `ids` are the elements that may be included, by id. */
export const createTree = (ids: ReadonlyMap<string, Element>, base: string): Tree => {
  let budget = BUDGET
  const nodesOf = (element: Element): Node[] => {
    const nodes: Node[] = []
    if (budget <= 0) return nodes
    for (let node = element.firstChild; node !== null; node = node.nextSibling) {
      if (!isElement(node)) nodes.push(node)
      else if (node.localName !== 'template') {
        const id = includedId(node)
        const target = id === undefined ? undefined : ids.get(id)
        nodes.push(target === undefined || target.contains(element) ? node : target)
      }
    }
    for (const id of referenced(element)) {
      const target = ids.get(id)
      if (target === undefined || target.contains(element)) continue
      // A table's head cell is about the row; its own contents are what it lends.
      if (element.localName === 'td') nodes.push(...nodesOf(target))
      else nodes.push(target)
    }
    budget -= nodes.length + 1
    return nodes
  }
  return { base, nodesOf, elementsOf: (element) => nodesOf(element).filter(isElement) }
}
