import { readSignalText, signalText } from '../../sync/net/rendezvous'
import { openSignal, readSignal } from '../../sync/net/rendezvous-signal'
import { answerCall, offerCall, type Call } from '../../sync/net/webrtc'
import type { DataTransport } from '../../sync/net/webrtc-transport'

/** Data channels between the pages of two browsers, by name; the texts are carried by whoever runs the bench. */
export interface Calls {
  offer(name: string): Promise<string>
  answer(name: string, offer: string): Promise<string>
  accept(name: string, answer: string): Promise<void>
  way(name: string): Promise<DataTransport>
}

const nobody = { self: '', keyOf: () => undefined } as unknown as Parameters<typeof readSignal>[1]

export function createCalls(): Calls {
  const calls = new Map<string, Call>()

  async function own(name: string, made: Call): Promise<string> {
    calls.set(name, made)
    const description = await made.description
    if (description === undefined) throw new Error('no way out of this browser')
    return signalText(openSignal({ call: '0'.repeat(32), description }))
  }

  async function theirs(text: string) {
    const bytes = readSignalText(text)
    const signal = bytes.ok ? await readSignal(bytes.value, nobody) : undefined
    if (signal === undefined) throw new Error('no signal')
    return signal.description
  }

  return {
    offer: (name) => own(name, offerCall({ servers: [] })),
    answer: async (name, offer) => own(name, answerCall({ servers: [] }, await theirs(offer))),
    accept: async (name, answer) => calls.get(name)?.accept(await theirs(answer)),
    way: async (name) => {
      const opened = await calls.get(name)?.opened
      if (opened?.ok !== true) throw new Error(`the channel ${name} did not open`)
      return opened.value
    }
  }
}
