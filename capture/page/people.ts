import { createBlockTree, type BlockTree, type LineRange } from './blocks'
import { setCards, setRowTitles, setTitles, type Mention } from './cards'
import { mentionsOf } from './mentions'
import { emailFitsName } from './email-owner'
import type { Findings } from './found'
import { readEmailedName, readNameLine, readWeakName } from './name-line'
import { positionOf } from './position'
import { titleStrength } from './titles'
import type { PageBlock, PageLine } from './types'

/** Somebody a page names, with the lines that are about them. */
export interface FoundPerson extends LineRange {
  readonly name: string
  /** Line of the name. */
  readonly line: number
  readonly title?: string
  readonly titleLine?: number
  /** The employer that the title's line names. */
  readonly company?: string
  readonly confidence: number
}

export interface PeopleOptions {
  /**
   * How names in passing are told from names that are presented: in an article only people with an address of their own
   * count; in other long prose also those who are set as headings, if there are several.
   */
  readonly text?: 'article' | 'prose'
  /** The text was chosen by the user, so its first name counts even when nothing stands beside it. */
  readonly chosen?: boolean
}

const isQuoted = (tree: BlockTree, lines: readonly PageLine[], line: number): boolean =>
  tree.inside(line, (block) => block.tag === 'blockquote') || /^["“„«]|["”»]$/u.test(lines[line - 1]?.text ?? '')

/** Lines around an address in which its owner is looked for on pages of prose. */
const NEAR = 8

/** In prose only headings and the lines around an address are looked at: the rest speaks of people, it does not present them. */
const linesToRead = (
  lines: readonly PageLine[],
  found: Findings,
  text: PeopleOptions['text']
): ((line: number) => boolean) => {
  if (text === undefined) return () => true
  const near = new Set<number>()
  for (const { line } of found.emails) for (let i = line - NEAR; i <= line + NEAR; i++) near.add(i)
  return (line) => near.has(line) || (text === 'prose' && lines[line]?.heading !== undefined)
}

interface Owned {
  /** Addresses and numbers in the card. */
  readonly contacts: number
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
  return { contacts: emails.length + found.phones.filter(inside).length, fit }
}

/** The title beside a name, with the next line of the same block where that goes on with a second one. */
const titleOf = (mention: Mention, lines: readonly PageLine[]): string | undefined => {
  const at = mention.titleLine
  const first = at === undefined ? undefined : lines[at]
  if (mention.title !== undefined || at === undefined || first === undefined) return mention.title
  const second = at > mention.line && at + 1 < mention.card.end ? lines[at + 1] : undefined
  return second !== undefined && second.block === first.block && titleStrength(second.text) === 2
    ? `${first.text.replace(/[\s,;]+$/, '')}, ${second.text}`
    : first.text
}

/** Labels of credits: on pages that offer no way to reach anyone they name who made a film or a ticket. */
const CREDIT =
  /^(?:directors?|writers?|producers?|authors?|editors?|reporters?|photographers?|artists?|composers?|musicians?)$/iu

const isCredit = (mention: Mention, found: Findings): boolean =>
  CREDIT.test(mention.title ?? '') && found.emails.length + found.phones.length + found.addresses.length === 0

const isTitled = (mention: Mention, lines: readonly PageLine[]): boolean =>
  mention.title !== undefined || titleStrength(titleOf(mention, lines) ?? '') === 2

