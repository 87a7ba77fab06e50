import { browser } from '#imports'
import { log } from '../../platform/log'
import type { Hub } from '../../sync/hub/hub'

/** Starts the hub unless it runs: a page of its own on Chrome, inside the background page on Firefox. */
export function wakeHub(): void {
  start().catch((cause: unknown) => log.error('background', 'the hub did not start', cause))
}

let hub: Hub | undefined
let starting: Promise<void> | undefined

function start(): Promise<void> {
  starting ??= (import.meta.env.FIREFOX ? startHere() : startOffscreen()).finally(() => (starting = undefined))
  return starting
}

async function startOffscreen(): Promise<void> {
  try {
    await browser.offscreen.createDocument({
      url: '/hub.html',
      reasons: ['WEB_RTC' as never],
      justification: 'Keeps the ledger and exchanges it with the team, peer to peer.'
    })
  } catch (cause) {
    // There can be only one such page; that it is there already is what was wanted.
    if (!(await browser.offscreen.hasDocument())) throw cause
  }
}

/** Firefox: loaded on demand, because an event page is started for every small event. */
async function startHere(): Promise<void> {
  const { startHub } = await import('../hub/start')
  if (hub) return
  hub = startHub()
  await hub.started
}
