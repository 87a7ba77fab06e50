import { hex } from '../../../sync/team/bytes'
import { readSignalText, signalText } from '../../../sync/net/rendezvous'
import { openSignal, readSignal } from '../../../sync/net/rendezvous-signal'
import { answerCall, offerCall, type Call, type CallOptions } from '../../../sync/net/webrtc'
import type { DataTransport } from '../../../sync/net/webrtc-transport'

/** Runs in a page of the real browser: one side of a live connection, called from the test's process with plain data. */

let call: Call | undefined
let transport: DataTransport | undefined
let closed = false
let received = 0
let hash = 0

const nobody = { self: '', keyOf: () => undefined } as unknown as Parameters<typeof readSignal>[1]

async function listen(made: Call): Promise<void> {
  const opened = await made.opened
  if (!opened.ok) return
  transport = opened.value
  transport.receive(
    (frame) => {
      received++
      for (const byte of [frame[0] ?? 0, frame.at(-1) ?? 0]) hash = (Math.imul(hash, 31) + byte) | 0
    },
    () => (closed = true)
  )
}

async function own(made: Call): Promise<string> {
  call = made
  void listen(made)
  const description = await made.description
  if (description === undefined) throw new Error('no way out of this browser')
  return signalText(openSignal({ call: hex(crypto.getRandomValues(new Uint8Array(16))), description }))
}

async function read(text: string) {
  const bytes = readSignalText(text)
  const signal = bytes.ok ? await readSignal(bytes.value, nobody) : undefined
  if (signal === undefined) throw new Error('no signal')
  return signal.description
}

export const webrtcPage = {
  offer: (options: CallOptions): Promise<string> => own(offerCall(options)),
  answer: async (options: CallOptions, text: string): Promise<string> => own(answerCall(options, await read(text))),
  accept: async (text: string): Promise<void> => call?.accept(await read(text)),
  opened: async (): Promise<string> => {
    const opened = await call?.opened
    if (opened === undefined) return 'none'
    return opened.ok ? 'open' : opened.error
  },
  route: async (): Promise<string | undefined> => (await call?.route())?.kind,
  /** Sends so many frames as fast as the way takes them; gives their check value. */
  send: async (count: number, size: number): Promise<number> => {
    let sum = 0
    for (let at = 0; at < count; at++) {
      await transport?.ready()
      const frame = new Uint8Array(size).fill(at & 255)
      for (const byte of [frame[0] ?? 0, frame.at(-1) ?? 0]) sum = (Math.imul(sum, 31) + byte) | 0
      transport?.send(frame)
    }
    return sum
  },
  received: (): { readonly count: number; readonly hash: number; readonly closed: boolean } => ({
    count: received,
    hash,
    closed
  }),
  close: (): void => call?.close()
}

Object.assign(globalThis, { webrtcPage })
