/** CHN-6: messages travel in pieces of at most 15,000 bytes; some ways stall on larger ones. */
const piece = 15_000
/** CHN-7: no message is larger than this. */
export const longestMessage = 8 * 1024 * 1024

const more = 0
const last = 1

/** The pieces of a message, each behind a byte that says whether more come. */
export function* split(message: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from === 0 || from < message.length; from += piece) {
    const part = message.subarray(from, from + piece)
    const chunk = new Uint8Array(part.length + 1)
    chunk[0] = from + piece >= message.length ? last : more
    chunk.set(part, 1)
    yield chunk
  }
}

export interface Assembler {
  /** The whole message when this was its last piece, `undefined` while more are to come. */
  add(chunk: Uint8Array): Uint8Array<ArrayBuffer> | 'broken' | undefined
}

export function createAssembler(): Assembler {
  let parts: Uint8Array[] = []
  let size = 0
  return {
    add: (chunk) => {
      const kind = chunk[0]
      const part = chunk.subarray(1)
      // Honest senders fill every piece but the last, so a flood of tiny ones is no message.
      if ((kind !== more && kind !== last) || part.length > piece || (kind === more && part.length !== piece))
        return 'broken'
      size += part.length
      if (size > longestMessage) return 'broken'
      parts.push(part)
      if (kind === more) return undefined
      const whole = new Uint8Array(size)
      let at = 0
      for (const one of parts) {
        whole.set(one, at)
        at += one.length
      }
      parts = []
      size = 0
      return whole
    }
  }
}
