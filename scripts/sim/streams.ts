import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Streams and messages of the browser without threads; see `crypto.ts`. */

class Whole extends TransformStream<Uint8Array, Uint8Array> {
  constructor(change: (all: Uint8Array) => Uint8Array) {
    const parts: Uint8Array[] = []
    super({
      transform: (part) => void parts.push(part),
      flush: (controller) => controller.enqueue(Uint8Array.from(change(Buffer.concat(parts))))
    })
  }
}

class QuietCompression extends Whole {
  constructor() {
    super((all) => deflateRawSync(all))
  }
}

class QuietDecompression extends Whole {
  constructor() {
    super((all) => inflateRawSync(all))
  }
}

class QuietBlob {
  readonly #bytes: Uint8Array
  constructor(parts: readonly Uint8Array[]) {
    this.#bytes = Uint8Array.from(Buffer.concat(parts))
  }
  stream(): ReadableStream<Uint8Array> {
    const bytes = this.#bytes
    return new ReadableStream({
      start: (controller) => {
        controller.enqueue(bytes)
        controller.close()
      }
    })
  }
}

class QuietPort {
  other: QuietPort | undefined
  #listener: ((event: { readonly data: unknown }) => void) | undefined
  addEventListener(_type: string, listener: (event: { readonly data: unknown }) => void): void {
    this.#listener = listener
  }
  start(): void {}
  close(): void {}
  postMessage(data: unknown): void {
    setImmediate(() => this.other?.hear(data))
  }
  hear(data: unknown): void {
    this.#listener?.({ data })
  }
}

class QuietChannel {
  readonly port1 = new QuietPort()
  readonly port2 = new QuietPort()
  constructor() {
    this.port1.other = this.port2
    this.port2.other = this.port1
  }
}

export const quietGlobals = {
  CompressionStream: QuietCompression,
  DecompressionStream: QuietDecompression,
  Blob: QuietBlob,
  MessageChannel: QuietChannel
} as const
