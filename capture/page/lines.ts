import type { PageBlock, PageLine, PageRegion } from './types'

/** Limits of one reading. A page of 10 MB gives a shorter reading, not a slower one. */
const MAX_LINES = 3000
const MAX_TEXT = 400_000
const MAX_LINE = 2000
const MAX_BLOCK_DEPTH = 120

/** Characters that only steer the direction or the breaking of text; addresses hide behind them. ZWJ and ZWNJ stay: Indian scripts need them. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/g

export const cleanLine = (text: string): string =>
  text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().toWellFormed()

interface OpenBlock {
  readonly tag: string
  readonly region: PageRegion | undefined
  /** Index in the reading, once a line has needed it. */
  id: number
}

/** Collects text into lines, and the blocks around them, while the page is walked. */
export interface LineBuilder {
  open(tag: string, region: PageRegion | undefined): void
  close(): void
  text(text: string): void
  lineBreak(): void
  heading(level: number): void
  strong(change: 1 | -1): void
  /** An inline element ends (`isStart` false) or begins; a link sets apart more than other elements do. */
  seam(isStart: boolean, isLink: boolean): void
  /** Number of the line that is being written. */
  current(): number
  full(): boolean
  readonly blocks: PageBlock[]
  readonly lines: PageLine[]
}

export const createLineBuilder = (): LineBuilder => {
  const blocks: PageBlock[] = [{ parent: 0, tag: 'body' }]
  const lines: PageLine[] = []
  const stack: OpenBlock[] = [{ tag: 'body', region: undefined, id: 0 }]
  let depthBeyond = 0
  let parts: string[] = []
  let length = 0
  let total = 0
  let level = 0
  let strongDepth = 0
  let plain = false
  let seamed: '' | 'ended' | 'parted' | 'link' = ''

  const blockId = (): number => {
    let known = stack.length - 1
    while ((stack[known]?.id ?? 0) < 0) known--
    let id = stack[known]?.id ?? 0
    for (let i = known + 1; i < stack.length; i++) {
      const entry = stack[i]
      if (entry === undefined) break
      blocks.push(
        entry.region === undefined
          ? { parent: id, tag: entry.tag }
          : { parent: id, tag: entry.tag, region: entry.region }
      )
      id = blocks.length - 1
      entry.id = id
    }
    return id
  }

  /**
   * "…Falk</span><span>Partner…": where one element follows another without a blank, and a capital a small letter, the
   * page's style sets them below each other. Names in two colours ("Bright" + "Path") are one word each and stay.
   */
  const isParted = (before: string, behind: string): boolean =>
    (seamed === 'parted' || seamed === 'link') &&
    /\p{Ll}$/u.test(before) &&
    /^\p{Lu}/u.test(behind) &&
    (seamed === 'link' || before.includes(' ') || behind.trim().includes(' '))

  const flush = (): void => {
    if (parts.length === 0) return
    const text = cleanLine(parts.join(''))
    parts = []
    length = 0
    const strong = !plain
    plain = false
    if (text === '' || lines.length >= MAX_LINES || total >= MAX_TEXT) return
    total += text.length
    const line = { text, block: blockId() }
    const headed = level > 0 ? { ...line, heading: level } : line
    lines.push(strong ? { ...headed, strong } : headed)
  }

  return {
    blocks,
    lines,
    open(tag, region) {
      flush()
      if (stack.length >= MAX_BLOCK_DEPTH) depthBeyond++
      else stack.push({ tag, region, id: -1 })
    },
    close() {
      flush()
      if (depthBeyond > 0) depthBeyond--
      else stack.pop()
    },
    text(text) {
      const room = MAX_LINE - length
      if (room <= 0 || total >= MAX_TEXT) return
      const part = text.length > room ? text.slice(0, room) : text
      if (strongDepth === 0 && level === 0 && part.trim() !== '') plain = true
      if (isParted(parts.at(-1) ?? '', part)) flush()
      seamed = ''
      // Pieces of two elements stand close together, but "…3900" and "Fax:" are not one word.
      if (/^\p{Lu}/u.test(part) && /\d$/.test(parts.at(-1) ?? '')) parts.push(' ')
      parts.push(part)
      length += part.length
    },
    lineBreak: flush,
    seam(isStart, isLink) {
      seamed = isStart
        ? seamed === ''
          ? ''
          : isLink || seamed === 'link'
            ? 'link'
            : 'parted'
        : isLink
          ? 'link'
          : 'ended'
    },
    heading(next) {
      level = next
    },
    strong(change) {
      strongDepth += change
    },
    current: () => lines.length,
    full: () => lines.length >= MAX_LINES || total >= MAX_TEXT
  }
}
