import 'fake-indexeddb/auto'
import '@automerge/automerge'
import { runStorageAdapterTests } from '@automerge/automerge-repo/helpers/tests/storage-adapter-tests.js'
import { createChunkStore } from '../../../sync/store/chunks'
import { openLedgerDb } from '../../../sync/store/db'

let number = 0

runStorageAdapterTests(async () => {
  const opened = await openLedgerDb(`ldg_acceptance${number++}`)
  if (!opened.ok) throw new Error(opened.error.kind)
  return { adapter: createChunkStore(opened.value), teardown: () => opened.value.close() }
}, 'STO-20 the ledger database')
