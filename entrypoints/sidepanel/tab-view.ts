import { signal, type ReadonlySignal } from '@preact/signals'
import { noPage, type PageView } from '../../components/capture/page-context'
import type { OpenMail } from '../../platform/messages'
import type { Drafting } from './drafting'
import type { FrontTab, FrontTabListener } from './front-tab'
import { fill } from './fill'
import { mailView, pageView, samePage } from './views'
import { connectMail, readTab, startMailScript } from './tab-access'

export interface TabView extends FrontTabListener {
  readonly view: ReadonlySignal<PageView>
  /** Reads the page in a tab (the one in front by default). Selected text is what the user means: it goes to `readText`. */
  capture(tabId: number | undefined, readText: (text: string) => Promise<void>): Promise<void>
}

/** What is open in the tab in front: a mail that is followed by itself, or a page that is read on a click. */
export function createTabView(drafting: Drafting): TabView {
  const view = signal<PageView>(noPage)
  let front: FrontTab | undefined
  let disconnect: (() => void) | undefined

  const hear = ({ reading }: OpenMail): void => {
    const found = reading === undefined ? undefined : mailView(reading)
    if (found === undefined) view.value = noPage
    else void fill(view, found, () => drafting.mail(reading))
  }
  const follow = (tab: FrontTab): void => {
    disconnect?.()
    disconnect = connectMail(tab.id, hear, () => {
      if (front?.id !== tab.id) return
      disconnect = undefined
      view.value = pageView(tab)
    })
  }

  return {
    view,
    arrived(tab) {
      const same = front?.id === tab.id && (disconnect !== undefined || samePage(view.value, tab))
      front = tab
      if (!same) follow(tab)
    },
    mailStarted: follow,
    leaving(tab) {
      if (disconnect === undefined && !samePage(view.value, tab)) view.value = pageView(tab)
    },
    async capture(tabId = front?.id, readText) {
      if (tabId === undefined) return
      const found = await readTab(tabId)
      if (typeof found === 'string') view.value = { ...view.value, reading: 'failed', error: found }
      else if (found.selection !== undefined) await readText(found.selection)
      else if (found.kind === 'followed') {
        if (disconnect === undefined) await startMailScript(tabId)
        if (disconnect === undefined && front !== undefined) follow(front)
      } else if (found.kind === 'mail') {
        const mail = mailView(found.mail)
        if (mail !== undefined) await fill(view, mail, () => drafting.mail(found.mail))
      } else await fill(view, pageView({ id: tabId, ...found }), () => drafting.page(found.page))
    }
  }
}
