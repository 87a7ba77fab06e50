import type { MailboxView } from '../../crm/mailbox'
import { newId } from '../../platform/ids'
import { err } from '../../platform/result'
import type { Delivery } from '../api'
import { parseMailToPages, type MailResult, type MailToHub } from '../mailbox/messages'
import { channelName } from './messages'

export interface MailClientDeps {
  /** Sees to it that there is a hub. May be called often. */
  readonly wake: () => void
  readonly channel?: () => BroadcastChannel
  /** Milliseconds after which an unanswered request counts as failed: a round over a slow line takes its time. */
  readonly patience?: number
}

/** The pages' side of delivery: asks the hub and shows what it says. */
export function createMailClient({ wake, channel: open, patience = 120_000 }: MailClientDeps): Delivery {
  const channel = open?.() ?? new BroadcastChannel(channelName)
  const waiting = new Map<string, (result: MailResult) => void>()
  const shows = new Set<(view: MailboxView) => void>()
  let view: MailboxView = { shared: false, places: [] }

  const send = (message: MailToHub): void => channel.postMessage(message)

  function settle(id: string, result: MailResult): void {
    waiting.get(id)?.(result)
    waiting.delete(id)
  }

  function receive({ data }: MessageEvent<unknown>): void {
    const message = parseMailToPages(data)
    if (message === undefined) return
    if (message.t === 'mail.answer') return settle(message.id, message.result)
    ;({ view } = message)
    for (const show of shows) show(view)
  }

  channel.addEventListener('message', receive)
  wake()
  send({ t: 'mail.look' })

  return {
    view: (show) => {
      shows.add(show)
      show(view)
      return () => shows.delete(show)
    },
    ask: (request) => {
      const id = newId('ask')
      wake()
      return new Promise((resolve) => {
        const late = setTimeout(() => settle(id, err('unreachable')), patience)
        waiting.set(id, (result) => {
          clearTimeout(late)
          resolve(result)
        })
        send({ t: 'mail.ask', id, request })
      })
    },
    close: () => {
      shows.clear()
      channel.removeEventListener('message', receive)
      channel.close()
      for (const id of waiting.keys()) settle(id, err('unreachable'))
    }
  }
}
