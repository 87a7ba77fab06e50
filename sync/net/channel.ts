import { err, ok, type Result } from '../../platform/result'
import { deviceId, type Sign } from '../team/entry'
import { createAssembler, split } from './chunks'
import { hearGreeting, sayGreeting, type Greeting, type Peer, type Side } from './greeting'
import { agree, newEphemeral, type Cipher } from './secret'
import type { FrameTransport } from './transport'

/** Why a connection was not made or has ended. */
export type ChannelEnd =
  /** The other side closed it, or the way broke. */
  | 'closed'
  /** Something came that an honest peer does not send: not the next message, not decodable, too large. */
  | 'broken'
  /** Another protocol version. */
  | 'version'
  /** The other side could not prove who it is. */
  | 'unproven'
  /** The other side is in another team. */
  | 'other-team'
  /** The other side is not, or no longer, a device of the team. */
  | 'stranger'

export interface Channel {
  readonly peer: Peer
  /** Resolves when the message was handed to the way. */
  send(message: Uint8Array<ArrayBuffer>): Promise<void>
  receive(message: (message: Uint8Array<ArrayBuffer>) => void): void
  /** Resolves when the connection has ended, with the reason as this side saw it. */
  readonly ended: Promise<ChannelEnd>
  close(reason?: ChannelEnd): void
}

export interface ChannelOptions {
  /** Exactly one of the two sides is. */
  readonly initiator: boolean
  readonly greeting: Greeting
  /** With the device's own signing key. */
  readonly sign: Sign
  /** Whether a proven device may come in. Asked before anything else is sent. */
  readonly admits: (peer: Peer) => boolean
}

const version = 1
const longestFrame = 16_384

/**
 * An authenticated and encrypted connection over any ordered way. Each side proves its device key for exactly this
 * connection; nothing rests on who arranged the way. Any gap, repetition or damage ends the connection: a lost message
 * would leave the two sides waiting for each other.
 */
export async function openChannel(
  transport: FrameTransport,
  options: ChannelOptions
): Promise<Result<Channel, ChannelEnd>> {
  const frames = frameQueue(transport)
  const fail = (reason: ChannelEnd): Result<Channel, ChannelEnd> => {
    transport.close()
    return err(reason)
  }
  const mine = await newEphemeral()
  transport.send(Uint8Array.from([version, ...mine.publicKey]))
  const first = await frames.next()
  if (first === undefined) return fail('closed')
  if (first[0] !== version) return fail('version')
  const secrets = first.length === 33 ? await agree(mine, first.slice(1), options.initiator) : undefined
  if (secrets === undefined) return fail('broken')
  const { transcript, sending, receiving } = secrets

  const hear = async (side: Side, other: string): Promise<Result<Peer, ChannelEnd>> => {
    const frame = await frames.next()
    if (frame === undefined) return err('closed')
    const plain = await receiving.open(frame)
    const peer = plain === undefined ? undefined : hearGreeting(plain, transcript, side, other)
    if (peer === undefined) return err('unproven')
    if (peer.team !== options.greeting.team) return err('other-team')
    return options.admits(peer) ? ok(peer) : err('stranger')
  }
  const say = async (side: Side, other: string): Promise<void> =>
    transport.send(await sending.seal(await sayGreeting(options.greeting, transcript, side, other, options.sign)))

  const own = ownId(options.greeting)
  if (options.initiator) await say('initiator', '')
  const heard = await (options.initiator ? hear('responder', own) : hear('initiator', ''))
  if (!heard.ok) return fail(heard.error)
  if (!options.initiator) await say('responder', heard.value.id)
  return ok(connected(heard.value, transport, frames, sending, receiving))
}

const ownId = (greeting: Greeting): string => deviceId(greeting.device)

function connected(
  peer: Peer,
  transport: FrameTransport,
  frames: FrameQueue,
  sending: Cipher,
  receiving: Cipher
): Channel {
  let resolve: (reason: ChannelEnd) => void = () => {}
  const ended = new Promise<ChannelEnd>((done) => (resolve = done))
  const assembler = createAssembler()
  let listener: ((message: Uint8Array<ArrayBuffer>) => void) | undefined
  let early: Uint8Array<ArrayBuffer>[] = []
  let open = true
  let turn: Promise<void> = Promise.resolve()

  const close = (reason: ChannelEnd = 'closed'): void => {
    if (!open) return
    open = false
    transport.close()
    resolve(reason)
  }
  const deliver = (message: Uint8Array<ArrayBuffer>): void => {
    if (listener === undefined) early.push(message)
    else listener(message)
  }
  const read = async (): Promise<void> => {
    for (;;) {
      const frame = await frames.next()
      if (frame === undefined) return close('closed')
      const plain = await receiving.open(frame)
      const message = plain === undefined ? ('broken' as const) : assembler.add(plain)
      if (message === 'broken') return close('broken')
      if (message !== undefined && open) deliver(message)
    }
  }
  const sendAll = async (message: Uint8Array): Promise<void> => {
    for (const chunk of split(message)) {
      await transport.ready?.()
      if (!open) return
      transport.send(await sending.seal(chunk))
    }
  }
  void read()

  return {
    peer,
    ended,
    close,
    // One after the other, because the number of a message is its place in the order of sealing.
    send: (message) => {
      turn = turn.then(() => sendAll(message))
      return turn
    },
    receive: (given) => {
      listener = given
      for (const message of early) given(message)
      early = []
    }
  }
}

interface FrameQueue {
  /** The next frame, or `undefined` when the way has ended. */
  next(): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** Most frames that wait to be read: a peer that floods is cut off. */
const mostWaiting = 4096

function frameQueue(transport: FrameTransport): FrameQueue {
  const waiting: Uint8Array<ArrayBuffer>[] = []
  let wanted: ((frame: Uint8Array<ArrayBuffer> | undefined) => void) | undefined
  let over = false
  const end = (): void => {
    over = true
    wanted?.(undefined)
  }
  transport.receive((frame) => {
    if (over) return
    if (frame.length > longestFrame || waiting.length >= mostWaiting) {
      transport.close()
      end()
    } else if (wanted === undefined) waiting.push(frame)
    else wanted(frame)
  }, end)
  return {
    next: () => {
      const [frame] = waiting.splice(0, 1)
      if (frame !== undefined || over) return Promise.resolve(frame)
      return new Promise((resolve) => {
        wanted = (found) => {
          wanted = undefined
          resolve(found)
        }
      })
    }
  }
}
