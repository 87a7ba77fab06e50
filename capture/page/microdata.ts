import { attr, childElements, collapse, isElement, MAX_DEPTH, resolve, TEXT, tokens, walk, walkDocument } from './dom'
import type { MicrodataItem } from './types'

const MAX_ITEMS = 1000
const MAX_VALUE = 5000

/** Elements whose value is a URL, by attribute (WHATWG HTML §5.2.4). */
const URL_ATTRIBUTE: Readonly<Record<string, string>> = {
  a: 'href',
  area: 'href',
  link: 'href',
  audio: 'src',
  embed: 'src',
  iframe: 'src',
  img: 'src',
  source: 'src',
  track: 'src',
  video: 'src',
  object: 'data'
}

export interface MicrodataOptions {
  /** Keep white space as the standard's `textContent` has it, instead of collapsing it as a reader sees it. */
  readonly rawText?: boolean
}

interface Walk {
  readonly base: string | undefined
  readonly options: MicrodataOptions
  readonly byId: (id: string) => Element | undefined
  items: number
  /** Nodes that may still be read: `itemref` lets one element be read many times. */
  budget: number
}

const BUDGET = 20_000

const propertyValue = (element: Element, state: Walk): string => {
  const { base, options } = state
  const tag = element.localName
  if (tag === 'meta') return attr(element, 'content') ?? ''
  if (Object.hasOwn(URL_ATTRIBUTE, tag)) {
    const url = attr(element, URL_ATTRIBUTE[tag] ?? 'href')
    return url === undefined ? (attr(element, 'content') ?? '') : resolve(url.trim(), base)
  }
  if (tag === 'data' || tag === 'meter') {
    const value = attr(element, 'value')
    if (value !== undefined) return value
  }
  if (tag === 'time') {
    const value = attr(element, 'datetime')
    if (value !== undefined) return value
  }
  // Not in the standard, but common on pages and honoured by search engines.
  const content = attr(element, 'content')
  if (content !== undefined) return content
  const text = visibleText(element, state)
  return options.rawText === true ? text : collapse(text)
}

/** `textContent` without the scripts and styles that pages leave inside. */
const visibleText = (element: Element, state: Walk): string => {
  const parts: string[] = []
  let length = 0
  const enter = (node: Node): boolean => {
    if (length > MAX_VALUE || (isElement(node) && /^(?:script|style|template)$/.test(node.localName))) return false
    if (node.nodeType === TEXT) {
      parts.push(node.nodeValue ?? '')
      length += parts.at(-1)?.length ?? 0
    }
    return true
  }
  state.budget = walk(element, enter, undefined, state.budget)
  return parts.join('').slice(0, MAX_VALUE)
}

/** The elements with `itemprop` that belong to `item` itself, `itemref` included, in document order per root. */
const propertiesOf = (item: Element, state: Walk): Element[] => {
  const found: Element[] = []
  const seen = new Set<Element>([item])
  const pending = childElements(item).toReversed()
  const lent = new Set<Element>()
  for (const id of tokens(item, 'itemref').toReversed()) {
    const target = state.byId(id)
    if (target === undefined) continue
    pending.unshift(target)
    // Against the letter of the standard, but what authors mean: an item of its own lends its properties.
    if (!target.hasAttribute('itemprop')) lent.add(target)
  }
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (seen.has(element) || --state.budget < 0) continue
    seen.add(element)
    if (!element.hasAttribute('itemscope') || lent.has(element)) {
      const children = childElements(element)
      for (let i = children.length - 1; i >= 0; i--) {
        const child = children[i]
        if (child !== undefined) pending.push(child)
      }
    }
    if (element.hasAttribute('itemprop')) found.push(element)
  }
  return found
}

const readItem = (element: Element, state: Walk, open: readonly Element[]): MicrodataItem => {
  state.items++
  const properties = new Map<string, (string | MicrodataItem)[]>()
  for (const property of propertiesOf(element, state)) {
    const names = tokens(property, 'itemprop')
    if (names.length === 0) continue
    let value: string | MicrodataItem
    if (property.hasAttribute('itemscope')) {
      // An item that contains itself by `itemref` has no end.
      if (open.includes(property) || open.length > MAX_DEPTH || state.items > MAX_ITEMS) continue
      value = readItem(property, state, [...open, property])
    } else value = propertyValue(property, state)
    for (const name of names) {
      const values = properties.get(name)
      if (values === undefined) properties.set(name, [value])
      else values.push(value)
    }
  }
  const types = tokens(element, 'itemtype')
  const id = attr(element, 'itemid')
  const text = properties.size === 0 ? collapse(visibleText(element, state)) : ''
  return {
    ...(types.length === 0 ? {} : { type: types }),
    ...(id === undefined ? {} : { id: resolve(id.trim(), state.base) }),
    ...(properties.size === 0 && text !== '' ? { value: text } : { properties: Object.fromEntries(properties) })
  }
}

/**
 * The page's top-level microdata items (WHATWG HTML §5: `itemscope`, `itemtype`, `itemprop`, `itemid`, `itemref`), in
 * document order. URLs are resolved against `base` where one is given.
 */
export const microdata = (doc: Document, base?: string, options: MicrodataOptions = {}): MicrodataItem[] => {
  const roots: Element[] = []
  const ids = new Map<string, Element>()
  walkDocument(doc, (node) => {
    if (!isElement(node)) return false
    const id = node.getAttribute('id')
    if (id !== null && !ids.has(id)) ids.set(id, node)
    if (node.hasAttribute('itemscope') && !node.hasAttribute('itemprop') && roots.length < MAX_ITEMS) roots.push(node)
    return true
  })
  const state: Walk = { base, options, byId: (id) => ids.get(id), items: 0, budget: BUDGET }
  return roots.filter(() => state.items <= MAX_ITEMS).map((root) => readItem(root, state, [root]))
}
