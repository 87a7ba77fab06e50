import { browser } from '#imports'
import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import { acceptMessage, acceptPort } from '../../platform/messages'
import type { MailReply, MailRequest, OpenMail, Stamp } from '../../platform/messages'
import { extensionSelf } from '../../platform/self'
import { createTelling } from './telling'
import { watchPage } from './watch-page'

type Port = ReturnType<typeof browser.runtime.connect>

export interface MailScript {
  readonly read: () => OpenMail
  /** Called whenever the page may have changed, also while nobody is connected. */
  readonly look?: () => void
  readonly answer: (request: MailRequest, reply: (part: Omit<MailReply, 'id'>) => void) => void
  readonly end?: () => void
}

/**
 * Tells the panels that are connected which mail is open, and answers what they ask. Reads only while somebody looks: the
 * page is visible and a panel is connected.
 */
export function followOpenMail(context: ContentScriptContext, script: MailScript): void {
  const { signal } = context
  const panels = new Set<Port>()
  const telling = createTelling(script.read, (mail) => {
    for (const panel of panels) panel.postMessage(mail)
  })

  const look = (): void => {
    // Tells us, by the signal, when the extension is gone; nobody else would.
    if (context.isInvalid) return
    script.look?.()
    if (panels.size > 0) telling.look()
  }
  const connect = (port: Port): void => {
    if (!acceptPort(port.name, port.sender, extensionSelf())) return port.disconnect()
    panels.add(port)
    port.onDisconnect.addListener(() => panels.delete(port))
    port.onMessage.addListener((request: MailRequest) =>
      script.answer(request, (part) => {
        if (panels.has(port)) port.postMessage({ id: request.id, ...part } satisfies MailReply)
      })
    )
    telling.again()
  }
  const message = (raw: unknown, sender: Stamp): void => {
    if (acceptMessage(raw, sender, extensionSelf())?.kind === 'mail.stop') context.abort()
  }

  browser.runtime.onConnect.addListener(connect)
  browser.runtime.onMessage.addListener(message)
  // Nobody needs to hear it.
  browser.runtime.sendMessage({ kind: 'mail.started' }).catch(() => undefined)
  watchPage(look, signal)
  signal.addEventListener('abort', () => {
    telling.end()
    script.end?.()
    // Once the extension is gone, so is its API.
    if (browser.runtime?.id) {
      browser.runtime.onConnect.removeListener(connect)
      browser.runtime.onMessage.removeListener(message)
    }
    for (const panel of panels) panel.disconnect()
  })
}
