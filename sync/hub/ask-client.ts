import { newId } from '../../platform/ids'
import type { Stop } from '../api'
import { greetHub, type HubAccess } from './hub-access'
import { channelName } from './messages'

/** What the hub says on the channel, as far as it is for this client. */
export type Heard<View, Answer> = { readonly view: View } | { readonly id: string; readonly answer: Answer }

export interface AskClientOptions<Request, View, Answer> extends HubAccess {
  /** What is shown until the hub has said something. */
  readonly first: View
  /** The message that asks the hub for its view. */
  readonly look: object
  /** The message that carries a request. */
  readonly message: (id: string, request: Request) => object
  readonly parse: (data: unknown) => Heard<View, Answer> | undefined
  /** The answer to what the hub leaves unanswered for `patience` milliseconds. */
  readonly unanswered: Answer
  readonly patience: number
  /** Milliseconds between repetitions of a request, where the hub answers each only once. */
  readonly repeatEvery?: number
}

export interface AskClient<Request, View, Answer> {
  view(show: (view: View) => void): Stop
  ask(request: Request): Promise<Answer>
  close(): void
}

/** The pages' side of a talk with the hub in questions, answers and one view that it shows to all. */
export function createAskClient<Request, View, Answer>(
  options: AskClientOptions<Request, View, Answer>
): AskClient<Request, View, Answer> {
  const { wake, unanswered, repeatEvery } = options
  const channel = options.channel?.() ?? new BroadcastChannel(channelName)
  const waiting = new Map<string, (answer: Answer) => void>()
  const shows = new Set<(view: View) => void>()
  let view = options.first
  let closed = false

  function settle(id: string, answer: Answer): void {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  }

  function receive({ data }: MessageEvent<unknown>): void {
    const heard = options.parse(data)
    if (heard === undefined) return
    if ('id' in heard) return settle(heard.id, heard.answer)
    ;({ view } = heard)
    for (const show of shows) show(view)
  }

  channel.addEventListener('message', receive)
  greetHub(
    options,
    () => closed,
    () => channel.postMessage(options.look)
  )

  return {
    view: (show) => {
      shows.add(show)
      show(view)
      return () => shows.delete(show)
    },
    ask: (request) => {
      const id = newId('ask')
      const message = options.message(id, request)
      wake()
      return new Promise((resolve) => {
        const late = setTimeout(() => settle(id, unanswered), options.patience)
        const repeat = (): void => {
          wake()
          channel.postMessage(message)
        }
        const again = repeatEvery === undefined ? undefined : setInterval(repeat, repeatEvery)
        waiting.set(id, (answer) => {
          clearTimeout(late)
          clearInterval(again)
          resolve(answer)
        })
        channel.postMessage(message)
      })
    },
    close: () => {
      closed = true
      shows.clear()
      channel.removeEventListener('message', receive)
      channel.close()
      for (const id of waiting.keys()) settle(id, unanswered)
    }
  }
}
