/** A reliable, ordered way for frames between two devices: a WebRTC data channel, a MessagePort, a pair in a test. */
export interface FrameTransport {
  send(frame: Uint8Array<ArrayBuffer>): void
  /** One receiver at a time; frames that come before there is one wait. */
  receive(frame: (frame: Uint8Array<ArrayBuffer>) => void, closed: () => void): void
  close(): void
  /** Resolves when the way takes more. Absent: it always does. */
  ready?(): Promise<void>
}

/** Two ends of one way, in memory; frames arrive in a later microtask, as they do on a wire. */
export function transportPair(): readonly [FrameTransport, FrameTransport] {
  const ends = [end(), end()] as const
  const link = (mine: End, other: End): FrameTransport => ({
    send: (frame) => {
      if (mine.open && other.open) queueMicrotask(() => other.deliver(frame.slice()))
    },
    receive: (frame, closed) => mine.attach(frame, closed),
    close: () => {
      mine.shut()
      queueMicrotask(() => other.shut())
    }
  })
  return [link(ends[0], ends[1]), link(ends[1], ends[0])]
}

interface End {
  readonly open: boolean
  deliver(frame: Uint8Array<ArrayBuffer>): void
  attach(frame: (frame: Uint8Array<ArrayBuffer>) => void, closed: () => void): void
  shut(): void
}

function end(): End {
  let open = true
  let onFrame: ((frame: Uint8Array<ArrayBuffer>) => void) | undefined
  let onClosed: (() => void) | undefined
  const waiting: Uint8Array<ArrayBuffer>[] = []
  return {
    get open() {
      return open
    },
    deliver: (frame) => {
      if (!open) return
      if (onFrame === undefined) waiting.push(frame)
      else onFrame(frame)
    },
    attach: (frame, closed) => {
      onFrame = frame
      onClosed = closed
      for (const early of waiting.splice(0)) frame(early)
      if (!open) closed()
    },
    shut: () => {
      if (!open) return
      open = false
      onClosed?.()
    }
  }
}
