/** The suites of pages: structured data, contact pages, articles. */

import type { CaptureResult } from '../../capture/types'
import { capturePage } from '../../capture/page'
import { pageFacts } from '../../capture/page/facts'
import { jsonLd } from '../../capture/page/json-ld'
import { microdata } from '../../capture/page/microdata'
import { microformats } from '../../capture/page/microformats'
import { rdfa, type RdfObject } from '../../capture/page/rdfa'
import { readPage } from '../../capture/page/read'
import { parseHtml } from '../door/html'
import { canonical, createShare, normal, readBytes, readGold, show, type Row, type Suite } from './framework'

const text = (folder: string, file: string): string => new TextDecoder().decode(readBytes(folder, file))

export const microformatsSuite: Suite = {
  corpus: 'microformats',
  run: (folder) => {
    const shares = {
      v1: createShare('v1', 1),
      v2: createShare('v2', 1),
      mixed: createShare('mixed', 1),
      'v2-unit': createShare('v2-unit')
    }
    for (const row of readGold<Row<object> & { set: keyof typeof shares; baseUrl: string }>(folder)) {
      const found = microformats(parseHtml(text(folder, row.file ?? '')), row.baseUrl)
      shares[row.set].add(
        canonical(found) === canonical(row.expect),
        () => `${row.id}: ${canonical(found)}, not ${canonical(row.expect)}`
      )
    }
    return Object.values(shares).map((share) => share.measure())
  }
}

interface StructuredGold {
  readonly microdata?: readonly unknown[]
  readonly jsonld?: readonly unknown[]
  readonly triples?: readonly (readonly [GoldNode, string, GoldNode])[]
  readonly facts?: unknown
}
type GoldNode = { iri?: string; bnode?: string; value?: string; lang?: string; datatype?: string }
type StructuredRow = Row<StructuredGold> & {
  readonly baseUrl?: string
  readonly strict?: boolean
  readonly set: string
}

/** Gold of extruct writes a single value bare; rows that are not `strict` collapse white space. */
const loosen = (value: unknown, strict: boolean): unknown => {
  if (typeof value === 'string') return strict ? normal(value) : normal(value).replaceAll(/\s+/g, ' ')
  if (Array.isArray(value)) {
    const parts = value.map((part) => loosen(part, strict))
    return parts.length === 1 ? parts[0] : parts
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, loosen(part, strict)]))
}

const nodeText = (node: GoldNode): string =>
  node.iri ?? (node.bnode === undefined ? show([node.value, node.lang ?? '', node.datatype ?? '']) : '_:')

/** Triples without the names of blank nodes, sorted: equal up to renaming in all but contrived cases. */
const goldTriples = (triples: StructuredGold['triples']): string =>
  show((triples ?? []).map(([s, p, o]) => [nodeText(s), p, nodeText(o)].join(' ')).sort())

const objectText = (object: RdfObject): string => {
  if ('iri' in object) return object.iri.startsWith('_:') ? '_:' : object.iri
  return show([object.value, object.language ?? '', object.datatype ?? ''])
}

const foundTriples = (triples: readonly (readonly [string, string, RdfObject])[]): string =>
  show(triples.map(([s, p, o]) => [s.startsWith('_:') ? '_:' : s, p, objectText(o)].join(' ')).sort())

const jsonLdOf = (html: string): object[] => {
  const scripts = parseHtml(html).querySelectorAll('script[type="application/ld+json"]')
  return jsonLd(Array.from(scripts, (script) => script.textContent ?? ''))
}

export const structuredData: Suite = {
  corpus: 'structured-data',
  run: (folder) => {
    const items = createShare('microdata', 21 / 22)
    const json = createShare('jsonld')
    const broken = createShare('jsonld-broken', 1)
    const triples = createShare('rdfa')
    const facts = createShare('facts', 0.95)
    for (const row of readGold<StructuredRow>(folder)) {
      const html = row.file === undefined ? row.input : text(folder, row.file)
      const base = row.baseUrl ?? ''
      const strict = row.strict === true
      const { expect } = row
      if (expect.microdata) {
        const found = canonical(loosen(microdata(parseHtml(html), base, { rawText: strict }), strict))
        const gold = canonical(loosen(expect.microdata, strict))
        items.add(found === gold, () => `${row.id}: ${found}, not ${gold}`)
      }
      if (expect.jsonld) {
        const found = canonical(jsonLdOf(html))
        const share = row.set.includes('invalid') ? broken : json
        share.add(found === canonical(expect.jsonld), () => `${row.id}: ${found}, not ${canonical(expect.jsonld)}`)
      }
      if (expect.triples) {
        const found = foundTriples(rdfa(parseHtml(html), base))
        const gold = goldTriples(expect.triples)
        triples.add(found === gold, () => `${row.id}: ${found}, not ${gold}`)
      }
      if (expect.facts) {
        const found = pageFacts(readPage(parseHtml(html), base || 'https://page.example/'))[0]
        facts.add(
          canonical(found) === canonical(expect.facts),
          () => `${row.id}: ${canonical(found)}, not ${canonical(expect.facts)}`
        )
      }
    }
    return [items, json, broken, triples, facts].map((share) => share.measure())
  }
}

interface ArticleGold {
  readonly maxContacts: number
  readonly offered: { readonly emails: readonly string[]; readonly phones: readonly string[] }
}

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const RUNS = 3

/** Shortest of a few runs, and no more than the processor time it took: a busy machine delays single runs. */
const shortest = (run: () => unknown): number => {
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage()
    const start = performance.now()
    run()
    const wall = performance.now() - start
    const used = process.cpuUsage(before)
    return Math.min(wall, (used.user + used.system) / 1000)
  })
  return Math.min(...times)
}

export const articles: Suite = {
  corpus: 'articles',
  run: (folder) => {
    const times: number[] = []
    const [crashes, people, extra]: [string[], string[], string[]] = [[], [], []]
    let beyond = 0
    const rows = readGold<Row<ArticleGold>>(folder)
    for (const row of rows) {
      const doc = parseHtml(text(folder, row.file ?? ''))
      const capture = (): CaptureResult => capturePage(readPage(doc, `https://article.example/${row.id}`), {})
      let result: CaptureResult
      try {
        result = capture()
      } catch (error) {
        crashes.push(`${row.id}: ${String(error)}`)
        continue
      }
      times.push(shortest(capture))
      for (const draft of result.drafts) if (draft.kind === 'person') people.push(`${row.id}: person ${draft.name}`)
      if (result.drafts.length > row.expect.maxContacts) {
        beyond += result.drafts.length - row.expect.maxContacts
        extra.push(
          `${row.id}: ${result.drafts.map(({ kind, name }) => `${kind} ${name}`).join(', ')}, at most ${row.expect.maxContacts}`
        )
      }
    }
    const limit = (metric: string, value: number, target: number, failures: readonly string[]) => ({
      metric,
      value,
      target,
      atMost: true,
      failures
    })
    return [
      limit('exceptions', crashes.length, 0, crashes),
      limit('false-people-per-page', people.length / rows.length, 0.02, people),
      { metric: 'beyond-max-per-page', value: beyond / rows.length, failures: extra },
      limit('ms-median', percentile(times, 0.5), 16, []),
      limit('ms-p95', percentile(times, 0.95), 50, [])
    ]
  }
}
