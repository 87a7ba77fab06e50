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
  const root: Element | null = options.root ?? doc.querySelector('body') ?? doc.documentElement
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
  const name = element.nodeName.toLowerCase()
  return `<${TAGS.has(name) ? name : 'x'}${attributes.map((text) => ` ${text}`).join('')}>`
}

// Broken markup turns text into names of elements and attributes: only known ones are shown.
const TAGS = new Set(
  'a abbr address article aside b blockquote body br button center code col colgroup dd details dialog div dl dt em fieldset figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input label legend li main nav ol option p picture pre section select small source span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul'.split(
    ' '
  )
)
const ATTRIBUTES = new Set(
  'alt action autocomplete border cellpadding class color colspan content contenteditable datetime dir disabled draggable email enctype face for g_editable gh height hidden href id jid jsaction jscontroller jslog jsmodel jsname lang method name placeholder role rowspan sandbox size spellcheck src srcdoc style tabindex target title translate type valign value width'.split(
    ' '
  )
)

/** `"12 letters, address"`: how much text there is and of what kind. */
const maskText = (text: string): string | undefined => {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const kind = /\S@\S/.test(trimmed) ? ', address' : /^[\p{N}\p{P}\p{S}\s]+$/u.test(trimmed) ? ', digits' : ''
  return `"${trimmed.length}${kind}"`
}

const PREFIXED = new Set(
  'data aria account action address app bit body checked column convid current describedby disabled element email emoji expanded focus folder from gt haspopup header hidden hint hovercard id index is item label labelledby last legacy level list live message modal name non draft only orientation owns perm permid pressed read role row section selected shortcut size smartmail state subject target test testid thread title tooltip type uid unread url valuenow view'.split(
    ' '
  )
)

const isKnownName = (name: string): boolean =>
  ATTRIBUTES.has(name) || (/^(?:data|aria)-/.test(name) && name.split('-').every((word) => PREFIXED.has(word)))

const attribute = (rawName: string, value: string): string => {
  const name = isKnownName(rawName) ? rawName : '*'
  if (name === '*') return name
  if (name === 'class') return `class="${maskClasses(value)}"`
  if (name === 'href' || name === 'src')
    return `${name}="${/^([a-z][a-z\d+.-]{0,15}):/i.exec(value)?.[1] ?? 'relative'}:"`
  if (SHOWN_VALUES.has(name)) return `${name}="${maskWords(value)}"`
  return value === '' ? name : `${name}="${maskValue(value)}"`
}

/** Program class names are kept; where one of them cannot be one, the whole value may be text. */
const maskClasses = (value: string): string => {
  const names = value.split(/\s+/).filter((name) => name !== '')
  const sound = names.every((name) => /^-?[A-Za-z_][\w-]{0,60}$/.test(name) && !/\d{5}/.test(name))
  return sound ? names.slice(0, 12).join(' ') : '*'
}

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
