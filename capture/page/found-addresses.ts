import { evidenceOf } from '../draft'
import { findAddressBlocks } from '../normalise/addresses'
import type { DraftAddress, Evidence } from '../types'
import { countryOfLabel } from './places'

export interface AddressAt {
  /** Index of its first line. */
  readonly line: number
  /** Index of the line after it. */
  readonly end: number
  readonly address: DraftAddress
  readonly evidence: Evidence
}

const MAX_FOUND = 400
/** Characters that are searched before the page's foot. */
const MAX_SEARCHED = 30_000
/** Lines at a page's end that are always searched. */
const FOOT = 150
/** Nobody writes an address into a line this long; a sentence only looks like one. */
const MAX_LINE = 300
/** Lines below a country's name in which an address of that country is looked for. */
const NEAR = 10

/** What ends an address in a line that goes on. */
const BEHIND =
  /\s*(?:©|\(c\)\s|\bcopyright\b|\b(?:ABN|ACN|VAT|GSTIN|CIN|SIRET|RCS|CVR|USt-?Id)\b|\bcompany (?:no|number|reg)\b).*$/iu

/** A full stop behind a whole word or a long number; "St." and "No." go on. */
const SENTENCE_END = /(?<=\p{L}{5}|\d{5})\.\s+/u

/** Numbers of registers stand beside addresses and look like parts of them. */
const REGISTER = /\b(?:registered|registration|register|charity|company|licen[cs]e|reg)\b.{0,30}\d{5,}/iu

/** One line's parts, where it writes an address with signs or sentences between. */
const partsOf = (text: string): string[] => {
  if (text.length > MAX_LINE) return ['']
  const own = text.replace(BEHIND, '')
  const parts = own.split(/\s+[|•·–—]\s+/u)
  return (parts.length > 2 ? parts : [own])
    .flatMap((part) => part.split(SENTENCE_END))
    .map((part) => (REGISTER.test(part) ? '' : part))
}

const search = (texts: readonly string[], from: number, to: number, country: string | undefined): AddressAt[] => {
  const pieces: string[] = []
  const lineOf: number[] = []
  let searched = 0
  for (let line = from; line < to; line++) {
    const text = texts[line] ?? ''
    if (searched > MAX_SEARCHED && line < texts.length - FOOT) continue
    searched += text.length
    for (const part of partsOf(text)) {
      pieces.push(part)
      lineOf.push(line)
    }
  }
  return findAddressBlocks(pieces, country === undefined ? {} : { country })
    .slice(0, MAX_FOUND)
    .map(({ start, end, address }) => ({
      line: lineOf[start] ?? from,
      end: (lineOf[end - 1] ?? from) + 1,
      address,
      evidence: evidenceOf('text', address.raw, 0.8)
    }))
}

/**
 * Postal addresses in lines. Below a line that is a country's name ("India") they are also read as that country writes
 * them.
 */
export const findAddressesIn = (texts: readonly string[], country: string | undefined): AddressAt[] => {
  const found = search(texts, 0, texts.length, country)
  const labels = texts.flatMap((text, line) => {
    const named = text.length <= 40 && !/\d/.test(text) ? countryOfLabel(text) : undefined
    return named === undefined || named === country ? [] : [{ line, country: named }]
  })
  for (const [k, label] of labels.slice(0, 40).entries()) {
    const end = Math.min(texts.length, label.line + 1 + NEAR, labels[k + 1]?.line ?? texts.length)
    if (found.some((other) => other.line < end && other.end > label.line)) continue
    found.push(...search(texts, label.line + 1, end, label.country))
  }
  return found.sort((a, b) => a.line - b.line)
}
