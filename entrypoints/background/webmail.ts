import { browser } from '#imports'
import { log } from '../../platform/log'
import { loadAccess, watchAccess } from '../../platform/mail-access'

const id = 'webmail'
const file = '/content-scripts/webmail.js'

let work: Promise<void> = Promise.resolve()

/** One after the other: two changes at once would register the script twice. */
function inTurn(act: () => Promise<void>): void {
  work = work.then(act).catch((cause: unknown) => log.error('background', 'webmail is not followed', cause))
}

/** Registers the mail script for what is allowed now; the browser keeps the registration. */
async function register(): Promise<void> {
  const matches = [...(await loadAccess())]
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [id] })
  if (matches.length === 0) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [id] })
  } else if (known) await browser.scripting.updateContentScripts([{ id, matches, js: [file] }])
  else
    await browser.scripting.registerContentScripts([
      { id, matches, js: [file], runAt: 'document_idle', persistAcrossSessions: true }
    ])
}

/** Starts the mail script in tabs that are open already. */
async function startIn(patterns: readonly string[]): Promise<void> {
  if (patterns.length === 0) return
  const tabs = await browser.tabs.query({ url: [...patterns] })
  for (const tab of tabs) {
    if (tab.id === undefined) continue
    // A tab may be closing, or show the browser's own error page.
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files: [file] }).catch(() => undefined)
  }
}

/** Ends all webmail scripts; those that are still allowed start again. */
async function stop(): Promise<void> {
  for (const tab of await browser.tabs.query({}))
    if (tab.id !== undefined) await browser.tabs.sendMessage(tab.id, { kind: 'mail.stop' }).catch(() => undefined)
}

/** Follows what the user allows and takes back, here or in the browser's settings. */
export function followAccess(): void {
  void loadAccess()
  watchAccess(({ added, removed }) =>
    inTurn(async () => {
      await register()
      if (removed) await stop()
      await startIn(removed ? await loadAccess() : (added ?? []))
    })
  )
}

/** After an update: registrations are gone on Firefox, and what is open has lost its script. */
export function restoreAccess(): void {
  inTurn(async () => {
    await register()
    await startIn(await loadAccess())
  })
}
