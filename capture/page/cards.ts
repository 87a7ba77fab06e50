import type { BlockTree, LineRange } from './blocks'
import type { NameLine } from './name-line'
import { titleStrength } from './titles'
import type { PageBlock, PageLine } from './types'

/** A line that names people, with what was found to belong to it. */
export interface Mention extends NameLine {
  readonly line: number
  card: LineRange
  titleLine: number | undefined
}

const MAX_CARD = 40
/** A single name on a page does not make all around it its own. */
const MAX_LONE_CARD = 12
/** Lines above a name that may still be about it: a picture's caption, a title, a department. */
const MAX_ABOVE = 3
const MAX_ABOVE_BLOCK = 10

/** A row of a table or list is a card by itself, unless its label says that all rows are about the name in it. */
const ROWS = new Set(['tr', 'li', 'dd'])
const NAME_LABEL =
  /^(?:(?:full |contact )?name|contact(?: person)?|नाम|氏名|名前|お名前|姓名|nombre|nome|nom|ansprechpartner(?:in)?)\s*[:：]?$/iu

/** The line at which what follows a name is surely about something else: a heading of its rank, or the page's foot. */
const stopAfter = (line: number, lines: readonly PageLine[], tree: BlockTree): number => {
  const level = lines[line]?.heading ?? 7
  const ownBlock = lines[line]?.block
  const inFoot = (at: number): boolean => tree.inside(at, (block) => block.region === 'footer')
  const footed = inFoot(line)
  const limit = Math.min(lines.length, line + MAX_CARD)
  for (let at = line + 1; at < limit; at++)
    if (lines[at]?.block !== ownBlock && ((lines[at]?.heading ?? 8) <= level || inFoot(at) !== footed)) return at
  return limit
}

/** A heading over a name that is no title is about more than this one person. */
const isHeaded = (range: LineRange, line: number, lines: readonly PageLine[]): boolean => {
  for (let at = range.start; at < line; at++)
    if (lines[at]?.heading !== undefined && titleStrength(lines[at]?.text ?? '') === 0) return true
  return false
}

/**
 * Gives each mention the lines around it that hold no other one: the widest block that is its own, or, where a name stands
 * alone in its block, the lines behind it up to the next name.
 */
export const setCards = (
  mentions: readonly Mention[],
  lines: readonly PageLine[],
  blocks: readonly PageBlock[],
  tree: BlockTree
): void => {
  const gaps = mentions.slice(1).map((mention, k) => mention.line - (mentions[k]?.line ?? 0))
  const widest = gaps.length === 0 ? 6 : Math.max(4, ...gaps)
  const most = mentions.length === 1 ? MAX_LONE_CARD : MAX_CARD
  mentions.forEach((mention, k) => {
    const before = mentions[k - 1]?.line ?? -1
    const after = Math.min(mentions[k + 1]?.line ?? lines.length, stopAfter(mention.line, lines, tree))
    const alone = (range: LineRange): boolean => range.start > before && range.end <= after
    let block = lines[mention.line]?.block ?? 0
    const isLabelled = NAME_LABEL.test(lines[mention.line - 1]?.text ?? '')
    while (block !== 0 && alone(tree.range(block))) {
      if (!isLabelled && ROWS.has(blocks[block]?.tag ?? '')) break
      const parent = tree.parent(block)
      const wider = tree.range(parent)
      if (parent === 0 || !alone(wider) || wider.end - wider.start > most || isHeaded(wider, mention.line, lines)) break
      block = parent
    }
    const own = tree.range(block)
    const isOwn = alone(own)
    let start = mention.line
    while (
      start > mention.line - MAX_ABOVE &&
      start - 1 > before &&
      start - 1 >= (isOwn ? own.start : mention.line) &&
      lines[start - 1]?.heading === undefined
    ) {
      const shared = tree.range(tree.common(start - 1, mention.line))
      if (shared.end - shared.start > MAX_ABOVE_BLOCK) break
      start--
    }
    // A block of its own with more than the name is the whole card; a bare heading lends its card from what follows.
    const isRow = !isLabelled && ROWS.has(blocks[block]?.tag ?? '')
    const whole = isOwn && (isRow || own.end - mention.line > 2)
    const outer = isOwn ? tree.range(tree.parent(block)) : own
    const reach = Math.min(outer.end, after, mention.line + widest)
    mention.card = { start, end: Math.max(mention.line + 1, whole ? own.end : Math.max(isOwn ? own.end : 0, reach)) }
  })
}

