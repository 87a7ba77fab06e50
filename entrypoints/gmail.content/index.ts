import { browser, defineContentScript } from '#imports'
import { findGmailAnchor, readGmail } from '../../capture/webmail/gmail'
import { acceptPort, type OpenMail } from '../../platform/messages'
import { extensionSelf } from '../../platform/self'
import { createMailButton } from './button'
import { watchPage } from './watch-page'

/**
 * Follows the open conversation: keeps our small button in its header, and tells the panels that ask which mail is open.
 * Reads only while somebody looks: the page is visible and a panel is connected.
 */
export default defineContentScript({
  matches: ['https://mail.google.com/*'],
  main(context) {
    const { signal } = context
    const panels = new Set<ReturnType<typeof browser.runtime.connect>>()
    const button = createMailButton(() => void browser.runtime.sendMessage({ kind: 'panel.open' }))
    let told = ''

    const read = (): OpenMail => {
      const found = readGmail(document, location.href)
      return found.ok ? { reading: found.value } : { miss: found.error }
    }
    const look = (): void => {
      // Tells us, by the signal, when the extension is gone; nobody else would.
      if (context.isInvalid) return
      button.placeAt(findGmailAnchor(document))
      if (panels.size === 0) return
      const mail = read()
      const text = JSON.stringify(mail)
      if (text === told) return
      told = text
      for (const panel of panels) panel.postMessage(mail)
    }
    const connect = (port: ReturnType<typeof browser.runtime.connect>): void => {
      if (!acceptPort(port.name, port.sender, extensionSelf())) return port.disconnect()
      panels.add(port)
      port.onDisconnect.addListener(() => panels.delete(port))
      port.postMessage(read())
    }

    browser.runtime.onConnect.addListener(connect)
    // Nobody needs to hear it.
    browser.runtime.sendMessage({ kind: 'mail.started' }).catch(() => undefined)
    watchPage(look, signal)
    signal.addEventListener('abort', () => {
      button.remove()
      // Once the extension is gone, so is its API.
      if (browser.runtime?.id) browser.runtime.onConnect.removeListener(connect)
      for (const panel of panels) panel.disconnect()
    })
  }
})
