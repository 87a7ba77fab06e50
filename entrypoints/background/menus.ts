import { browser, type Browser } from '#imports'
import { openPanelFor } from './panel'

/** Chrome shows the entry on a link only where its address fits; both kinds of link carry one person's address. */
const contactLinks = ['mailto:*', 'tel:*']

/** Adds our entries to the context menu; the browser keeps them from then on. */
export function setUpMenus(): void {
  const title = (name: string): string => browser.i18n.getMessage(`manifest_${name}` as never)
  browser.contextMenus.removeAll(() => {
    browser.contextMenus.create({ id: 'page', title: title('menu_page'), contexts: ['page'] })
    browser.contextMenus.create({ id: 'selection', title: title('menu_selection'), contexts: ['selection'] })
    browser.contextMenus.create({
      id: 'link',
      title: title('menu_link'),
      contexts: ['link'],
      targetUrlPatterns: contactLinks
    })
  })
}

export function onMenu(info: Browser.contextMenus.OnClickData, tab: Browser.tabs.Tab | undefined): void {
  if (info.menuItemId === 'page') openPanelFor(tab, { kind: 'page' })
  if (info.menuItemId === 'selection')
    openPanelFor(tab, { kind: 'selection', text: info.selectionText ?? '', frameId: info.frameId ?? 0 })
  if (info.menuItemId === 'link') openPanelFor(tab, { kind: 'link', href: info.linkUrl ?? '' })
}
