import { browser } from '#imports'
import { openMailPort, type MailReply, type MailRequest, type OpenMail } from '../../platform/messages'

/** Milliseconds without a sign of life after which a question to the page has failed. */
const patience = 20_000

type Question = MailRequest extends infer R ? (R extends MailRequest ? Omit<R, 'id'> : never) : never

/** The panel's line to the mail script of a tab. */
export interface MailConnection {
  readonly end: () => void
  /** Asks the script; `part` hears every answer. Resolves with how it ended. */
  readonly ask: (question: Question, part: (reply: MailReply) => void) => Promise<'done' | 'refused' | 'failed'>
}

interface Asked {
  readonly part: (reply: MailReply) => void
  readonly finish: (end: 'done' | 'refused' | 'failed') => void
}

/**
 * Hears which mail is open in a tab for as long as its mail script runs.
 * @param gone called once when there is no such script, or no longer
 */
export function connectMail(tabId: number, heard: (mail: OpenMail) => void, gone: () => void): MailConnection {
  const port = browser.tabs.connect(tabId, { name: openMailPort, frameId: 0 })
  const asked = new Map<number, Asked>()
  let last = 0

  port.onMessage.addListener((message: OpenMail | MailReply) => {
    if (!('id' in message)) return heard(message)
    const question = asked.get(message.id)
    question?.part(message)
    if (message.end) question?.finish(message.end)
  })
  port.onDisconnect.addListener(() => {
    // Reading it tells Chrome that a missing script was expected.
    void browser.runtime.lastError
    for (const { finish } of asked.values()) finish('failed')
    gone()
  })

  return {
    end: () => {
      for (const { finish } of asked.values()) finish('failed')
      port.disconnect()
    },
    ask: (question, part) =>
      new Promise((resolve) => {
        const id = ++last
        let timer: ReturnType<typeof setTimeout> | undefined
        const finish: Asked['finish'] = (end) => {
          clearTimeout(timer)
          asked.delete(id)
          resolve(end)
        }
        const wait = (): void => {
          clearTimeout(timer)
          timer = setTimeout(() => finish('failed'), patience)
        }
        asked.set(id, {
          part: (reply) => {
            wait()
            part(reply)
          },
          finish
        })
        wait()
        port.postMessage({ ...question, id } as MailRequest)
      })
  }
}
