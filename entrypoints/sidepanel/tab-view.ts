import { signal, type ReadonlySignal } from '@preact/signals'
import { noPage, type PageView } from '../../components/capture/page-context'
import type { OpenMail } from '../../platform/messages'
import type { Drafting, Outcome } from './drafting'
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
  let connection: { readonly end: () => void } | undefined
  /** Pages read on a click. A page that was read while a connection was tried stays on show when there is none. */
  let reads = 0

  const hear = ({ reading }: OpenMail): void => {
    const found = reading === undefined ? undefined : mailView(reading)
    if (found === undefined) view.value = noPage
    else void fill(view, found, () => drafting.mail(reading))
  }
  const follow = (tab: FrontTab): void => {
    connection?.end()
    const before = reads
    const end = connectMail(tab.id, hear, () => {
      if (connection !== mine) return
      connection = undefined
      if (reads === before) view.value = pageView(tab)
    })
    const mine = { end }
    connection = mine
  }
  const read = (found: PageView, work: () => Promise<Outcome>): Promise<void> => {
    reads++
    return fill(view, found, work)
  }

  return {
    view,
    arrived(tab) {
      const same = front?.id === tab.id && (connection !== undefined || samePage(view.value, tab))
      front = tab
      if (!same) follow(tab)
    },
    mailStarted: follow,
    leaving(tab) {
      if (connection === undefined && !samePage(view.value, tab)) view.value = pageView(tab)
    },
    async capture(tabId = front?.id, readText) {
      if (tabId === undefined) return
      const found = await readTab(tabId)
      if (typeof found === 'string') await read(pageView(front ?? { id: tabId, title: '' }), async () => found)
      else if (found.selection !== undefined) await readText(found.selection)
      else if (found.kind === 'selection') await read(pageView({ id: tabId, ...found }), async () => 'select-first')
      else if (found.kind === 'page') await read(pageView({ id: tabId, ...found }), () => drafting.page(found.page))
      else if (found.kind === 'followed') {
        // Its start is heard, and then it is followed.
        if (connection === undefined) await startMailScript(tabId)
      } else {
        const mail = mailView(found.mail)
        if (mail !== undefined) await read(mail, () => drafting.mail(found.mail))
      }
    }
  }
}
