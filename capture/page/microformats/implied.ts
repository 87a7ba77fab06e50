import { attr } from '../dom'
import type { MicroformatValue } from '../types'
import { absolute, textOf } from './text'
import type { Tree } from './tree'
import { rootOf } from './vocabulary'

const onlyChild = (element: Element, tree: Tree): Element | undefined => {
  const children = tree.elementsOf(element)
  const child = children[0]
  return children.length === 1 && child !== undefined && rootOf(child) === undefined ? child : undefined
}

const onlyOfType = (element: Element, tag: string, attribute: string, tree: Tree): Element | undefined => {
  const children = tree.elementsOf(element).filter((child) => child.localName === tag)
  const child = children[0]
  return children.length === 1 && child !== undefined && child.hasAttribute(attribute) && rootOf(child) === undefined
    ? child
    : undefined
}

const nameOf = (element: Element): string | undefined => {
  const tag = element.localName
  const name =
    tag === 'img' || tag === 'area' ? attr(element, 'alt') : tag === 'abbr' ? attr(element, 'title') : undefined
  return name === '' ? undefined : name
}

/** The name of an item that has no properties of text: its picture's text, its abbreviation's title, or all its text. */
export const impliedName = (element: Element, tree: Tree): string => {
  const child = onlyChild(element, tree)
  const grandchild = child === undefined ? undefined : onlyChild(child, tree)
  for (const candidate of [element, child, grandchild]) {
    const name = candidate === undefined ? undefined : nameOf(candidate)
    if (name !== undefined) return name.trim()
  }
  return textOf(element, tree, true)
}

const urlOf = (element: Element, attribute: string, tree: Tree): string | undefined => {
  const url = attr(element, attribute)
  return url === undefined ? undefined : absolute(url, tree.base)
}

const picture = (element: Element, tree: Tree): MicroformatValue | undefined => {
  if (element.localName === 'object') return urlOf(element, 'data', tree)
  if (element.localName !== 'img') return undefined
  const value = urlOf(element, 'src', tree)
  const alt = attr(element, 'alt')
  return value === undefined || alt === undefined ? value : { value, alt }
}

/** The picture of an item that has no addresses of its own. */
export const impliedPhoto = (element: Element, tree: Tree): MicroformatValue | undefined => {
  const own = picture(element, tree)
  if (own !== undefined) return own
  for (const parent of [element, onlyChild(element, tree)]) {
    if (parent === undefined) continue
    const found = onlyOfType(parent, 'img', 'src', tree) ?? onlyOfType(parent, 'object', 'data', tree)
    if (found !== undefined) return picture(found, tree)
  }
  return undefined
}

/** The address of an item that names none: its own link, or the only link in it. */
export const impliedUrl = (element: Element, tree: Tree): string | undefined => {
  if (element.localName === 'a' || element.localName === 'area') return urlOf(element, 'href', tree)
  for (const parent of [element, onlyChild(element, tree)]) {
    if (parent === undefined) continue
    const found = onlyOfType(parent, 'a', 'href', tree) ?? onlyOfType(parent, 'area', 'href', tree)
    if (found !== undefined) return urlOf(found, 'href', tree)
  }
  return undefined
}
