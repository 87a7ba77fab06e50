/**
 * The structure of a page with everything personal masked: what a user can copy when nothing was found, and a maintainer
 * needs to see which element moved. Tag names, class names, roles and the *names* of attributes stay; texts become their
 * length and kind, addresses and ids a mask, file and link targets their scheme. It is shown before it is copied.
 */

const SHOWN_VALUES = new Set([
  'role',
  'type',
  'aria-expanded',
  'aria-selected',
  'aria-level',
  'dir',
  'data-test-id',
  'data-testid',
  'data-app-section'
])
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'HEAD', 'LINK', 'META'])
const MAX_NODES = 4_000
const MAX_CHARACTERS = 60_000
const MAX_DEPTH = 60
const MAX_CHILDREN = 60

export interface OutlineOptions {
  /** Only what is in this element, e.g. the main region. */
  readonly root?: Element
}

/** One line an element, indented by depth. */
export const maskedOutline = (doc: Document, options: OutlineOptions = {}): string => {
  const root: Element | null = options.root ?? doc.body ?? doc.documentElement
  if (root === null) return ''
  const lines: string[] = []
  let length = 0
  let visited = 0
  const open: { node: Node; depth: number }[] = [{ node: root, depth: 0 }]
  while (open.length > 0 && visited < MAX_NODES && length < MAX_CHARACTERS) {
    const next = open.pop()
    if (next === undefined) break
    visited += 1
    const line = describe(next.node)
    if (line === undefined) continue
    const indented = `${' '.repeat(Math.min(next.depth, MAX_DEPTH))}${line}`
    lines.push(indented)
    length += indented.length + 1
    if (next.node.nodeType !== 1) continue
    const children: Node[] = []
    for (let child = next.node.firstChild; child !== null && children.length < MAX_CHILDREN; child = child.nextSibling)
      children.push(child)
    for (const child of children.toReversed()) open.push({ node: child, depth: next.depth + 1 })
  }
  if (open.length > 0) lines.push('…')
  return lines.join('\n')
}

const describe = (node: Node): string | undefined => {
  if (node.nodeType === 3) return maskText(node.nodeValue ?? '')
  if (node.nodeType !== 1 || SKIPPED.has(node.nodeName.toUpperCase())) return undefined
  const element = node as Element
  const attributes: string[] = []
  for (const { name, value } of Array.from(element.attributes).slice(0, 30))
    attributes.push(attribute(name.toLowerCase(), value))
  return `<${element.nodeName.toLowerCase()}${attributes.map((text) => ` ${text}`).join('')}>`
}

/** `"12 letters, address"`: how much text there is and of what kind. */
const maskText = (text: string): string | undefined => {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const kind = /\S@\S/.test(trimmed) ? ', address' : /^[\p{N}\p{P}\p{S}\s]+$/u.test(trimmed) ? ', digits' : ''
  return `"${trimmed.length}${kind}"`
}

const attribute = (rawName: string, value: string): string => {
  const name = rawName.replace(/[^\w:.-]/g, '').slice(0, 40)
  if (name === 'class') return `class="${maskClasses(value)}"`
  if (name === 'href' || name === 'src')
    return `${name}="${/^([a-z][a-z\d+.-]{0,15}):/i.exec(value)?.[1] ?? 'relative'}:"`
  if (SHOWN_VALUES.has(name)) return `${name}="${maskWords(value)}"`
  return value === '' ? name : `${name}="${maskValue(value)}"`
}

/** Program class names are kept; one that holds an address or many digits could be a person's. */
const maskClasses = (value: string): string =>
  value
    .split(/\s+/)
    .slice(0, 12)
    .filter((name) => name !== '')
    .map((name) => (/^[A-Za-z][\w-]{0,40}$/.test(name) && !/\d{5}/.test(name) ? name : '*'))
    .join(' ')

/** Of roles and test ids only the program's words stay: `recipients:item-jane@x` → `recipients:item-*`; names are in capitals. */
const maskWords = (value: string): string => {
  const item = /^([a-z-]{0,40}(?:^|[:-])item[:-])./.exec(value)?.[1]
  if (item !== undefined) return `${item}*`
  if (/^(?:[a-z\d]{1,20}(?:[:_-](?=[a-z\d])|$)){1,8}$|^[A-Z][a-z]{2,14}(?:[A-Z][a-z]{2,14}){1,3}$/.test(value))
    return value
  const words = /^[a-z]{1,20}(?:[:_-][a-z]{1,20})*[:_-]/.exec(value)?.[0] ?? ''
  return `${words}*`
}

const maskValue = (value: string): string => {
  const kinds = [
    /\S@\S/.test(value) ? 'address' : '',
    /\d{4}/.test(value) ? 'digits' : '',
    /^[#]?(?:msg|thread)-[af]:/.test(value) ? 'gmail-id' : ''
  ]
  return `${value.length}${kinds
    .filter((kind) => kind !== '')
    .map((kind) => ` ${kind}`)
    .join('')}`
}
