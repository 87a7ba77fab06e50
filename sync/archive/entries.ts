import * as v from 'valibot'
import { recordClasses } from '../../crm/types'
import type { JournalEntry, StoredLogEntry } from '../store/db'
import type { StoredImport } from '../transfer/stored'
import { joined, sha256, type Bytes } from './bytes'
import { archivedImport } from './imports'
import type { EntriesPart } from './parts'

/** Journal, log and imports as parts of an archive. What comes back is checked entry by entry. */

const scalar = v.union([v.string(), v.number(), v.boolean()])
const values = v.record(v.string(), v.nullable(scalar))
const origin = v.picklist(['hand', 'mail', 'page', 'file', 'import', 'sample'])
const change = { cls: v.picklist(recordClasses), id: v.string(), set: values }

const journalEntry = v.looseObject({
  command: v.string(),
  at: v.number(),
  kind: v.string(),
  origin,
  changes: v.array(v.looseObject({ ...change, seg: v.pipe(v.number(), v.integer(), v.minValue(0)) }))
})

const logEntry = v.looseObject({
  id: v.string(),
  at: v.number(),
  kind: v.string(),
  origin,
  changes: v.array(v.looseObject({ ...change, before: values })),
  records: v.array(v.string()),
  answer: v.looseObject({ records: v.array(v.string()) }),
  undoneBy: v.optional(v.string()),
  undoes: v.optional(v.string())
})

/** Most bytes of text that a part may unpack to; a bomb is refused at that point. */
const longestText = 268_435_456

export async function packEntries(
  k: EntriesPart['k'],
  entries: readonly (JournalEntry | StoredLogEntry | StoredImport)[]
): Promise<EntriesPart> {
  const packed = new Blob([JSON.stringify(entries)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
  return { k, count: entries.length, bytes, sum: await sha256(bytes) }
}

export const unpackJournal = (part: EntriesPart): Promise<JournalEntry[] | undefined> =>
  unpack(part, v.array(journalEntry)) as Promise<JournalEntry[] | undefined>

export const unpackLog = (part: EntriesPart): Promise<StoredLogEntry[] | undefined> =>
  unpack(part, v.array(logEntry)) as Promise<StoredLogEntry[] | undefined>

export const unpackImports = (part: EntriesPart): Promise<StoredImport[] | undefined> =>
  unpack(part, v.array(archivedImport)) as Promise<StoredImport[] | undefined>

async function unpack(part: EntriesPart, schema: v.GenericSchema): Promise<unknown> {
  const text = await inflate(part.bytes)
  if (text === undefined) return undefined
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  if (!parsed.success || !Array.isArray(parsed.output) || parsed.output.length !== part.count) return undefined
  return parsed.output
}

async function inflate(bytes: Bytes): Promise<string | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return new TextDecoder('utf-8', { fatal: true }).decode(joined(pieces))
      length += value.length
      if (length > longestText) {
        await reader.cancel()
        return undefined
      }
      pieces.push(value)
    }
  } catch {
    return undefined
  }
}
