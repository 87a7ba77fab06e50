/** Runs every parser over broken variants of good inputs: none may throw, none may take long. */

import { importCsv } from '../../capture/files/csv-draft'
import { importVcards } from '../../capture/files/vcard-draft'
import { captureEml } from '../../capture/mail'
import { parseMoney } from '../../capture/normalise/money'
import { parseName } from '../../capture/normalise/names'
import { capturePage } from '../../capture/page'
import { jsonLd } from '../../capture/page/json-ld'
import { readPage } from '../../capture/page/read'
import { captureText } from '../../capture/text'
import { findDuplicates } from '../../crm/match/duplicates'
import { fold } from '../../crm/match/fold'
import { sameName } from '../../crm/match/names'
import { matchRecords } from '../door/duplicates'
import { parseHtml } from '../door/html'
import { createRandom, mutate } from './mutate'
import { seeds } from './mutation-seeds'

export interface MutationReport {
  readonly parser: string
  readonly runs: number
  readonly exceptions: readonly string[]
  /** Longest run in milliseconds, and the input that took it. */
  readonly slowest: number
  readonly slowestInput: string
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

type Parser = (text: string) => unknown

const parsers: Readonly<Record<keyof typeof seeds, Parser>> = {
  mail: (text) => captureEml(bytes(text), { parseHtml, country: 'IN' }),
  page: (text) => capturePage(readPage(parseHtml(text), 'https://page.example/'), { country: 'IN' }),
  'json-ld': (text) => jsonLd([text]),
  text: (text) => captureText(text, { country: 'IN' }),
  vcard: (text) => importVcards(bytes(text), { country: 'IN' }),
  csv: (text) => importCsv(bytes(text), { country: 'IN' }),
  names: (text) => [parseName(text), sameName(text, 'Asha Q. Verma'), fold(text)],
  money: (text) => parseMoney(text, text.slice(0, 10)),
  duplicates: (text) => findDuplicates(matchRecords(text))
}

const RETRIES = 3

/** Shortest of a few runs, and no more than the processor time: on a busy machine one run measures the others too. */
const timed = async (parse: Parser, input: string): Promise<number> => {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < RETRIES; run += 1) {
    const before = process.cpuUsage()
    const start = performance.now()
    await parse(input)
    const wall = performance.now() - start
    const used = process.cpuUsage(before)
    best = Math.min(best, wall, (used.user + used.system) / 1000)
  }
  return best
}

const described = (error: unknown, input: string): string =>
  `${error instanceof Error ? (error.stack ?? error.message).slice(0, 300) : String(error)} on ${JSON.stringify(input.slice(0, 200))}`

const runParser = async (
  parser: string,
  parse: Parser,
  inputs: readonly string[],
  runs: number,
  seed: number
): Promise<MutationReport> => {
  const random = createRandom(seed)
  const exceptions: string[] = []
  let [slowest, slowestInput] = [0, '']
  for (let run = 0; run < runs; run += 1) {
    const input = mutate(inputs[run % inputs.length] ?? '', random)
    const start = performance.now()
    try {
      await parse(input)
      if (performance.now() - start <= slowest) continue
      const ms = await timed(parse, input)
      if (ms > slowest) [slowest, slowestInput] = [ms, input]
    } catch (error) {
      exceptions.push(described(error, input))
    }
  }
  return { parser, runs, exceptions, slowest, slowestInput }
}

/** One report a parser; `only` limits to some. The same seed gives the same inputs. */
export const runMutations = async (runs: number, seed: number, only?: readonly string[]): Promise<MutationReport[]> => {
  const reports: MutationReport[] = []
  for (const [parser, parse] of Object.entries(parsers)) {
    if (only && !only.includes(parser)) continue
    const inputs = seeds[parser as keyof typeof seeds]
    // The first calls compile code; they are not the input's fault.
    for (const input of inputs) await parse(input)
    reports.push(await runParser(parser, parse, inputs, runs, seed))
  }
  return reports
}
