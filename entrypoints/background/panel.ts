import { openSidePanel } from '../../platform/browser'
import { handOver, type Target } from '../../platform/handover'
import { log } from '../../platform/log'

interface Tab {
  readonly id?: number | undefined
  readonly windowId: number
}

/**
 * Opens the panel of the tab's window and leaves there what the user pointed at. The panel reads the page itself: the click
 * gave the whole extension leave to read this tab.
 */
export function openPanelFor(tab: Tab | undefined, target: Target): void {
  if (tab?.id === undefined) return
  // First of all: after any wait the browser no longer takes this for the user's own act.
  openSidePanel(tab.windowId).catch((cause: unknown) => log.error('background', 'the panel did not open', cause))
  handOver(tab.windowId, { at: Date.now(), tabId: tab.id, target }).catch((cause: unknown) =>
    log.error('background', 'nothing handed over', cause)
  )
}
