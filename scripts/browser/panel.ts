import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Launched } from './launch'

/** A side panel that is open in the browser's window, as a page to look at and to use. */
export interface OpenPanel {
  readonly page: Page
  /** Ends the connection to it; the panel itself stays open. */
  readonly release: () => Promise<void>
}

/** Clicks the extension's button in the toolbar while `tab` is in front. The click is the browser's own, with all its rights. */
export async function clickToolbar({ session, extensionId }: Launched, tab: Page): Promise<void> {
  await tab.bringToFront()
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] })
  const target = targetInfos.find(({ url }) => url === tab.url())
  if (target === undefined) throw new Error(`no tab shows ${tab.url()}`)
  await session.send('Extensions.triggerAction', { id: extensionId, targetId: target.targetId })
}

/** The side panel that is open or just opening. Playwright attaches to panels only when it connects. */
export async function findPanel(browser: Launched, limit = 10_000): Promise<OpenPanel> {
  const address = `chrome-extension://${browser.extensionId}/sidepanel.html`
  const end = performance.now() + limit
  while (performance.now() < end) {
    const { targetInfos } = await browser.session.send('Target.getTargets')
    const open = targetInfos.some(({ type, url, attached }) => type === 'page' && url.startsWith(address) && !attached)
    if (open) {
      const { pages, close } = await browser.connect()
      const page = pages.find((one) => one.url().startsWith(address))
      if (page !== undefined) return { page, release: close }
      await close()
    }
    await pause(25)
  }
  throw new Error('the side panel did not open')
}

/** Clicks the toolbar button on a tab and gives the panel that opens. */
export async function openPanel(browser: Launched, tab: Page): Promise<OpenPanel> {
  await clickToolbar(browser, tab)
  return findPanel(browser)
}
