import { hiddenByMarkup } from './dom'

/**
 * A message body as short HTML: elements, text, and only those attributes by which quotes, forwards and signatures are
 * told apart later. Scripts, styles, hidden parts and the mail program's own controls are left out.
 */

const KEPT_ATTRIBUTES = ['class', 'id', 'href', 'style', 'dir', 'alt', 'type', 'data-smartmail', 'data-emoji']
const DROPPED = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'SVG',
  'svg',
  'BUTTON',
  'INPUT',
  'SELECT',
  'TEXTAREA',
  'OBJECT'
])
const VOID = new Set(['br', 'hr', 'img', 'wbr'])
const BLOCKS =
  'address|article|blockquote|center|div|dl|dd|dt|fieldset|footer|h1|h2|h3|h4|h5|h6|header|hr|li|ol|p|pre|section|table|tbody|td|tr|th|ul'
const KEPT_ELEMENTS = new Set(`${BLOCKS}|a|b|br|em|font|i|img|small|span|strong|u|wbr`.split('|'))
const STYLE_THAT_MATTERS = /border|display\s*:\s*none|white-space|margin-left|mso-/i

export interface BodyOptions {
  /** Most characters of HTML that are returned; the rest of the body is left out. */
  readonly cap: number
  /** Most characters inside quotes: enough for the head of a forwarded mail. */
  readonly quoteCap: number
  /** The program's own controls inside the body. */
  readonly controls?: string
  /** Parts that the program folds away but that belong to the message: kept although hidden. */
  readonly collapsed?: string
}

const MAX_NODES = 20_000
const QUOTE = 'blockquote,.gmail_quote,.moz-cite-prefix + blockquote,.protonmail_quote,.yahoo_quoted'

/** Serialises a body within the caps, in time linear in what is returned. */
export const readBody = (root: Element, options: BodyOptions): string => {
  const parts: string[] = []
  const open: { tag: string; quote: boolean }[] = []
  let length = 0
  let quoteDepth = 0
  let quoted = 0

  const write = (text: string): void => {
    parts.push(text)
    length += text.length
    if (quoteDepth > 0) quoted += text.length
  }
  const full = (): boolean => quoteDepth > 0 && quoted >= options.quoteCap
  const dropped = (element: Element): boolean =>
    DROPPED.has(element.nodeName) ||
    full() ||
    (hiddenByMarkup(element) && !(options.collapsed !== undefined && element.matches(options.collapsed))) ||
    (options.controls !== undefined && element.hasAttribute('class') && element.matches(options.controls))

  /** Writes a node's start and says whether its children follow. */
  const enter = (node: Node): boolean => {
    if (node.nodeType === 3 && !full()) write(escapeText((node.nodeValue ?? '').slice(0, options.cap - length)))
    if (node.nodeType !== 1 || dropped(node as Element)) return false
    const element = node as Element
    const name = element.nodeName.toLowerCase()
    const tag = KEPT_ELEMENTS.has(name) ? name : ''
    if (tag !== '') write(startTag(element, tag))
    const goesIn = element.firstChild !== null && !VOID.has(name) && open.length < 500
    const quote = goesIn && (name === 'blockquote' || element.hasAttribute('class')) && element.matches(QUOTE)
    if (quote) quoteDepth += 1
    if (goesIn) open.push({ tag, quote })
    else if (tag !== '' && !VOID.has(tag)) write(`</${tag}>`)
    return goesIn
  }
  const leave = (): void => {
    const last = open.pop()
    if (last === undefined) return
    if (last.tag !== '') write(`</${last.tag}>`)
    if (last.quote) quoteDepth -= 1
  }

  let node: Node | null = root.firstChild
  for (let visited = 0; node !== null && length < options.cap && visited < MAX_NODES; visited += 1) {
    if (enter(node)) {
      node = node.firstChild
      continue
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode
      if (node !== root) leave()
    }
    node = node === null || node === root ? null : node.nextSibling
  }
  while (open.length > 0) leave()
  return parts.join('').toWellFormed()
}

const startTag = (element: Element, tag: string): string => {
  let text = `<${tag}`
  for (const name of KEPT_ATTRIBUTES) {
    const value = element.getAttribute(name)
    if (value === null || value === '') continue
    if (name === 'style' && !STYLE_THAT_MATTERS.test(value)) continue
    text += ` ${name}="${escapeText(value.slice(0, name === 'href' ? 1000 : 300)).replace(/"/g, '&quot;')}"`
  }
  return `${text}>`
}

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
