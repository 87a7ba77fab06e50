import { type Line, cleanText } from './lines'
import { type BlockKind, kindOf } from './html-marks'

/** Turns a mail's HTML into lines with quote depth and the marks that mail programs leave. */

const SKIPPED = new Set([
  'SCRIPT',
  'STYLE',
  'HEAD',
  'TITLE',
  'TEMPLATE',
  'NOSCRIPT',
  'SVG',
  'OBJECT',
  'SELECT',
  'TEXTAREA'
])
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER LI MAIN NAV OL P PRE SECTION TABLE TBODY TFOOT THEAD TR UL INCLUDETAIL'.split(
    ' '
  )
)
const SPACED = new Set('P H1 H2 H3 H4 H5 H6 UL OL DL BLOCKQUOTE PRE'.split(' '))
const MAX_NODES = 60_000
/** Wrappers of quotes are looked into; a mail with more is built to cost time. */
const MAX_WRAPPERS = 100
const MAX_CHARACTERS = 300_000

interface Draft {
  text: string
  depth: number
  plain: number
  mark: Line['mark']
  links: string[]
}

interface Open {
  readonly block: boolean
  readonly spaced: boolean
  readonly kind: BlockKind
  readonly region: number
}

/** The lines of the element, or of a whole document's body. */
export const htmlLines = (root: Element): Line[] => {
  const lines: Draft[] = []
  const open: Open[] = []
  let depth = 0
  let signature = 0
  let attribution = 0
  let header = 0
  let preformatted = 0
  let plain = 0
  let regions = 0
  let characters = 0
  let cellBroken = false
  let rowBegins = false
  let quoteMarks = 0
  let current: Draft | undefined

  const mark = (): Line['mark'] =>
    header > 0 ? 'header' : attribution > 0 ? 'attribution' : signature > 0 ? 'signature' : undefined
  const line = (): Draft => (current ??= { text: '', depth, plain, mark: mark(), links: [] })
  const flush = (): void => {
    if (current === undefined) return
    lines.push(current)
    current = undefined
    cellBroken = true
  }
  const blank = (): void => {
    const last = lines.at(-1)
    if (last !== undefined && last.text.trim() !== '') lines.push({ text: '', depth, plain, mark: mark(), links: [] })
  }
  const write = (text: string): void => {
    characters += text.length
    if (preformatted > 0) {
      for (const [index, part] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
        if (index > 0) {
          line()
          flush()
        }
        if (part !== '') line().text += part
      }
      return
    }
    const collapsed = text.replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    if (collapsed === ' ' && (current === undefined || current.text.endsWith(' ') || current.text === '')) {
      // A no-break space fills a line of its own: Word writes its blank lines so.
      if (text.includes('\u00a0')) line()
      return
    }
    const target = line()
    target.text += target.text === '' || target.text.endsWith(' ') ? collapsed.trimStart() : collapsed
  }

  const enter = (element: Element): boolean => {
    const name = element.nodeName.toUpperCase()
    if (SKIPPED.has(name) || isHidden(element)) return false
    if (name === 'BR') {
      line()
      flush()
      return false
    }
    if (name === 'HR') {
      flush()
      lines.push({ text: '', depth, plain, mark: 'rule', links: [] })
      return false
    }
    if (name === 'IMG') {
      const emoji = element.getAttribute('data-emoji') ?? element.getAttribute('alt') ?? ''
      if (/^\p{Extended_Pictographic}/u.test(emoji)) write(emoji)
      return false
    }
    if (name === 'A') addLink(line, element)
    if (name === 'TD' || name === 'TH') cell()
    const block = BLOCKS.has(name)
    if (block) flush()
    if (name === 'TR') rowBegins = true
    const kind = kindOf(element, name, () => depth === 0 && (quoteMarks += 1) <= MAX_WRAPPERS)
    const spaced = SPACED.has(name) && !isTight(element)
    if (spaced) blank()
    if (name === 'PRE' || isPreformatted(element)) preformatted += 1
    if (kind === 'plain') plain = plain === 0 ? (regions += 1) : plain
    if (kind === 'quote' || kind === 'plain') depth += 1
    if (kind === 'signature') signature += 1
    if (kind === 'attribution') attribution += 1
    if (kind === 'header') header += 1
    open.push({ block, spaced, kind, region: plain })
    return true
  }
  const leave = (element: Element): void => {
    const last = open.pop()
    if (last === undefined) return
    if (last.block) flush()
    if (last.spaced) blank()
    if (element.nodeName.toUpperCase() === 'PRE' || isPreformatted(element)) preformatted -= 1
    if (last.kind === 'quote' || last.kind === 'plain') depth -= 1
    if (depth === 0) plain = 0
    if (last.kind === 'signature') signature -= 1
    if (last.kind === 'attribution') attribution -= 1
    if (last.kind === 'header') header -= 1
  }
  /** Cells of one line are set apart by a tab; a cell of several lines stands below the one before. */
  const cell = (): void => {
    if (rowBegins) cellBroken = false
    else if (cellBroken) flush()
    else if (current !== undefined && current.text !== '' && !current.text.endsWith('\t')) current.text += '\t'
    rowBegins = false
  }

  walk(root, enter, leave, (text) => {
    write(text)
    return characters < MAX_CHARACTERS
  })
  flush()
  return finish(lines)
}

