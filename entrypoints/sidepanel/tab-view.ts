import { signal, type ReadonlySignal } from '@preact/signals'
import { noPage, type PageView } from '../../components/capture/page-context'
import { requestAccess } from '../../platform/mail-access'
import type { Drafting, Outcome } from './drafting'
import type { FrontTab, FrontTabListener } from './front-tab'
import { fill } from './fill'
import { createOpenMail, type OpenMailView } from './open-mail'
import { mailView, missedMail, pageView, samePage } from './views'
import { offerAt, readOutline, readTab, startMailScript, type Found } from './tab-access'

export interface TabView extends FrontTabListener, Pick<OpenMailView, 'original' | 'readOriginal' | 'outline'> {
  readonly view: ReadonlySignal<PageView>
  /** Reads the page in a tab (the one in front by default). Selected text is what the user means: it goes to `readText`. */
  capture(tabId: number | undefined, readText: (text: string) => Promise<void>): Promise<void>
  /** Asks for leave to follow the webmail on show. */
  follow(): Promise<void>
  /** The tab in front. */
  front(): FrontTab | undefined
}

/** What is open in the tab in front: a mail that is followed by itself, or a page that is read on a click. */
export function createTabView(drafting: Drafting): TabView {
  const view = signal<PageView>(noPage)
  const mail = createOpenMail(view, drafting)
  let front: FrontTab | undefined
  /** Pages read on a click, ever and before the page in front began to load. What a click has read stays on show. */
  let reads = 0
  let readsBefore = 0

  const follow = (tab: FrontTab, before = reads): void =>
    mail.follow(tab, () => {
      if (reads === before) view.value = pageView(tab)
    })
  const read = (found: PageView, work: () => Promise<Outcome>): Promise<void> => {
    reads++
    return fill(view, found, work)
  }
  const show = async (tab: FrontTab, found: Found, readText: (text: string) => Promise<void>): Promise<void> => {
    if (found.selection !== undefined) return readText(found.selection)
    if (found.kind === 'selection') return read(pageView(tab), async () => 'select-first')
    if (found.kind === 'page') return read(pageView(tab), () => drafting.page(found.page))
    // Its start is heard, and then it is followed.
    if (found.kind === 'followed') return mail.connected() ? undefined : startMailScript(tab.id)
    const open = mailView(found.mail) ?? missedMail({ ...tab, url: found.url }, 'sender')
    const more = { ...offerAt(found.url), page: found.url }
    return read({ ...open, ...more }, async () => open.error ?? drafting.mail(found.mail))
  }

  return {
    view,
    arrived(tab) {
      // News from before a click holds no address, and may come after what the click has read.
      const shown = tab.url === undefined ? reads > readsBefore : samePage(view.value, tab)
      const same = front?.id === tab.id && (mail.connected() || shown)
      if (front?.id !== tab.id) readsBefore = reads
      front = tab
      if (!same) follow(tab)
    },
    mailStarted: (tab) => follow(tab),
    leaving(tab) {
      if (samePage(view.value, tab)) return
      readsBefore = reads
      if (!mail.connected()) view.value = pageView(tab)
    },
    async capture(tabId = front?.id, readText) {
      if (tabId === undefined) return
      const found = await readTab(tabId)
      if (typeof found === 'string') await read(pageView(front ?? { id: tabId, title: '' }), async () => found)
      else await show({ id: tabId, title: found.title, url: found.url }, found, readText)
    },
    async follow() {
      const host = view.value.offer
      if (host !== undefined) await requestAccess([`https://${host}/*`])
    },
    front: () => front,
    original: mail.original,
    readOriginal: mail.readOriginal,
    outline: async () => (await mail.outline()) ?? (front === undefined ? undefined : readOutline(front.id))
  }
}
