import { NetworkAdapter, type Message, type PeerId, type PeerMetadata } from '@automerge/automerge-repo'
import { ed25519 } from '@noble/curves/ed25519.js'
import { openChannel } from '../../sync/net/channel'
import { PeerAdapter } from '../../sync/net/peer-adapter'
import type { FrameTransport } from '../../sync/net/transport'
import { testDevice } from '../sync/team/kit'

let number = 0
const taken = new WeakSet<MessagePort>()

/** Stands in for the network of automerge-repo's own tests: our encrypted channel and guard, over the port they give. */
export class MessageChannelNetworkAdapter extends NetworkAdapter {
  readonly #port: MessagePort
  #adapter: PeerAdapter | undefined

  constructor(port: MessagePort) {
    super()
    this.#port = port
  }

  isReady(): boolean {
    return true
  }

  whenReady(): Promise<void> {
    return Promise.resolve()
  }

  connect(peerId: PeerId, metadata?: PeerMetadata): void {
    this.peerId = peerId
    if (metadata !== undefined) this.peerMetadata = metadata
    // Some tests give one port to two adapters.
    if (taken.has(this.#port)) return
    taken.add(this.#port)
    void this.#open(peerId, metadata)
  }

  async #open(peerId: PeerId, metadata: PeerMetadata | undefined): Promise<void> {
    const { sign, agree, label, secret } = testDevice(`outside ${number++}`)
    const { transport, initiator } = await overPort(this.#port)
    const channel = await openChannel(transport, {
      initiator,
      greeting: { team: 'ab'.repeat(32), device: { sign, agree, label }, heads: [] },
      sign: async (message) => ed25519.sign(message, secret),
      admits: () => true
    })
    if (!channel.ok) throw new Error(channel.error)
    this.#adapter = new PeerAdapter({
      channel: channel.value,
      accepts: () => true,
      vet: () => undefined,
      // The channel ends; a test that needed what was refused fails.
      onOffence: () => {}
    })
    this.#adapter.on('peer-candidate', (peer) => this.emit('peer-candidate', peer))
    this.#adapter.on('peer-disconnected', (peer) => this.emit('peer-disconnected', peer))
    this.#adapter.on('message', (message) => this.emit('message', message))
    this.#adapter.connect(peerId, metadata)
  }

  send(message: Message): void {
    this.#adapter?.send(message)
  }

  disconnect(): void {
    this.#adapter?.disconnect()
  }
}

/** Frames over a port. Whoever draws the higher number speaks first. */
async function overPort(port: MessagePort): Promise<{ transport: FrameTransport; initiator: boolean }> {
  const waiting: Uint8Array<ArrayBuffer>[] = []
  let receive: ((frame: Uint8Array<ArrayBuffer>) => void) | undefined
  const mine = Math.random()
  const theirs = await new Promise<number>((resolve) => {
    port.addEventListener('message', ({ data }: MessageEvent<number | Uint8Array<ArrayBuffer>>) => {
      if (typeof data === 'number') resolve(data)
      else if (receive === undefined) waiting.push(data)
      else receive(data)
    })
    port.start()
    port.postMessage(mine)
  })
  const transport: FrameTransport = {
    send: (frame) => port.postMessage(frame),
    receive: (frame) => {
      receive = frame
      for (const early of waiting.splice(0)) frame(early)
    },
    close: () => {}
  }
  return { transport, initiator: mine > theirs }
}
