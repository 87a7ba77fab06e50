import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../shared/corpora/', import.meta.url))

/** The public test data lies beside the project and may be absent; its tests are then skipped. */
export const hasCorpora = existsSync(root)

export interface CorpusCase {
  readonly id: string
  readonly set?: string
  readonly file?: string
  readonly input?: string
  readonly baseUrl?: string
  readonly strict?: boolean
  readonly kinds?: readonly string[]
  readonly expect: unknown
}

export const corpusCases = (folder: string): CorpusCase[] =>
  hasCorpora
    ? readFileSync(`${root}${folder}/gold.jsonl`, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as CorpusCase)
    : []

export const corpusText = (folder: string, entry: CorpusCase): string =>
  entry.input ?? readFileSync(`${root}${folder}/${entry.file ?? ''}`, 'utf8')

/** Texts of both sides alike: NFC, `\n`, no white space at the end of a text. */
export const comparable = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC').replace(/\r\n/g, '\n').trimEnd()
  if (Array.isArray(value)) return (value as unknown[]).map(comparable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, comparable(part)]))
}
