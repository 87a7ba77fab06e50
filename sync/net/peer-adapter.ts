import {
  cbor,
  NetworkAdapter,
  type DocumentId,
  type Message,
  type PeerId,
  type PeerMetadata
} from '@automerge/automerge-repo/slim'
import * as v from 'valibot'
import type { Channel } from './channel'
import type { Refusal } from './vet'

/** Why a peer was cut off. */
export type Offence = Refusal | 'forged-sender' | 'unknown-document' | 'unknown-message'

export interface PeerAdapterOptions {
  readonly channel: Channel
  /** Whether the name that the peer gives itself is its own. In the product that is its device id. */
  readonly accepts: (peerId: string) => boolean
  /** Looks at a sync message for a document; `undefined` lets it pass. */
  readonly vet: (document: DocumentId, bytes: Uint8Array) => Offence | undefined
  /** Told of a refused message, before the connection ends. */
  readonly onOffence: (offence: Offence, bytes: Uint8Array) => void
}

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const bytes = v.instance(Uint8Array)

/** GRD-1: the messages that a peer may send, and nothing else of them. */
const schema = v.variant('type', [
  v.object({
    type: v.literal('arrive'),
    senderId: id,
    metadata: v.object({ storageId: v.optional(id), isEphemeral: v.optional(v.boolean()) })
  }),
  v.object({ type: v.literal('leave'), senderId: id }),
  v.object({ type: v.picklist(['sync', 'request']), senderId: id, targetId: id, documentId: id, data: bytes }),
  v.object({ type: v.literal('doc-unavailable'), senderId: id, targetId: id, documentId: id }),
  v.object({
    type: v.literal('ephemeral'),
    senderId: id,
    targetId: id,
    documentId: id,
    count: v.number(),
    sessionId: id,
    data: bytes
  })
])

/**
 * Connects automerge-repo to one peer over one channel. The repo believes what a message says of its sender, so this
 * adapter believes only the channel (GRD-1), and lets no sync message through that has not been looked at (GRD-2).
 */
export class PeerAdapter extends NetworkAdapter {
  readonly #options: PeerAdapterOptions
  #remote: string | undefined
  #open = false

  constructor(options: PeerAdapterOptions) {
    super()
    this.#options = options
  }

  isReady(): boolean {
    return true
  }

  whenReady(): Promise<void> {
    return Promise.resolve()
  }

  connect(peerId: PeerId, peerMetadata?: PeerMetadata): void {
    this.peerId = peerId
    if (peerMetadata !== undefined) this.peerMetadata = peerMetadata
    this.#open = true
    const { channel } = this.#options
    channel.receive((message) => this.#hear(message))
    void channel.ended.then(() => this.#gone())
    this.#arrive()
  }

  send(message: Message): void {
    this.#post(message)
  }

  /** Takes leave of the peer; the channel belongs to whoever opened it. */
  disconnect(): void {
    this.#post({ type: 'leave', senderId: this.peerId })
    this.#gone()
  }

  #arrive(): void {
    this.#post({ type: 'arrive', senderId: this.peerId, metadata: this.peerMetadata ?? {} })
  }

  #post(message: object): void {
    if (this.#open) void this.#options.channel.send(Uint8Array.from(cbor.encode(message)))
  }

  #gone(): void {
    this.#open = false
    this.#forget()
  }

  #forget(): void {
    const peerId = this.#remote as PeerId | undefined
    this.#remote = undefined
    if (peerId !== undefined) this.emit('peer-disconnected', { peerId })
  }

  #hear(raw: Uint8Array): void {
    if (!this.#open) return
    const offence = this.#take(raw)
    if (offence === undefined) return
    this.#options.onOffence(offence, raw)
    this.#options.channel.close('broken')
    this.#gone()
  }

  #take(raw: Uint8Array): Offence | undefined {
    const parsed = v.safeParse(schema, decoded(raw))
    if (!parsed.success) return 'unknown-message'
    const message = parsed.output
    if (message.type === 'arrive') {
      if (message.senderId === this.#remote) return undefined
      if (this.#remote !== undefined || !this.#options.accepts(message.senderId)) return 'forged-sender'
      this.#remote = message.senderId
      // A peer that comes back has forgotten that we are here.
      this.#arrive()
      this.emit('peer-candidate', {
        peerId: message.senderId as PeerId,
        peerMetadata: message.metadata as PeerMetadata
      })
      return undefined
    }
    if (message.type === 'leave') {
      if (message.senderId !== this.#remote) return 'forged-sender'
      this.#forget()
      return undefined
    }
    if (message.senderId !== this.#remote || message.targetId !== this.peerId) return 'forged-sender'
    if (message.type === 'sync' || message.type === 'request') {
      const offence = this.#options.vet(message.documentId as DocumentId, message.data)
      if (offence !== undefined) return offence
    }
    this.emit('message', message as Message)
    return undefined
  }
}

function decoded(raw: Uint8Array): unknown {
  try {
    return cbor.decode(raw)
  } catch {
    return undefined
  }
}
