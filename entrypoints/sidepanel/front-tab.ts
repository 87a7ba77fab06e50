import { browser, type Browser } from '#imports'
import { acceptMessage } from '../../platform/messages'
import { extensionSelf } from '../../platform/self'

/** The tab in front of the window that the panel belongs to. Its address is known only after a click of the user's. */
export interface FrontTab {
  readonly id: number
  readonly title: string
  readonly url?: string
}

export interface FrontTabListener {
  /** Another tab came to the front, or a page finished loading in it. */
  arrived(tab: FrontTab): void
  /** The page of the tab in front goes, or changes its address. */
  leaving(tab: FrontTab): void
  /** The mail script runs in the tab in front from now on. */
  mailStarted(tab: FrontTab): void
}

function describe({ id, title, url }: Browser.tabs.Tab): FrontTab | undefined {
  if (id === undefined) return undefined
  return { id, title: title ?? '', ...(url === undefined ? {} : { url }) }
}

/** Tells which tab is in front of this window until the signal ends it. Resolves to the window's id. */
export async function followFrontTab(listener: FrontTabListener, signal: AbortSignal): Promise<number> {
  const { id: windowId = -1 } = await browser.windows.getCurrent()
  let front = -1

  const arrive = (tab: Browser.tabs.Tab | undefined): void => {
    const found = tab === undefined ? undefined : describe(tab)
    if (found === undefined || signal.aborted) return
    front = found.id
    listener.arrived(found)
  }
  const activated = (info: { readonly tabId: number; readonly windowId: number }): void => {
    if (info.windowId === windowId) browser.tabs.get(info.tabId).then(arrive, () => undefined)
  }
  const updated = (tabId: number, change: { readonly status?: string }, tab: Browser.tabs.Tab): void => {
    if (tabId !== front) return
    const found = describe(tab)
    if (change.status === 'loading' && found !== undefined) listener.leaving(found)
    if (change.status === 'complete') arrive(tab)
  }

  const message = (raw: unknown, sender: Browser.runtime.MessageSender): void => {
    const found = sender.tab === undefined ? undefined : describe(sender.tab)
    if (found?.id === front && acceptMessage(raw, sender, extensionSelf())?.kind === 'mail.started')
      listener.mailStarted(found)
  }

  browser.runtime.onMessage.addListener(message)
  browser.tabs.onActivated.addListener(activated)
  browser.tabs.onUpdated.addListener(updated)
  signal.addEventListener('abort', () => {
    browser.runtime.onMessage.removeListener(message)
    browser.tabs.onActivated.removeListener(activated)
    browser.tabs.onUpdated.removeListener(updated)
  })
  const [tab] = await browser.tabs.query({ active: true, windowId })
  arrive(tab)
  return windowId
}
