import 'fake-indexeddb/auto'
import '@automerge/automerge'
import { pathToFileURL } from 'node:url'
import type { Write } from '../../crm/commands'
import { newId } from '../../platform/ids'
import { createMemoryDisk } from '../../sync/mailbox/disk'
import { createMailbox } from '../../sync/mailbox/mailbox'
import { createMemoryPlace } from '../../sync/mailbox/memory-place'
import type { Bytes } from '../../sync/mailbox/place'
import type { Store } from '../../sync/store/store'
import { openFounded } from './join-side'

/**
 * `npx tsx scripts/bench/mailbox.ts`: bytes of bundles for 1,000 edits ÷ bytes of their Automerge changes, by how many edits
 * are saved between two rounds. Bytes do not depend on the machine, so this runs in Node on a real store.
 */

const edits = 1000
const people = 200

const titles = ['Buyer', 'Director', 'Owner', 'Purchase manager', 'Accounts']

async function save(store: Store, write: Write): Promise<void> {
  const done = await store.run({ kind: 'save', id: newId('cmd'), origin: 'hand', writes: [write] })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
}

const create = (store: Store, at: number): Promise<void> =>
  save(store, { cls: 'person', id: `per_${at}`, create: true, set: { name: `Person Number ${at}`, title: 'Buyer' } })

function edit(store: Store, at: number): Promise<void> {
  const kinds = [
    { title: titles[at % titles.length] ?? '' },
    { department: `Mill ${at % 17}, ${titles[at % 3] ?? ''}` },
    { notes: `Called on day ${at}. Wants ${at % 90} pieces by the end of the month.` },
    { birthday: `19${60 + (at % 40)}-0${1 + (at % 9)}-1${at % 10}` }
  ]
  return save(store, { cls: 'person', id: `per_${at % people}`, create: false, set: kinds[at % kinds.length] ?? {} })
}

export interface MailboxBytes {
  readonly perRound: number
  readonly bundles: number
  readonly changes: number
  readonly files: number
}

/** @param perRound edits saved between two rounds */
export async function mailboxBytes(perRound: number): Promise<MailboxBytes> {
  const { store, room } = await openFounded()
  await room.changeKeys()
  for (let at = 0; at < people; at++) await create(store, at)
  const files = new Map<string, Bytes>()
  const mailbox = await createMailbox({
    replica: room.replica,
    agree: room.identity.agree,
    store: createMemoryPlace(files),
    disk: createMemoryDisk(),
    clock: Date.now
  })
  const round = async (): Promise<void> => {
    const done = await mailbox.round()
    if (!done.ok) throw new Error(done.error.kind)
  }
  await round()
  const before = new Set(files.keys())
  const segments = await room.replica.segments()
  const versions = await Promise.all(segments.map(({ name }) => room.replica.version(name)))
  for (let at = 0; at < edits; at++) {
    await edit(store, at)
    if ((at + 1) % perRound === 0) await round()
  }
  const told = await Promise.all(segments.map(({ name }, at) => room.replica.since(name, versions[at] ?? {})))
  const changes = told.reduce((sum, one) => sum + (one?.bytes.length ?? 0), 0)
  const added = [...files].filter(([name]) => !before.has(name))
  room.close()
  await room.vault.flush()
  await store.close()
  return { perRound, changes, bundles: added.reduce((sum, [, { length }]) => sum + length, 0), files: added.length }
}

async function main(): Promise<void> {
  for (const perRound of [1000, 50, 10, 5]) {
    const { bundles, changes, files } = await mailboxBytes(perRound)
    console.log(
      `${perRound} edits a round: ${files} bundles, ${bundles} ÷ ${changes} bytes = ${(bundles / changes).toFixed(2)}`
    )
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
