import type { Channel } from './channel'
import { decodeMessage, encodeMessage, type SessionMessage } from './session-messages'

/** Bytes before encryption, and messages. */
export interface Traffic {
  readonly sent: number
  readonly received: number
  readonly messages: number
}

/** A channel as a line of parsed messages, read one at a time. */
export interface Inbox {
  /** The next message; `undefined` when the channel has ended. What is none ends it. */
  next(): Promise<SessionMessage | undefined>
  send(message: SessionMessage): void
  /** What was sent and received so far; `messages`: sent. */
  readonly traffic: () => Traffic
}

/** What a peer may have waiting here; one that sends faster than it is read, without end, is cut off. */
const mostWaiting = 64 * 1024 * 1024

export function createInbox(channel: Channel): Inbox {
  const waiting: Uint8Array[] = []
  const traffic = { sent: 0, received: 0, messages: 0 }
  let size = 0
  let wanted: (() => void) | undefined
  let over = false

  channel.receive((raw) => {
    size += raw.length
    traffic.received += raw.length
    if (size > mostWaiting) return channel.close('broken')
    waiting.push(raw)
    wanted?.()
  })
  void channel.ended.finally(() => {
    over = true
    wanted?.()
  })

  const isOver = (): boolean => over

  return {
    next: async () => {
      while (waiting.length === 0 && !isOver()) {
        await new Promise<void>((resolve) => {
          wanted = resolve
        })
        wanted = undefined
      }
      const raw = over ? undefined : waiting.shift()
      if (raw === undefined) return undefined
      size -= raw.length
      const message = decodeMessage(raw)
      if (message === undefined) channel.close('broken')
      return message
    },
    send: (message) => {
      if (over) return
      const raw = encodeMessage(message)
      traffic.sent += raw.length
      traffic.messages++
      void channel.send(raw)
    },
    traffic: () => traffic
  }
}