/** Names that stand in lines of the same kind, as in the cards of a team page or a column of a table. */
const groupOf = (
  mention: Mention,
  lines: readonly PageLine[],
  blocks: readonly PageBlock[],
  tree: BlockTree
): string => {
  const block = lines[mention.line]?.block ?? 0
  return `${blocks[tree.parent(block)]?.tag ?? ''}>${blocks[block]?.tag ?? ''}:${lines[mention.line]?.heading ?? 0}`
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
  const tree = createBlockTree(blocks, lines)
  const wanted = linesToRead(lines, found, options.text)
  const known = mentionsOf(lines, tree, wanted, readNameLine)
  setCards(known, lines, blocks, tree)
  setTitles(known, lines, tree)

  const confidenceOf = (mention: Mention, name: string): number => {
    const owned = ownedBy(name, mention.card, found)
    const titled = isTitled(mention, lines) && !isCredit(mention, found)
    if (owned.fit === 2) return titled ? 0.95 : 0.85
    if (options.text === 'article' || isQuoted(tree, lines, mention.line)) return 0
    if (options.text === 'prose' && lines[mention.line]?.heading === undefined) return 0
    if (titled) return owned.fit === 1 || owned.contacts > 0 ? 0.9 : 0.8
    if (owned.fit === 1 || mention.announced === true) return 0.75
    if (options.chosen === true && mention === known[0]) return 0.7
    return 0
  }
  const rate = (mention: Mention): number[] => mention.names.map((name) => confidenceOf(mention, name))
  const kindOf = (mention: Mention): string => groupOf(mention, lines, blocks, tree)

  const sure = new Map<string, number>()
  const all = new Map<string, number>()
  for (const mention of known) {
    const kind = kindOf(mention)
    all.set(kind, (all.get(kind) ?? 0) + 1)
    if (rate(mention).some((confidence) => confidence >= 0.75)) sure.set(kind, (sure.get(kind) ?? 0) + 1)
  }
  const inRow = (mention: Mention): boolean => {
    const count = sure.get(kindOf(mention)) ?? 0
    return count >= 2 && count * 2 >= (all.get(kindOf(mention)) ?? 0)
  }

  // Names that no table of names knows are taken on the word of their surroundings.
  const strong = new Set(known.map((mention) => mention.line))
  const shaped = mentionsOf(lines, tree, wanted, (line) => readWeakName(line) ?? readEmailedName(line)).filter(
    (mention) => !strong.has(mention.line)
  )
  const titled = new Map<string, number>(sure)
  const isJob = (mention: Mention): boolean => titleStrength(lines[mention.line + 1]?.text ?? '') === 2
  for (const mention of shaped) if (isJob(mention)) titled.set(kindOf(mention), (titled.get(kindOf(mention)) ?? 0) + 1)
  const weak = shaped.filter((mention) => {
    const owned = ownedBy(mention.names[0] ?? '', { start: mention.line, end: mention.line + 2 }, found)
    if (owned.fit === 2 || options.text === 'article') return owned.fit === 2
    return inRow(mention) || (isJob(mention) && (titled.get(kindOf(mention)) ?? 0) >= 2)
  })
  for (const mention of weak) {
    const kind = kindOf(mention)
    all.set(kind, (all.get(kind) ?? 0) + 1)
    if (isJob(mention)) sure.set(kind, (sure.get(kind) ?? 0) + 1)
  }
  const mentions = [...known, ...weak].sort((a, b) => a.line - b.line)
  if (weak.length > 0) {
    setCards(mentions, lines, blocks, tree)
    setTitles(mentions, lines, tree)
  }
  setRowTitles(mentions, kindOf, lines, blocks)

  const headed = new Set(
    mentions.flatMap((mention) =>
      lines[mention.line]?.heading !== undefined && isTitled(mention, lines) ? mention.names : []
    )
  )
  const people = mentions.flatMap((mention) => {
    const rated = rate(mention)
    const isWeak = !strong.has(mention.line)
    const title = titleOf(mention, lines)
    return mention.names.flatMap((name, n) => {
      const own = rated[n] ?? 0
      const carried = options.text === undefined && !isWeak && inRow(mention) ? 0.65 : 0
      const confidence = isWeak ? Math.min(own, 0.75) : Math.max(own, carried)
      if (confidence < 0.65) return []
      return [
        {
          name,
          line: mention.line,
          confidence,
          ...mention.card,
          ...(title === undefined ? {} : positionOf(title)),
          ...(mention.titleLine === undefined ? {} : { titleLine: mention.titleLine })
        }
      ]
    })
  })
  return options.text === 'prose' && headed.size < 2
    ? people.filter((person) => ownedBy(person.name, person, found).fit === 2)
    : people
}
