import { attr, isElement, MAX_DEPTH, tokens, walkDocument } from '../dom'
import type { MicroformatItem, MicroformatValue } from '../types'
import { dayOf } from './dates'
import { impliedName, impliedPhoto, impliedUrl } from './implied'
import { textOf } from './text'
import { createTree, type Tree } from './tree'
import { dateValue, textValue, urlValue } from './values'
import { impliedRoot, propertiesOf, rootOf, type Prefix, type PropertyName, type Root } from './vocabulary'

const MAX_ITEMS = 500

export interface MicroformatOptions {
  /** Writes the markup of an `e-*` value; left out where only text is wanted. */
  readonly html?: (element: Element, base: string) => string
}

interface Parser {
  readonly tree: Tree
  readonly options: MicroformatOptions
  items: number
}

interface OpenItem {
  readonly root: Root
  readonly properties: Map<string, MicroformatValue[]>
  readonly children: MicroformatItem[]
  /** Prefixes seen, also inside nested elements: a property of text rules an implied name out. */
  readonly prefixes: Set<Prefix>
  /** First values of `p-name` and `u-url`, which stand for the item where it is a value itself. */
  name?: string
  url?: MicroformatValue
  lastDate?: string
  nested: boolean
}

const add = (item: OpenItem, name: string, value: MicroformatValue): void => {
  const values = item.properties.get(name)
  if (values === undefined) item.properties.set(name, [value])
  else values.push(value)
}

/** `rel=tag` names its tag in the last part of the address, not in the link's text. */
const isTag = (element: Element, property: PropertyName, root: Root): boolean =>
  root.classic &&
  property.name === 'category' &&
  tokens(element, 'rel').includes('tag') &&
  tokens(element, 'class').length === 0

const lastSegment = (url: string): string => {
  const segment =
    url
      .split(/[?#]/)[0]
      ?.split('/')
      .findLast((part) => part !== '') ?? ''
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

const markup = (element: Element, parser: Parser): MicroformatValue => {
  const value = textOf(element, parser.tree)
  return parser.options.html === undefined ? value : { value, html: parser.options.html(element, parser.tree.base) }
}

const simpleValue = (element: Element, property: PropertyName, item: OpenItem, parser: Parser): MicroformatValue => {
  if (isTag(element, property, item.root)) return lastSegment(attr(element, 'href') ?? '')
  switch (property.prefix) {
    case 'p':
      return textValue(element, parser.tree)
    case 'u':
      return urlValue(element, parser.tree, !item.root.classic)
    case 'dt': {
      const value = dateValue(element, parser.tree, item.lastDate)
      const day = dayOf(value)
      if (day !== undefined) item.lastDate = day
      return value
    }
    case 'e':
      return markup(element, parser)
  }
}

const nestedValue = (
  element: Element,
  property: PropertyName,
  outer: OpenItem,
  inner: OpenItem,
  item: MicroformatItem,
  parser: Parser
): MicroformatValue => {
  const simple = simpleValue(element, property, outer, parser)
  const chosen =
    property.prefix === 'p' ? (inner.name ?? simple) : property.prefix === 'u' ? (inner.url ?? simple) : simple
  if (property.prefix === 'e' && typeof chosen === 'object') return { ...item, ...chosen } as MicroformatValue
  return { ...item, value: chosen as string }
}

const finish = (element: Element, open: OpenItem, parser: Parser): MicroformatItem => {
  const { properties, prefixes, root, children } = open
  if (!root.classic) {
    if (!properties.has('name') && !prefixes.has('p') && !prefixes.has('e') && !open.nested)
      add(open, 'name', impliedName(element, parser.tree))
    if (!prefixes.has('u') && !open.nested) {
      const photo = properties.has('photo') ? undefined : impliedPhoto(element, parser.tree)
      if (photo !== undefined) add(open, 'photo', photo)
    }
    if (!properties.has('url') && !prefixes.has('u') && !open.nested) {
      const url = impliedUrl(element, parser.tree)
      if (url !== undefined) add(open, 'url', url)
    }
  }
  const id = attr(element, 'id')
  return {
    type: root.types,
    properties: Object.fromEntries(properties),
    ...(id === undefined || id === '' || root.classic ? {} : { id }),
    ...(children.length === 0 ? {} : { children })
  }
}

const readItem = (
  element: Element,
  root: Root,
  parser: Parser,
  depth: number
): { readonly open: OpenItem; readonly item: MicroformatItem } => {
  parser.items++
  const open: OpenItem = { root, properties: new Map(), children: [], prefixes: new Set(), nested: false }
  readChildren(element, open, parser, depth)
  return { open, item: finish(element, open, parser) }
}

const readChildren = (element: Element, open: OpenItem, parser: Parser, depth: number): void => {
  if (depth > MAX_DEPTH || parser.items > MAX_ITEMS) return
  for (const child of parser.tree.elementsOf(element)) {
    const properties = propertiesOf(child, open.root)
    for (const property of properties) open.prefixes.add(property.prefix)
    const root = rootOf(child) ?? impliedRoot(child, open.root)
    if (root === undefined) {
      for (const property of properties) {
        const value = simpleValue(child, property, open, parser)
        if (property.prefix === 'p' && property.name === 'name' && typeof value === 'string') open.name ??= value
        if (property.prefix === 'u' && property.name === 'url') open.url ??= value
        add(open, property.name, value)
      }
      readChildren(child, open, parser, depth + 1)
      continue
    }
    open.nested = true
    const inner = readItem(child, root, parser, depth + 1)
    if (properties.length === 0) open.children.push(inner.item)
    for (const property of properties)
      add(open, property.name, nestedValue(child, property, open, inner.open, inner.item, parser))
  }
}

/** The top items of a document: microformats2 (`h-*`) and the classic ones under their new names; `base` as `baseOf` gives it. */
export const microformatItems = (doc: Document, base: string, options: MicroformatOptions = {}): MicroformatItem[] => {
  const ids = new Map<string, Element>()
  const roots: { element: Element; root: Root }[] = []
  let inside: Element | undefined
  walkDocument(
    doc,
    (node) => {
      if (!isElement(node) || node.localName === 'template') return false
      const id = node.getAttribute('id')
      if (id !== null && id !== '' && !ids.has(id)) ids.set(id, node)
      const root = inside === undefined ? rootOf(node) : undefined
      if (root !== undefined) {
        inside = node
        roots.push({ element: node, root })
      }
      return true
    },
    (node) => {
      if (node === inside) inside = undefined
    }
  )
  const parser: Parser = { tree: createTree(ids, base), options, items: 0 }
  const items: MicroformatItem[] = []
  for (const { element, root } of roots)
    if (parser.items <= MAX_ITEMS) items.push(readItem(element, root, parser, 0).item)
  return items
}
