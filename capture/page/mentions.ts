import type { BlockTree } from './blocks'
import type { Mention } from './cards'
import type { NameLine } from './name-line'
import { titleStrength } from './titles'
import type { PageLine } from './types'

const MAX_MENTIONS = 400
/** Lines that are read for names: telling a name costs more than reading a line. */
const MAX_READ = 1200

/** A line longer than this is not read for names, so it does not count. */
const MAX_NAMED = 240

/** Headings over people that the page does not present but points to. */
const ELSEWHERE =
  /^(?:people (?:also|you)|others? (?:also|named|people|attorneys|team)|related|similar|more (?:people|profiles|from|attorneys|stories|news)|you (?:may|might)|recommended|browse|explore|suggested|what (?:our|people|clients|customers)|testimonials?|reviews?|comments?|latest (?:news|posts)|recent (?:posts|news)|ग्राहक|समीक्षा)/iu

/** A line that announces the names below it: "Represented by:", "Managing Director:", "Contact person". */
const ANNOUNCES =
  /^(?:vertreten durch|vertretungsberechtigt(?:e|er)?(?: \S+)?|represented by|contact persons?|your contacts?|key contacts?|ansprechpartner(?:in|innen)?|inhaltlich verantwortlich|responsable de la publication|संपर्क (?:व्यक्ति|अधिकारी)|नोडल अधिकारी)\s*[:：]?$/iu

interface LeadIn {
  readonly block: number
  readonly title?: string
}

const leadInOf = (line: PageLine): LeadIn | undefined => {
  if (line.text.length > 70) return undefined
  if (ANNOUNCES.test(line.text)) return { block: line.block }
  const label = /^(.{2,60}?)\s*[:：]$/u.exec(line.text)?.[1]
  return label !== undefined && titleStrength(label) === 2 ? { block: line.block, title: label } : undefined
}

/**
 * The lines that `read` finds names in, in order; lines in the page's navigation, and below headings that point to other
 * pages' people, are left out. `wanted` says which lines are looked at.
 */
export const mentionsOf = (
  lines: readonly PageLine[],
  tree: BlockTree,
  wanted: (line: number) => boolean,
  read: (text: string) => NameLine | undefined
): Mention[] => {
  const found: Mention[] = []
  let muted = 0
  let reads = 0
  let leadIn: LeadIn | undefined
  for (let i = 0; i < lines.length && found.length < MAX_MENTIONS; i++) {
    const line = lines[i]
    if (line === undefined) break
    if (line.heading !== undefined && (muted === 0 || line.heading <= muted))
      muted = ELSEWHERE.test(line.text) ? line.heading : 0
    const named = muted === 0 && wanted(i) && reads < MAX_READ ? read(line.text) : undefined
    if (line.text.length <= MAX_NAMED && wanted(i)) reads++
    if (named === undefined || tree.inside(i, (block) => block.region === 'nav')) {
      leadIn = leadInOf(line)
      continue
    }
    const announced = leadIn !== undefined && named.title === undefined
    const title = announced ? leadIn?.title : undefined
    found.push({
      ...named,
      ...(announced ? { announced: true } : {}),
      ...(title === undefined ? {} : { title }),
      line: i,
      card: { start: i, end: i + 1 },
      titleLine: undefined
    })
    // A list of names under one label goes on line by line within its block.
    if (leadIn !== undefined && lines[i + 1]?.block !== line.block) leadIn = undefined
  }
  return found
}
