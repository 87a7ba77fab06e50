import wasmUrl from '@automerge/automerge/automerge.wasm?url'
import { initializeWasm } from '@automerge/automerge/slim'
import { systemClock } from '../../platform/clock'
import { guessCountry } from '../../platform/country'
import { startFreshLog } from '../../sync/store/fresh-log'
import type { Folder } from '../../sync/archive/shelf'
import { createHub, type Hub } from '../../sync/hub/hub'
import { createLinks } from '../../sync/hub/links'
import { createLooker } from '../../sync/hub/looker'
import { createMailDesk, parseXml } from '../../sync/hub/mail-desk'
import { createApart } from './apart'

/** Where copies of the ledgers lie: the browser keeps these files apart from its databases. */
const privateFolder = async (): Promise<Folder> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle('copies', { create: true })

const openLooker = (): Worker => new Worker(new URL('./look.worker.ts', import.meta.url), { type: 'module' })

/** Starts the hub in this page: the offscreen document on Chrome, the background page on Firefox. */
export function startHub(): Hub {
  const places = { fetch: (url: string, init: RequestInit) => fetch(url, init), parseXml }
  const mail = createMailDesk({ clock: systemClock, ...places })
  return createHub({
    automerge: initializeWasm(wasmUrl),
    firstLedger: { name: 'Bahi', country: guessCountry() },
    locks: navigator.locks,
    storage: navigator.storage,
    memory: localStorage,
    apart: createApart(),
    lookApart: createLooker(openLooker),
    team: { createLinks: createLinks(), knock: places, onRoom: (room, store) => mail.attend(room, store) },
    ...('getDirectory' in navigator.storage ? { privateFolder } : {}),
    ...(import.meta.env.FIREFOX ? {} : { beforeWriting: startFreshLog })
  })
}
