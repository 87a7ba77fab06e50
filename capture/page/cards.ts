import type { BlockTree, LineRange } from './blocks'
import type { NameLine } from './name-line'
import { titleStrength } from './titles'
import type { PageLine } from './types'

/** A line that names people, with what was found to belong to it. */
export interface Mention extends NameLine {
  readonly line: number
  card: LineRange
  titleLine: number | undefined
}

const MAX_CARD = 40
/** Lines above a name that may still be about it: a picture's caption, a title, a department. */
const MAX_ABOVE = 3

/**
 * Gives each mention the lines around it that hold no other one: the widest block that is its own, then the lines behind
 * up to the next name or heading. A heading of the same or a higher level always ends a card.
 */
export const setCards = (mentions: readonly Mention[], lines: readonly PageLine[], tree: BlockTree): void => {
  const nextHeading: number[] = []
  mentions.forEach((mention) => {
    const level = lines[mention.line]?.heading ?? 7
    let at = mention.line + 1
    const limit = Math.min(lines.length, mention.line + MAX_CARD)
    const ownBlock = lines[mention.line]?.block
    while (at < limit && ((lines[at]?.heading ?? 8) > level || lines[at]?.block === ownBlock)) at++
    nextHeading.push(at)
  })
  mentions.forEach((mention, k) => {
    const before = mentions[k - 1]?.line ?? -1
    const after = Math.min(mentions[k + 1]?.line ?? lines.length, nextHeading[k] ?? lines.length)
    const alone = (range: LineRange): boolean => range.start > before && range.end <= after
    let block = lines[mention.line]?.block ?? 0
    while (block !== 0 && alone(tree.range(block))) {
      const parent = tree.parent(block)
      if (parent === 0 || !alone(tree.range(parent))) break
      block = parent
    }
    const own = tree.range(block)
    const isOwn = alone(own)
    // Lines behind the block, up to the next name, are still its own when they share the next wider block.
    const outer = isOwn ? tree.range(tree.parent(block)) : own
    const start = isOwn ? Math.max(own.start, mention.line - MAX_ABOVE) : mention.line
    const end = Math.max(mention.line + 1, Math.min(outer.end, after, mention.line + MAX_CARD))
    mention.card = { start, end }
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
  for (const mention of mentions) {
    mention.titleLine = undefined
    if (mention.title !== undefined) continue
    const before = strength(mention.line - 1)
    const after = strength(mention.line + 1)
    const near = (line: number): number => tree.depth(tree.common(mention.line, line))
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
