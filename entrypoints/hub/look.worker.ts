import wasmUrl from '@automerge/automerge/automerge.wasm?url'
import { initializeWasm } from '@automerge/automerge/slim'
import { log } from '../../platform/log'
import type { FromLooker, ToLooker } from '../../sync/hub/looker'
import { lookWhole } from '../../sync/store/look-whole'

/** Looks at the segments that a newcomer receives, beside the hub, which shares its thread with every page of the extension. */

const say = (message: FromLooker): void => postMessage(message)

function look({ id, name, bytes }: ToLooker): void {
  try {
    say({ id, result: lookWhole(name, bytes) })
  } catch (error) {
    log.error('sync', 'a segment could not be looked at', error)
    say({ id, failed: true })
  }
}

addEventListener('message', ({ data }: MessageEvent<ToLooker>) => look(data))

void initializeWasm(wasmUrl).then(() => say({ ready: true }))
