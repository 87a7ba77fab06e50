import { contentOf } from '../../../sync/archive/content'
import type { Master } from '../../../sync/archive/passphrase'
import { createBlobSink } from '../../../sync/archive/shelf'
import { writeArchive } from '../../../sync/archive/write'
import type { Store } from '../../../sync/store/store'

/** Archives in memory. */

export async function archiveOf(store: Store, at = 1_760_000_000_000, master?: Master): Promise<Blob> {
  const { sink, blob } = createBlobSink()
  await store.hold((held) =>
    writeArchive(
      { ledger: store.ledger.id, at },
      contentOf({ db: store.db, held, state: store.state(), createdAt: store.ledger.createdAt }),
      sink,
      master
    )
  )
  return blob()
}

/** The bytes of a file, to be cut and changed. */
export const bytesIn = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer())
