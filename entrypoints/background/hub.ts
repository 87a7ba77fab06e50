import { browser } from '#imports'
import { log } from '../../platform/log'

/** Starts the hub unless it runs: a page of its own on Chrome, inside the background page on Firefox. */
export function wakeHub(): void {
  start().catch((cause: unknown) => log.error('background', 'the hub did not start', cause))
}

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

async function startHere(): Promise<void> {}
