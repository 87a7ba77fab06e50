import { computed, signal } from '@preact/signals'
import { noPage, type PageContext, type PageView } from '../../components/capture/page-context'
import { dropHandover, watchHandover, type Handover } from '../../platform/handover'
import { loadAccess, watchAccess } from '../../platform/mail-access'
import { fetchCard } from './contact-card'
import type { Drafting, Outcome } from './drafting'
import { fill } from './fill'
import { followFrontTab } from './front-tab'
import { createTabView } from './tab-view'
import { readSelection } from './tab-access'

export interface PanelContext extends PageContext {
  /** Begins to follow the tab in front. The browser takes milliseconds to lay out what a page asks about tabs. */
  readonly start: () => void
}

/** The panel's view of what stands beside it: the tab in front, or over it what was dropped, pasted or selected. */
export function createPageContext(drafting: Drafting, signalOfEnd: AbortSignal): PanelContext {
  const dropped = signal<PageView>(noPage)
  const tab = createTabView(drafting)
  const current = computed(() => (dropped.value.kind === 'none' ? tab.view.value : dropped.value))
  const drop = (kind: 'file' | 'text', title: string, work: () => Promise<Outcome>): Promise<void> =>
    fill(dropped, { kind, key: `${kind}:${crypto.randomUUID()}`, title, reading: 'idle' }, work)
  const readText = (text: string): Promise<void> => drop('text', text.trim().slice(0, 60), () => drafting.text(text))
  const readCard = (url: string): Promise<void> =>
    drop('file', url.split('/').at(-1) ?? url, async () => {
      const card = await fetchCard(tab.front()?.id ?? -1, tab.view.value.url, url)
      return typeof card === 'string' ? card : drafting.files([card])
    })
  const dismiss = (): void => void (dropped.value = noPage)

  const take = async ({ tabId, target }: Handover): Promise<void> => {
    dismiss()
    if (target.kind === 'page') await tab.capture(tabId, readText)
    if (target.kind === 'link') await readText(target.href)
    if (target.kind === 'selection') await readText(await readSelection(tabId, target.frameId, target.text))
  }
  const start = async (): Promise<void> => {
    watchAccess(() => undefined, signalOfEnd)
    await loadAccess()
    const windowId = await followFrontTab(tab, signalOfEnd)
    watchHandover(windowId, (handover) => void dropHandover(windowId).then(() => take(handover)), signalOfEnd)
  }

  return {
    start: () => void start(),
    current,
    capture: () => tab.capture(undefined, readText),
    readFiles: (files) => drop('file', files.map(({ name }) => name).join(', '), () => drafting.files(files)),
    readText,
    readCard,
    follow: () => tab.follow(),
    original: tab.original,
    readOriginal: tab.readOriginal,
    outline: tab.outline,
    dismiss
  }
}
