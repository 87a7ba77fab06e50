import { browser, defineBackground } from '#imports'
import { dropHandover } from '../../platform/handover'
import { log } from '../../platform/log'
import { acceptMessage } from '../../platform/messages'
import { extensionSelf } from '../../platform/self'
import { wakeHub } from './hub'
import { onMenu, setUpMenus } from './menus'
import { openPanelFor } from './panel'
import { followAccess, restoreAccess } from './webmail'

export default defineBackground({
  type: 'module',
  main() {
    browser.runtime.onMessage.addListener((raw: unknown, sender) => {
      const message = acceptMessage(raw, sender, extensionSelf())
      if (message === undefined) log.warn('background', 'refused a message')
      else if (message.kind === 'hub.wake') wakeHub()
      else if (message.kind === 'panel.open') openPanelFor(sender.tab, { kind: 'mail' })
    })

    browser.action.onClicked.addListener((tab) => openPanelFor(tab, { kind: 'page' }))
    browser.commands.onCommand.addListener((command, tab) => {
      if (command === 'capture-page') openPanelFor(tab, { kind: 'page' })
    })
    browser.contextMenus.onClicked.addListener(onMenu)

    followAccess()
    browser.runtime.onStartup.addListener(wakeHub)
    browser.runtime.onInstalled.addListener(({ reason }) => {
      wakeHub()
      setUpMenus()
      restoreAccess()
      if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html' as never) })
    })
    browser.windows.onRemoved.addListener((windowId) => void dropHandover(windowId))
  }
})
