import type { DataTransport } from '../../sync/net/webrtc-transport'

/** Byte strings over a bare data channel: as fast as it takes them, in frames of the size that ours have. */

const frameSize = 16_000

export async function sendParcels(way: DataTransport, parcels: readonly Uint8Array[]): Promise<void> {
  // The other side is ready when it says so.
  await new Promise<void>((resolve) =>
    way.receive(
      () => resolve(),
      () => undefined
    )
  )
  const sizes = Uint32Array.from(parcels, ({ length }) => length)
  for (const part of [
    Uint8Array.from(new Uint8Array(Uint32Array.of(sizes.length).buffer)),
    new Uint8Array(sizes.buffer),
    ...parcels
  ])
    for (let from = 0; from < part.length; from += frameSize) {
      await way.ready()
      way.send(part.slice(from, from + frameSize))
    }
}

/** Resolves with the parcels when the last one is here. */
export function receiveParcels(way: DataTransport): Promise<Uint8Array<ArrayBuffer>[]> {
  const frames: Uint8Array[] = []
  let size = 0
  let expected = Number.POSITIVE_INFINITY
  return new Promise((resolve) => {
    way.receive(
      (frame) => {
        frames.push(frame)
        size += frame.length
        if (expected === Number.POSITIVE_INFINITY && size >= 4) {
          const head = together(frames)
          const count = new DataView(head.buffer).getUint32(0, true)
          if (size >= 4 + 4 * count) expected = 4 + 4 * count + sum(sizesOf(head, count))
        }
        if (size < expected) return
        const all = together(frames)
        const count = new DataView(all.buffer).getUint32(0, true)
        let at = 4 + 4 * count
        resolve(sizesOf(all, count).map((length) => all.slice(at, (at += length))))
      },
      () => undefined
    )
    way.send(Uint8Array.of(1))
  })
}

const sizesOf = (bytes: Uint8Array<ArrayBuffer>, count: number): number[] => [
  ...new Uint32Array(bytes.buffer.slice(4, 4 + 4 * count))
]
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function together(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(sum(parts.map(({ length }) => length)))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
