import { newId } from '../../platform/ids'
import type { LedgerDb } from '../store/db'
import { sent, write } from '../store/tx'
import type { MailboxDisk, OutFile } from './disk'
import type { FolderHandle } from './folder'
import type { Bytes } from './place'
import { emptyPlace, type PlaceState } from './state'

/** The places of a ledger and the state of each, in the ledger's database. */

export interface ServerPlace {
  readonly id: string
  readonly kind: 'server'
  readonly label: string
  readonly address: string
  readonly user: string
  /** Stays in this browser profile; it is in no log, no copy and no archive. */
  readonly password: string
}

export interface FolderPlace {
  readonly id: string
  readonly kind: 'folder'
  readonly label: string
  readonly folder: FolderHandle
}

/** Files to hand over. There is one such place in every ledger. */
export interface FilePlace {
  readonly id: 'file'
  readonly kind: 'file'
  readonly label: string
}

export type Place = ServerPlace | FolderPlace | FilePlace

/** States of another form than this are not read: the place is then begun anew, which repeats and loses nothing. */
const version = 1

const list = 'places'
const outOf = (name: string): string => `out/${name}`
const everything = (place: string, from: string): IDBKeyRange =>
  IDBKeyRange.bound([place, from], [place, `${from}\uffff`])

/** What is known of the member's own files at a place. */
export const ownShelf = (place: string): string => `${place}/own`

export const newPlaceId = (): string => newId('plc')

export async function readPlaces(db: LedgerDb): Promise<readonly Place[]> {
  return (await db.getAll('mailbox', everything(list, ''))) as Place[]
}

export async function addPlace(db: LedgerDb, place: Place): Promise<void> {
  await write(db, ['mailbox'], 'strict', (tx) => sent(tx.objectStore('mailbox').put(place, [list, place.id])))
}

/** Takes a place away with all that is known of it. */
export async function removePlace(db: LedgerDb, id: string): Promise<void> {
  await write(db, ['mailbox'], 'strict', (tx) => {
    const store = tx.objectStore('mailbox')
    sent(store.delete([list, id]))
    for (const of of [id, ownShelf(id)]) sent(store.delete(everything(of, '')))
  })
}

const inbox = 'inbox'

/** Keeps a file that was handed over for the time when the ledger is opened. */
export async function keepInbox(db: LedgerDb, file: Bytes): Promise<void> {
  await write(db, ['mailbox'], 'strict', (tx) => sent(tx.objectStore('mailbox').put(file, ['file', inbox])))
}

/** Gives a file that was kept, if there is one, and forgets it when it has been read. */
export async function readInbox(db: LedgerDb, read: (file: Bytes) => Promise<void>): Promise<void> {
  const file = (await db.get('mailbox', ['file', inbox])) as Bytes | undefined
  if (file === undefined) return
  await read(file)
  await db.delete('mailbox', ['file', inbox])
}

/** A mailbox's disk in the ledger's database. */
export function createShelf(db: LedgerDb, place: string): MailboxDisk {
  return {
    load: async () => {
      const range = everything(place, outOf(''))
      const [stored, names, files] = await Promise.all([
        db.get('mailbox', [place, 'state']) as Promise<{ v: number; state: PlaceState } | undefined>,
        db.getAllKeys('mailbox', range),
        db.getAll('mailbox', range) as Promise<Bytes[]>
      ])
      if (stored?.v !== version) return { state: emptyPlace, out: [] }
      const out = names.flatMap(([, part], at): OutFile[] => {
        const bytes = files[at]
        return bytes === undefined ? [] : [{ name: part.slice(outOf('').length), bytes }]
      })
      return { state: stored.state, out }
    },
    save: ({ state, put, drop }) =>
      write(db, ['mailbox'], 'strict', (tx) => {
        const store = tx.objectStore('mailbox')
        sent(store.put({ v: version, state }, [place, 'state']))
        if (put !== undefined) sent(store.put(put.bytes, [place, outOf(put.name)]))
        if (drop !== undefined) sent(store.delete([place, outOf(drop)]))
      })
  }
}

/** Files of a place that is only here: what is handed over by hand is made of them. */
export const filesOf = (db: LedgerDb, place: string) => ({
  names: async (): Promise<readonly string[]> =>
    (await db.getAllKeys('mailbox', everything(place, 'file/'))).map(([, part]) => part.slice('file/'.length)),
  read: (name: string) => db.get('mailbox', [place, `file/${name}`]) as Promise<Bytes | undefined>,
  write: (name: string, bytes: Bytes): Promise<void> =>
    write(db, ['mailbox'], 'strict', (tx) => sent(tx.objectStore('mailbox').put(bytes, [place, `file/${name}`]))),
  remove: (name: string): Promise<void> =>
    write(db, ['mailbox'], 'strict', (tx) => sent(tx.objectStore('mailbox').delete([place, `file/${name}`])))
})
