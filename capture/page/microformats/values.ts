import { attr, MAX_DEPTH, tokens } from '../dom'
import type { MicroformatValue } from '../types'
import { joinDate } from './dates'
import { absolute, textOf } from './text'
import type { Tree } from './tree'
import { rootOf } from './vocabulary'

const PROPERTY = /(?:^|\s)(?:p|u|dt|e)-[a-z]/

/** Another property's value is not part of this one's. */
const isMarked = (element: Element): boolean =>
  PROPERTY.test(element.getAttribute('class') ?? '') || rootOf(element) !== undefined

/** The parts of a value that its author marked with the classes `value` and `value-title`. */
const markedValues = (element: Element, tree: Tree): Element[] => {
  const found: Element[] = []
  if (rootOf(element) !== undefined) return found
  const visit = (parent: Element, depth: number): void => {
    for (const child of tree.elementsOf(parent)) {
      const classes = tokens(child, 'class')
      if (classes.includes('value') || classes.includes('value-title')) found.push(child)
      else if (depth < MAX_DEPTH && !isMarked(child)) visit(child, depth + 1)
    }
  }
  visit(element, 0)
  return found
}

const isTitle = (element: Element): boolean => tokens(element, 'class').includes('value-title')

const markedText = (element: Element, tree: Tree): string => {
  if (isTitle(element)) return attr(element, 'title') ?? ''
  const tag = element.localName
  const own =
    tag === 'img' || tag === 'area'
      ? attr(element, 'alt')
      : tag === 'data'
        ? attr(element, 'value')
        : tag === 'abbr'
          ? attr(element, 'title')
          : undefined
  return own ?? textOf(element, tree)
}

const markedPattern = (element: Element, tree: Tree): string | undefined => {
  const parts = markedValues(element, tree)
  return parts.length === 0 ? undefined : parts.map((part) => markedText(part, tree)).join('')
}

/** `p-*`: plain text. */
export const textValue = (element: Element, tree: Tree): string => {
  const marked = markedPattern(element, tree)
  if (marked !== undefined) return marked.trim()
  const tag = element.localName
  if (tag === 'abbr' || tag === 'link') {
    const title = attr(element, 'title')
    if (title !== undefined) return title
  }
  if (tag === 'data' || tag === 'input') {
    const value = attr(element, 'value')
    if (value !== undefined) return value
  }
  if (tag === 'img' || tag === 'area') {
    const alt = attr(element, 'alt')
    if (alt !== undefined) return alt
  }
  return textOf(element, tree)
}

const URL_SOURCES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  link: ['href'],
  img: ['src'],
  audio: ['src'],
  video: ['src', 'poster'],
  source: ['src'],
  iframe: ['src'],
  object: ['data']
}

/** `u-*`: an address, for pictures with their alternative text where `withAlt` asks for it (classic formats know none). */
export const urlValue = (element: Element, tree: Tree, withAlt: boolean): MicroformatValue => {
  const tag = element.localName
  for (const name of Object.hasOwn(URL_SOURCES, tag) ? (URL_SOURCES[tag] ?? []) : []) {
    const raw = attr(element, name)
    if (raw === undefined) continue
    const value = absolute(raw, tree.base)
    const alt = withAlt && tag === 'img' ? attr(element, 'alt') : undefined
    return alt === undefined ? value : { value, alt }
  }
  const marked = markedPattern(element, tree)
  if (marked !== undefined) return absolute(marked, tree.base)
  const own =
    tag === 'abbr' ? attr(element, 'title') : tag === 'data' || tag === 'input' ? attr(element, 'value') : undefined
  return absolute(own ?? textOf(element, tree), tree.base)
}

/** `dt-*`: a date or time as the author wrote it for machines. */
export const dateValue = (element: Element, tree: Tree, lastDate: string | undefined): string => {
  const parts = markedValues(element, tree)
  if (parts.length > 0)
    return joinDate(
      parts.map((part) => {
        const tag = part.localName
        const machine = tag === 'time' || tag === 'ins' || tag === 'del' ? attr(part, 'datetime') : undefined
        return machine ?? markedText(part, tree)
      }),
      lastDate
    )
  const tag = element.localName
  const own =
    tag === 'time' || tag === 'ins' || tag === 'del'
      ? attr(element, 'datetime')
      : tag === 'abbr'
        ? attr(element, 'title')
        : tag === 'data' || tag === 'input'
          ? attr(element, 'value')
          : undefined
  return (own ?? textOf(element, tree)).trim()
}
