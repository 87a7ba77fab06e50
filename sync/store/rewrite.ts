import { interpretAsDocumentId, type BinaryDocumentId } from '@automerge/automerge-repo/slim'
import type { RecordId } from '../../crm/types'
import { joined } from './automerge-bytes'
import { compressed } from './change-bytes'
import { checksum } from './checksum'
import type { LedgerDb } from './db'
import { segmentId, type SegmentName } from './document'
import { baseChange, documentChange } from './encode'
import { generationsKey } from './generations'
import type { Held } from './held'
import { isOfClass } from './of-class'
import { openVerdicts } from './twins'
import { sent, write } from './tx'

const stores = ['chunks', 'quarantine', 'meta', 'rows', 'stale', 'segments', 'twins'] as const

/**
 * Writes a segment anew as a document of the next generation, without some of its records and without any history. The old
 * document and the rows go in the same transaction, so that at no moment both or neither are there. ERA-3.
 */
export async function rewriteSegment(
  db: LedgerDb,
  held: Held,
  ledger: RecordId,
  name: SegmentName,
  without: ReadonlySet<RecordId>,
  now: number
): Promise<void> {
  const old = await held.document(name)
  const generation = held.generations.of(name) + 1
  const kept = [...(await held.records(name))].filter(([id]) => !without.has(id))
  const base = baseChange(name)
  const changes = kept.map(([id, set]) => ({ cls: name.cls, id, set }))
  const message = { at: now, message: 'erase erase hand' }
  const change =
    changes.length === 0
      ? new Uint8Array()
      : await compressed(documentChange(name, held.segments.freshActor(), changes, message))
  const bytes = joined([base, change])
  const sum = await checksum(bytes)
  const fresh = interpretAsDocumentId((await segmentId(ledger, name, generation)) as BinaryDocumentId)
  const file = [...sum.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  await held.segments.drop(name)
  const { cls, number } = name
  await write(db, [...stores], 'strict', async (tx) => {
    const chunks = tx.objectStore('chunks')
    for await (const cursor of chunks.index('key').iterate(IDBKeyRange.bound([old], [old, []]))) sent(cursor.delete())
    for await (const cursor of tx.objectStore('quarantine')) if (cursor.value.key[0] === old) sent(cursor.delete())
    const segments = tx.objectStore('segments')
    const twins = await openVerdicts(name, [...without].toSorted(), { twins: tx.objectStore('twins'), segments })
    for (const id of without) {
      const row = await tx.objectStore('rows').index('id').get(id)
      if (isOfClass(id, cls)) twins.judge(id, false, row?.seg)
      if (row?.cls !== cls || row.seg !== number) continue
      sent(tx.objectStore('rows').delete(row.n))
      sent(tx.objectStore('stale').put(1, row.n))
    }
    sent(chunks.add({ key: [fresh, 'snapshot', file], bytes, sum }))
    sent(segments.delete([cls, number]))
    await twins.keep()
    sent(tx.objectStore('meta').put(held.generations.raised(name, generation), generationsKey))
  })
  held.generations.set(name, generation)
}
