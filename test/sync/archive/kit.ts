import { contentOf } from '../../../sync/archive/content'
import type { Bytes, Sink } from '../../../sync/archive/bytes'
import type { Master } from '../../../sync/archive/passphrase'
import { writeArchive } from '../../../sync/archive/write'
import type { Store } from '../../../sync/store/store'

/** Archives in memory. */

export function blobSink(): { sink: Sink; blob: () => Blob | undefined } {
  const pieces: Bytes[] = []
  let blob: Blob | undefined
  return {
    sink: {
      write: async (bytes) => void pieces.push(bytes),
      close: async () => {
        blob = new Blob(pieces)
      },
      abort: async () => {}
    },
    blob: () => blob
  }
}

export async function archiveOf(store: Store, at = 1_760_000_000_000, master?: Master): Promise<Blob> {
  const { sink, blob } = blobSink()
  await store.hold((held) =>
    writeArchive(
      { ledger: store.ledger.id, at },
      contentOf({ db: store.db, held, state: store.state(), createdAt: store.ledger.createdAt }),
      sink,
      master
    )
  )
  const made = blob()
  if (made === undefined) throw new Error('no archive')
  return made
}

/** The bytes of a file, to be cut and changed. */
export const bytesIn = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer())
