import { privateFrom } from '../../crm/private'
import { recordClasses } from '../../crm/types'
import type { LedgerDb, LedgerState } from '../store/db'
import { mainRecord, type SegmentName } from '../store/document'
import { textAt } from '../store/row'
import type { Held } from '../store/held'
import { bytesOf, sha256 } from './bytes'
import { packEntries } from './entries'
import { finishedImports } from './imports'
import type { Manifest } from './parts'
import type { Content } from './write'

/** A ledger at one moment: nothing goes into its documents while its archive is written. */
export interface Source {
  readonly db: LedgerDb
  readonly held: Held
  readonly state: LedgerState
  readonly createdAt: number
  readonly onProgress?: (done: number, total: number) => void
}

/** Log entries in one part. */
const logBatch = 500

export async function* contentOf({ db, held, state, createdAt, onProgress }: Source): Content {
  const tx = db.transaction(['journal', 'log', 'rows'])
  const [journal, logged, main] = await Promise.all([
    tx.objectStore('journal').getAll(),
    tx.objectStore('log').getAllKeys(),
    tx.objectStore('rows').index('id').get(mainRecord)
  ])
  const names = await documentNames(held, state)
  const manifest: Manifest = {
    k: 'manifest',
    name: (textAt(main?.rec ?? {}, 'name') ?? '').slice(0, 500),
    created: createdAt,
    people: state.counts.person,
    companies: state.counts.company,
    activities: state.counts.activity,
    documents: names.length
  }
  yield manifest
  for (const [at, name] of names.entries()) {
    const bytes = bytesOf((await held.stored(name)) ?? new Uint8Array())
    yield { k: 'document', ...name, generation: held.generations.of(name), bytes, sum: await sha256(bytes) }
    onProgress?.(at + 1, names.length)
  }
  if (journal.length > 0) yield packEntries('journal', journal)
  for (let from = 0; from < logged.length; from += logBatch) {
    const found = await Promise.all(logged.slice(from, from + logBatch).map((id) => db.get('log', id)))
    yield packEntries(
      'log',
      found.filter((entry) => entry !== undefined)
    )
  }
  const imports = await finishedImports(db)
  if (imports.length > 0) yield packEntries('imports', imports)
}

/** Every segment that is stored; numbers are given without gaps. */
async function documentNames(held: Held, { tails, privates }: LedgerState): Promise<SegmentName[]> {
  const names: SegmentName[] = []
  for (const cls of recordClasses)
    for (const [from, to] of [
      [0, tails[cls].number],
      [privateFrom, privates?.[cls]?.number ?? 0]
    ] as const)
      for (let number = from; ; number++) {
        const there = await held.has({ cls, number })
        if (there) names.push({ cls, number })
        else if (number >= to) break
      }
  return names
}
