/** What every suite of the score shares: rows with gold, counters, measures. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Measure {
  readonly metric: string
  readonly value: number
  readonly target?: number
  /** The target is a limit: less is better. */
  readonly atMost?: boolean
  readonly failures: readonly string[]
}

/** All measures of one corpus folder. */
export interface Suite {
  readonly corpus: string
  readonly run: (folder: string) => Promise<readonly Measure[]> | readonly Measure[]
}

export interface Row<Expect, Input = string> {
  readonly id: string
  readonly set?: string
  readonly file?: string
  readonly input: Input
  readonly expect: Expect
}

/** The rows of a folder's gold, which is development data and trusted. */
export const readGold = <T>(folder: string): T[] =>
  readFileSync(join(folder, 'gold.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

export const readBytes = (folder: string, file: string): Uint8Array => new Uint8Array(readFileSync(join(folder, file)))

/** Texts are compared after NFC, with `\n`, without white space at line ends and around. */
export const normal = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[ \t\u00a0]+(?=\n|$)/g, '')
    .trim()

export const show = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? '–')

/** Counts right answers; a wrong one keeps its case. */
export const createShare = (metric: string, target?: number) => {
  let right = 0
  let total = 0
  const failures: string[] = []
  return {
    add(isRight: boolean, failure: () => string): void {
      total += 1
      if (isRight) right += 1
      else failures.push(failure())
    },
    measure: (): Measure => ({
      metric,
      value: total === 0 ? 1 : right / total,
      ...(target === undefined ? {} : { target }),
      failures
    })
  }
}

/** Precision, recall and F1 of found values against gold values. */
export const createPrecisionRecall = (name: string, targets: { p?: number; r?: number; f1?: number } = {}) => {
  let [hits, found, gold] = [0, 0, 0]
  const failures: string[] = []
  return {
    add(id: string, foundValues: Iterable<string>, goldValues: Iterable<string>): void {
      const have = new Set(foundValues)
      const want = new Set(goldValues)
      for (const value of have) if (!want.has(value)) failures.push(`${id}: wrong ${show(value)}`)
      for (const value of want) if (!have.has(value)) failures.push(`${id}: missed ${show(value)}`)
      found += have.size
      gold += want.size
      hits += [...have].filter((value) => want.has(value)).length
    },
    measures(): Measure[] {
      const p = found === 0 ? 1 : hits / found
      const r = gold === 0 ? 1 : hits / gold
      const f1 = p + r === 0 ? 0 : (2 * p * r) / (p + r)
      const one = (part: string, value: number, target: number | undefined, cases: readonly string[]): Measure => ({
        metric: `${name}.${part}`,
        value,
        ...(target === undefined ? {} : { target }),
        failures: cases
      })
      const wrong = failures.filter((text) => text.includes(': wrong '))
      const missed = failures.filter((text) => text.includes(': missed '))
      return [
        one('precision', p, targets.p, wrong),
        one('recall', r, targets.r, missed),
        one('f1', f1, targets.f1, failures)
      ]
    }
  }
}

/** JSON with sorted keys, so that equal things have equal text. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  )
