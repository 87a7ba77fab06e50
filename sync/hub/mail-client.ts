import { err } from '../../platform/result'
import type { Delivery } from '../api'
import { parseMailToPages, type MailToHub } from '../mailbox/messages'
import { createAskClient } from './ask-client'
import type { HubAccess } from './hub-access'

export interface MailClientDeps extends HubAccess {
  /** Milliseconds after which an unanswered request counts as failed: a round over a slow line takes its time. */
  readonly patience?: number
}

/** The pages' side of delivery: asks the hub and shows what it says. */
export function createMailClient({ patience = 120_000, ...deps }: MailClientDeps): Delivery {
  return createAskClient({
    ...deps,
    first: { shared: false, places: [] },
    look: { t: 'mail.look' } satisfies MailToHub,
    message: (id, request) => ({ t: 'mail.ask', id, request }) satisfies MailToHub,
    parse: (data) => {
      const message = parseMailToPages(data)
      return message?.t === 'mail.answer' ? { id: message.id, answer: message.result } : message
    },
    unanswered: err('unreachable'),
    patience
  })
}
