import type { Traffic } from '../../crm/team'
import type { FrameTransport } from './transport'

/** The same way, counted: bytes of frames, sealed as they are. @returns what has gone over it so far */
export function counted(
  way: FrameTransport,
  since: number
): { readonly way: FrameTransport; readonly traffic: () => Traffic } {
  let [sent, received] = [0, 0]
  return {
    traffic: () => ({ since, sent, received }),
    way: {
      ...way,
      send: (frame) => {
        sent += frame.length
        way.send(frame)
      },
      receive: (frame, closed) =>
        way.receive((bytes) => {
          received += bytes.length
          frame(bytes)
        }, closed)
    }
  }
}
