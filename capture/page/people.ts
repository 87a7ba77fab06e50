import { createBlockTree, type BlockTree, type LineRange } from './blocks'
import { emailFitsName } from './email-owner'
import type { Findings } from './found'
import { readNameLine, type NameLine } from './name-line'
import { titleStrength } from './titles'
import type { PageBlock, PageLine } from './types'

/** Somebody a page names, with the lines that are about them. */
export interface FoundPerson extends LineRange {
  readonly name: string
  /** Line of the name. */
  readonly line: number
  readonly title?: string
  readonly titleLine?: number
  /** An address that fits the name or stands alone in the card. */
  readonly confidence: number
}

interface Mention extends NameLine {
  readonly line: number
  card: LineRange
  titleLine: number | undefined
}

const MAX_MENTIONS = 600
const MAX_CARD = 40

const isQuoted = (tree: BlockTree, lines: readonly PageLine[], line: number): boolean =>
  tree.inside(line, (block) => block.tag === 'blockquote' || block.tag === 'figcaption') ||
  /^["“„«]|["”»]$/u.test(lines[line - 1]?.text ?? '')

const mentionsOf = (lines: readonly PageLine[], tree: BlockTree): Mention[] => {
  const found: Mention[] = []
  for (let i = 0; i < lines.length && found.length < MAX_MENTIONS; i++) {
    const text = lines[i]?.text ?? ''
    const read = readNameLine(text)
    if (read === undefined || tree.inside(i, (block) => block.region === 'nav' || block.tag === 'nav')) continue
    found.push({ ...read, line: i, card: { start: i, end: i + 1 }, titleLine: undefined })
  }
  return found
}

/** Lines that belong to a mention: as much around it as holds no other one. */
const setCards = (mentions: readonly Mention[], lines: readonly PageLine[], tree: BlockTree): void => {
  mentions.forEach((mention, k) => {
    const before = mentions[k - 1]?.line ?? -1
    const after = mentions[k + 1]?.line ?? lines.length
    let block = lines[mention.line]?.block ?? 0
    let range = tree.range(block)
    const alone = (candidate: LineRange): boolean => candidate.start > before && candidate.end <= after
    while (block !== 0 && alone(range)) {
      const parent = tree.parent(block)
      const wider = tree.range(parent)
      if (!alone(wider) || wider.end - wider.start > MAX_CARD || parent === 0) break
      block = parent
      range = wider
    }
    // Lines after the name up to the next one are still its own when they share the next wider block.
    const outer = alone(range) ? tree.range(tree.parent(block)) : range
    const start = alone(range) ? range.start : mention.line
    const end = Math.max(
      alone(range) ? range.end : mention.line + 1,
      Math.min(outer.end, after, mention.line + MAX_CARD)
    )
    mention.card = { start, end }
  })
}

/**
 * Chooses for each name the title beside it. Where one stands on both sides, the side that shares the tighter block wins,
 * then the side that the page's other names use.
 */
const setTitles = (mentions: readonly Mention[], lines: readonly PageLine[], tree: BlockTree): void => {
  const named = new Set(mentions.map((mention) => mention.line))
  const strength = (line: number): number =>
    named.has(line) || lines[line] === undefined ? 0 : titleStrength(lines[line].text)
  let votes = 0
  const undecided: Mention[] = []
  for (const mention of mentions) {
    if (mention.title !== undefined) continue
    const before = strength(mention.line - 1)
    const after = strength(mention.line + 1)
    const near = (line: number): number => tree.depth(tree.common(mention.line, line))
    if (before === 0 && after === 0) {
      // A line for the firm or for letters after the name may stand between.
      if (mention.card.end > mention.line + 2 && strength(mention.line + 2) === 2) mention.titleLine = mention.line + 2
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
}

interface Owned {
  readonly emails: number
  readonly phones: number
  /** Best fit of an address in the card to the name. */
  readonly fit: 0 | 1 | 2
}

const ownedBy = (name: string, card: LineRange, found: Findings): Owned => {
  const inside = (at: { readonly line: number }): boolean => at.line >= card.start && at.line < card.end
  const emails = found.emails.filter(inside)
  const fit = emails.reduce<0 | 1 | 2>((best, email) => {
    const own = emailFitsName(email.value, name)
    return own > best ? own : best
  }, 0)
  return { emails: new Set(emails.map((email) => email.value)).size, phones: found.phones.filter(inside).length, fit }
}

export interface PeopleOptions {
  /** Only people whose own address stands beside them: in an article everybody else is named in passing. */
  readonly needsEmail?: boolean
  /** The text was chosen by the user, so a name alone in a line is enough when there is a way to reach somebody. */
  readonly loose?: boolean
}

/**
 * People that a text names, each with the lines that are theirs. A name alone is not enough: it needs a job title, an address
 * that fits, a label that announces it, or a place in a row of people who have one of these.
 */
export const findPeople = (
  lines: readonly PageLine[],
  blocks: readonly PageBlock[],
  found: Findings,
  options: PeopleOptions = {}
): FoundPerson[] => {
  const { needsEmail = false, loose = false } = options
  const tree = createBlockTree(blocks, lines)
  const mentions = mentionsOf(lines, tree)
  setCards(mentions, lines, tree)
  setTitles(mentions, lines, tree)
  const confidenceOf = (mention: Mention, name: string): number => {
    const owned = ownedBy(name, mention.card, found)
    const titled =
      mention.title !== undefined ||
      (mention.titleLine !== undefined && titleStrength(lines[mention.titleLine]?.text ?? '') === 2)
    if (owned.fit === 2) return titled ? 0.95 : 0.85
    if (needsEmail) return 0
    if (isQuoted(tree, lines, mention.line)) return 0
    if (titled) return owned.fit === 1 || owned.emails + owned.phones > 0 ? 0.9 : 0.8
    if (owned.fit === 1) return 0.75
    if (mention.announced === true) return 0.75
    if (loose && mention === mentions[0]) return 0.7
    return mention.titleLine !== undefined ? 0.6 : 0
  }
  const rated = mentions.map((mention) => mention.names.map((name) => confidenceOf(mention, name)))
  const groupOf = (mention: Mention): string => {
    const block = lines[mention.line]?.block ?? 0
    return `${tree.depth(block)}:${blocks[block]?.tag ?? ''}:${lines[mention.line]?.heading ?? 0}`
  }
  const groups = new Map<string, { sure: number; all: number }>()
  mentions.forEach((mention, k) => {
    const group = groups.get(groupOf(mention)) ?? { sure: 0, all: 0 }
    group.all++
    if ((rated[k]?.[0] ?? 0) >= 0.75) group.sure++
    groups.set(groupOf(mention), group)
  })
  return mentions.flatMap((mention, k) => {
    const group = groups.get(groupOf(mention))
    const carried = !needsEmail && group !== undefined && group.sure >= 2 && group.sure * 2 >= group.all ? 0.65 : 0
    const title = mention.title ?? (mention.titleLine === undefined ? undefined : lines[mention.titleLine]?.text)
    return mention.names.flatMap((name, n) => {
      const confidence = Math.max(rated[k]?.[n] ?? 0, carried)
      if (confidence < 0.65) return []
      return [
        {
          name,
          line: mention.line,
          confidence,
          ...mention.card,
          ...(title === undefined ? {} : { title: title.replace(/^[\s,–—-]+|[\s,;:–—-]+$/gu, '') }),
          ...(mention.titleLine === undefined ? {} : { titleLine: mention.titleLine })
        }
      ]
    })
  })
}
