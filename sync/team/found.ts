import type { WireEntry } from '../replica'
import type { LedgerDb } from '../store/db'
import { sharedKey } from '../store/store'
import { sent, write } from '../store/tx'
import { hex } from './bytes'
import { readEntry, signEntry, type Entry, type EntryId } from './entry'
import type { Identity } from './identity'
import { saltOf } from './ledger-id'

/** The first entry of a new team; `undefined` when the ledger's id cannot be told by one. */
export async function createEntry(
  identity: Identity,
  ledger: { readonly id: string; readonly name: string },
  maker: string,
  now: number
): Promise<Entry | undefined> {
  const salt = saltOf(ledger.id)
  if (salt === undefined) return undefined
  const op = {
    op: 'create' as const,
    team: ledger.name,
    member: newMemberId(),
    name: maker,
    device: identity.device,
    salt
  }
  return signEntry({ team: '', parents: [], author: identity.id, at: now, op }, identity.sign)
}

export const newMemberId = (): string => hex(crypto.getRandomValues(new Uint8Array(16)))

/** Writes down which team a ledger belongs to and what is known of its log, all or nothing. */
export async function storeTeam(db: LedgerDb, id: EntryId, entries: readonly WireEntry[]): Promise<void> {
  await write(db, ['entries', 'team'], 'strict', (tx) => {
    for (const { body, signature } of entries) {
      const read = readEntry(body, signature)
      if (read.ok) sent(tx.objectStore('entries').put({ body, signature }, read.value.id))
    }
    sent(tx.objectStore('team').put(id, sharedKey))
  })
}

export const teamOf = async (db: LedgerDb): Promise<EntryId | undefined> => {
  const id = await db.get('team', sharedKey)
  return typeof id === 'string' ? id : undefined
}
