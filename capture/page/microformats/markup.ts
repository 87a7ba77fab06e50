import { ELEMENT, TEXT } from '../dom'
import { absolute } from './text'

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const URL_ATTRIBUTES = new Set(['href', 'src', 'cite', 'action', 'poster', 'data'])
const MAX_DEPTH = 500

const escapeText = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\u00A0/g, '&nbsp;')

const escapeAttribute = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/\u00A0/g, '&nbsp;')

const attributes = (element: Element, base: string): string =>
  Array.from(element.attributes)
    .map(({ name, value }) => ` ${name}="${escapeAttribute(URL_ATTRIBUTES.has(name) ? absolute(value, base) : value)}"`)
    .join('')

const serialise = (node: Node, base: string, depth: number): string => {
  if (node.nodeType === TEXT) return escapeText(node.nodeValue ?? '')
  if (node.nodeType !== ELEMENT || depth > MAX_DEPTH) return ''
  const element = node as Element
  const tag = element.localName
  if (tag === 'template') return ''
  const open = `<${tag}${attributes(element, base)}>`
  if (tag === 'script' || tag === 'style') return `${open}${element.textContent ?? ''}</${tag}>`
  return VOID.has(tag) ? open : `${open}${innerMarkup(element, base, depth + 1)}</${tag}>`
}

/** Markup inside an element as the HTML standard serialises it, addresses made absolute. */
export const innerMarkup = (element: Element, base: string, depth = 0): string => {
  let markup = ''
  for (let node = element.firstChild; node !== null; node = node.nextSibling) markup += serialise(node, base, depth)
  return depth === 0 ? markup.trim() : markup
}
