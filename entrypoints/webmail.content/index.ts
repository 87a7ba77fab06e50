import { defineContentScript } from '#imports'
import { readWebmail } from '../../capture/webmail'
import { maskedOutline } from '../../capture/webmail/masked-outline'
import type { OpenMail } from '../../platform/messages'
import { followOpenMail } from '../mail/follow'

const read = (): OpenMail => {
  const found = readWebmail(document, location.href)
  if (found.ok) return { reading: found.value }
  return { miss: found.error === 'sender' ? 'sender' : 'none' }
}

/** Follows the open mail of a webmail that the user has allowed; the background registers it there and nowhere else. */
export default defineContentScript({
  registration: 'runtime',
  main(context) {
    followOpenMail(context, {
      read,
      answer: (request, reply) => {
        if (request.ask === 'outline') reply({ text: maskedOutline(document), end: 'done' })
        else reply({ end: 'refused' })
      }
    })
  }
})