/**
 * Chooses for each name the title beside it. Where one stands on both sides, the side that shares the tighter block wins,
 * then the side that the page's other names use. A title above a name belongs to its card, not to the one before.
 */
export const setTitles = (mentions: readonly Mention[], lines: readonly PageLine[], tree: BlockTree): void => {
  const named = new Set(mentions.map((mention) => mention.line))
  const strength = (line: number): number =>
    named.has(line) || lines[line] === undefined ? 0 : titleStrength(lines[line].text)
  let votes = 0
  const undecided: Mention[] = []
  for (const [k, mention] of mentions.entries()) {
    mention.titleLine = undefined
    if (mention.title !== undefined) continue
    const near = (line: number): number => tree.depth(tree.common(mention.line, line))
    // What stands closer to the name before is its title, not this one's.
    const previous = mentions[k - 1]
    const isTheirs =
      previous?.line === mention.line - 2 &&
      tree.depth(tree.common(previous.line, mention.line - 1)) > near(mention.line - 1)
    const before = isTheirs ? 0 : strength(mention.line - 1)
    const after = strength(mention.line + 1)
    if (before === 0 && after === 0) {
      // A line for the firm or for letters after the name may stand between.
      const second = mention.line + 2
      if (mention.card.end > second && strength(second) === 2) mention.titleLine = second
      continue
    }
    const nearBefore = before === 0 ? -1 : near(mention.line - 1)
    const nearAfter = after === 0 ? -1 : near(mention.line + 1)
    if (nearBefore === nearAfter && before === after) undecided.push(mention)
    else if (nearBefore > nearAfter || (nearBefore === nearAfter && before > after)) {
      mention.titleLine = mention.line - 1
      votes--
    } else {
      mention.titleLine = mention.line + 1
      votes++
    }
  }
  const first = undecided[0]
  const last = undecided.at(-1)
  if (votes === 0 && first !== undefined && last !== undefined)
    votes = strength(first.line - 2) > 0 ? 1 : strength(last.line + 2) > 0 ? -1 : 1
  for (const mention of undecided) mention.titleLine = mention.line + (votes < 0 ? -1 : 1)
  mentions.forEach((mention, k) => {
    const title = mention.titleLine
    if (title === undefined || title >= mention.line) return
    mention.card = { start: Math.min(mention.card.start, title), end: mention.card.end }
    const previous = mentions[k - 1]
    if (previous !== undefined && previous.card.end > title)
      previous.card = { start: previous.card.start, end: Math.max(previous.line + 1, title) }
  })
}

/** What could be a title by its place alone: a few words, nothing to reach anyone by, no sentence. */
const couldBeTitle = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 60 &&
  text.split(' ').length <= 7 &&
  /^\p{L}/u.test(text) &&
  !/[@:!?]|\d{3}|[.…]$|https?:|www\./u.test(text)

/**
 * In rows of people a title that no list of words knows ("Customer Happiness") is told by its place: the line below or above
 * the name where at least two others of the row, and most of them, have theirs, in an element of the same kind.
 */
export const setRowTitles = (
  mentions: readonly Mention[],
  kindOf: (mention: Mention) => string,
  lines: readonly PageLine[],
  blocks: readonly PageBlock[]
): void => {
  const tagAt = (line: number): string => blocks[lines[line]?.block ?? 0]?.tag ?? ''
  const places = new Map<string, number>()
  const sizes = new Map<string, number>()
  const placeOf = (mention: Mention, offset: number): string =>
    `${kindOf(mention)} ${offset} ${tagAt(mention.line + offset)} ${lines[mention.line + offset]?.heading ?? 0}`
  for (const mention of mentions) {
    sizes.set(kindOf(mention), (sizes.get(kindOf(mention)) ?? 0) + 1)
    if (mention.titleLine === undefined) continue
    const place = placeOf(mention, mention.titleLine - mention.line)
    places.set(place, (places.get(place) ?? 0) + 1)
  }
  const named = new Set(mentions.map((mention) => mention.line))
  for (const mention of mentions) {
    if (mention.title !== undefined || mention.titleLine !== undefined) continue
    for (const offset of [1, -1]) {
      const at = mention.line + offset
      const count = places.get(placeOf(mention, offset)) ?? 0
      if (count < 2 || count * 2 <= (sizes.get(kindOf(mention)) ?? 0)) continue
      if (at < mention.card.start || at >= mention.card.end || named.has(at)) continue
      if (couldBeTitle(lines[at]?.text ?? '')) mention.titleLine = at
    }
  }
}