/** Depth-first without recursion: mails nest tables thousands deep. */
const walk = (
  root: Element,
  enter: (element: Element) => boolean,
  leave: (element: Element) => void,
  text: (value: string) => boolean
): void => {
  let node: Node | null = root.firstChild
  for (let visited = 0; node !== null && visited < MAX_NODES; visited += 1) {
    if (node.nodeType === 3 && !text(node.nodeValue ?? '')) return
    if (node.nodeType === 1 && enter(node as Element)) {
      if (node.firstChild !== null) {
        node = node.firstChild
        continue
      }
      leave(node as Element)
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode
      if (node !== null && node !== root) leave(node as Element)
    }
    node = node === null || node === root ? null : node.nextSibling
  }
}

const isHidden = (element: Element): boolean => {
  const style = element.getAttribute('style')
  return (
    style !== null &&
    /(?:^|;)\s*display\s*:\s*none/i.test(style) &&
    !/\badL\b/.test(element.getAttribute('class') ?? '')
  )
}

const isPreformatted = (element: Element): boolean =>
  /(?:^|;)\s*white-space\s*:\s*pre/i.test(element.getAttribute('style') ?? '')

/** Paragraphs without a margin: Outlook's, and those whose style says so. */
const isTight = (element: Element): boolean =>
  /(?:\b|[\d_])Mso(?:Normal|NoSpacing|PlainText|ListParagraph)/.test(element.getAttribute('class') ?? '') ||
  /(?:^|;)\s*margin(?:-bottom|-top)?\s*:\s*0/i.test(element.getAttribute('style') ?? '')

const addLink = (line: () => Draft, element: Element): void => {
  const href = element.getAttribute('href') ?? ''
  if (href.length < 2000 && /^(?:mailto:|tel:|https?:|callto:|sms:|skype:)/i.test(href)) line().links.push(href)
}

/**
 * A plain `<blockquote>` is a quote when it is the last one, or when the line above or its first line ends in a colon; an
 * earlier one is the sender's own indentation. Where everything stands in one, nothing is quoted.
 */
const finish = (lines: readonly Draft[]): Line[] => {
  const last = Math.max(0, ...lines.map((line) => line.plain))
  const onlyQuoted = lines.every((line) => line.plain > 0 || line.text.trim() === '')
  const quotes = new Set<number>()
  for (const [index, line] of lines.entries()) {
    if (line.plain === 0 || quotes.has(line.plain)) continue
    const before = lines.slice(Math.max(0, index - 4), index).findLast((entry) => entry.text.trim() !== '')
    if (line.plain === last || /[:：]\s*$/.test(before?.text ?? '') || /[:：]\s*$/.test(line.text))
      quotes.add(line.plain)
  }
  return lines.map((line) => {
    const text = cleanText(line.text).replace(/[ \u00a0]+$/, '')
    const marks = /<<\s*$/.test(text) ? null : /^(?:\s{0,4}>)+ ?/.exec(text)
    const own = line.plain > 0 && (onlyQuoted || !quotes.has(line.plain))
    return {
      text: marks === null ? text : text.slice(marks[0].length),
      raw: text,
      depth: (own ? line.depth - 1 : line.depth) + (marks === null ? 0 : marks[0].split('>').length - 1),
      ...(line.mark === undefined ? {} : { mark: line.mark }),
      ...(line.links.length === 0 ? {} : { links: line.links })
    }
  })
}
