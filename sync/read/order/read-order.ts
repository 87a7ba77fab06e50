import type { ListSpec } from '../../../crm/queries'
import type { LedgerDb, LedgerState } from '../../store/db'
import { startingWith } from '../range'
import { mostStale } from '../search/snapshot'
import { asOrderManifest, orderManifestKey, orderName, type Piece } from './order'
import { moved, placesOf } from './place'

/** The last orders read, by the numbers of their pieces: those never change. */
interface Known {
  readonly pieces: string
  readonly numbers: Uint32Array
}

const caches = new WeakMap<LedgerDb, Map<string, Known>>()

/** The numbers of all rows of a class in the order of a list's sorting, ascending. */
export async function readOrder(db: LedgerDb, { cls, sort }: Pick<ListSpec, 'cls' | 'sort'>): Promise<Uint32Array> {
  const tx = db.transaction(['meta', 'stale', 'orders', 'rows'])
  const meta = tx.objectStore('meta')
  const [stored, state, marked] = await Promise.all([
    meta.get(orderManifestKey),
    meta.get('state'),
    tx.objectStore('stale').getAllKeys(undefined, mostStale + 1)
  ])
  const pieces = asOrderManifest(stored).orders[orderName(cls, sort)]
  if (pieces !== undefined && marked.length <= mostStale) {
    const store = tx.objectStore('orders')
    const base = await joined(db, orderName(cls, sort), pieces, (id) => store.get(id))
    const order = marked.length === 0 ? base : await corrected(base)
    if (order.length === (state as LedgerState | undefined)?.counts[cls]) return order
  }
  // No stored order is up to date, as while much is being written: ask the index for all keys, which takes long.
  return Uint32Array.from(await tx.objectStore('rows').index(sort).getAllKeys(startingWith(cls)))

  async function corrected(base: Uint32Array): Promise<Uint32Array> {
    const rows = await Promise.all(marked.map((n) => tx.objectStore('rows').get(n)))
    const present = rows.filter((row) => row !== undefined)
    return moved(base, await placesOf(tx.objectStore('rows').index(sort), cls, sort, present, new Set(marked)), true)
  }
}

async function joined(
  db: LedgerDb,
  name: string,
  pieces: readonly Piece[],
  read: (id: number) => Promise<Uint32Array | undefined>
): Promise<Uint32Array> {
  const cache = caches.get(db) ?? new Map<string, Known>()
  caches.set(db, cache)
  const ids = pieces.map(({ id }) => id).join()
  const known = cache.get(name)
  if (known?.pieces === ids) return known.numbers
  const numbers = new Uint32Array(pieces.reduce((sum, { size }) => sum + size, 0))
  const stored = await Promise.all(pieces.map(({ id }) => read(id)))
  let at = 0
  for (const piece of stored) {
    numbers.set(piece ?? [], at)
    at += piece?.length ?? 0
  }
  cache.set(name, { pieces: ids, numbers })
  return numbers
}
