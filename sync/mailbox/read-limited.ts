import { joinBytes } from '../team/bytes'
import type { Bytes } from './place'

/** All bytes of a stream, or `undefined` as soon as there are more than allowed; the rest is then never asked for. */
export async function readLimited(stream: ReadableStream<Uint8Array>, most: number): Promise<Bytes | undefined> {
  const reader = stream.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Uint8Array.from(joinBytes(...parts))
    size += value.length
    if (size > most) {
      await reader.cancel().catch(() => {})
      return undefined
    }
    parts.push(value)
  }
}
