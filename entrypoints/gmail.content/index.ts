import { browser, defineContentScript } from '#imports'
import { findGmailAnchor, readGmail } from '../../capture/webmail/gmail'
import { gmailShowsMail } from '../../capture/webmail/gmail-ids'
import { maskedOutline } from '../../capture/webmail/masked-outline'
import type { OpenMail } from '../../platform/messages'
import { followOpenMail } from '../mail/follow'
import { createMailButton } from './button'
import { sendSource } from './source'

const read = (): OpenMail => {
  const found = readGmail(document, location.href)
  if (found.ok) return { reading: found.value }
  if (found.error === 'sender') return { miss: 'sender' }
  return { miss: gmailShowsMail(location.href) ? 'unreadable' : 'none' }
}

/** Follows the open conversation, and keeps our small button in its header. */
export default defineContentScript({
  matches: ['https://mail.google.com/*'],
  main(context) {
    const button = createMailButton(() => void browser.runtime.sendMessage({ kind: 'panel.open' }))
    followOpenMail(context, {
      read,
      look: () => button.placeAt(findGmailAnchor(document)),
      answer: (request, reply) => {
        if (request.ask === 'outline') reply({ text: maskedOutline(document), end: 'done' })
        if (request.ask === 'source') void sendSource(request, reply)
      },
      end: () => button.remove()
    })
  }
})
