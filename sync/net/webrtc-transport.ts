import type { FrameTransport } from './transport'

/** What is used of a browser's `RTCDataChannel`. */
export type DataChannel = Pick<
  RTCDataChannel,
  | 'readyState'
  | 'bufferedAmount'
  | 'bufferedAmountLowThreshold'
  | 'binaryType'
  | 'send'
  | 'close'
  | 'addEventListener'
  | 'removeEventListener'
>

export interface DataTransport extends FrameTransport {
  /** Resolves when the way takes more, or has ended. */
  readonly ready: () => Promise<void>
}

export interface DataTransportOptions {
  /** Milliseconds: a sign of life after so long without sending, the end after so long without hearing. */
  readonly quiet?: { readonly say: number; readonly dead: number }
  readonly now?: () => number
}

/** RTC-8: so much may wait in the browser; Chromium closes a channel at 16 MiB. */
const mostBuffered = 1_000_000
const fewBuffered = 250_000
const alive = '.'
const defaultQuiet = { say: 10_000, dead: 35_000 }

/**
 * A data channel as a way for frames. Frames beyond what the browser should hold wait here. Both sides give signs of life,
 * because a path that has gone dead (a laptop asleep, a cable pulled) looks open for minutes (RTC-9).
 */
export function createDataTransport(channel: DataChannel, options: DataTransportOptions = {}): DataTransport {
  const { quiet = defaultQuiet, now = Date.now } = options
  let onFrame: ((frame: Uint8Array<ArrayBuffer>) => void) | undefined
  let onClosed: (() => void) | undefined
  let early: Uint8Array<ArrayBuffer>[] = []
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let wanted: (() => void)[] = []
  let open = true
  let said = now()
  let heard = now()
  let looked = now()

  const end = (): void => {
    if (!open) return
    open = false
    clearInterval(watch)
    for (const event of ['close', 'error'] as const) channel.removeEventListener(event, end)
    channel.removeEventListener('message', hear)
    channel.removeEventListener('bufferedamountlow', drain)
    channel.close()
    waiting = []
    release()
    onClosed?.()
  }

  const release = (): void => {
    for (const resolve of wanted.splice(0)) resolve()
  }

  const roomy = (): boolean => channel.bufferedAmount < mostBuffered

  function put(frame: Uint8Array<ArrayBuffer> | string): void {
    if (!open) return
    try {
      if (typeof frame === 'string') channel.send(frame)
      else channel.send(frame)
      said = now()
    } catch {
      // The browser's buffer is full or the channel has just closed: nothing later may overtake this frame.
      end()
    }
  }

  function drain(): void {
    let sent = 0
    for (const frame of waiting) {
      if (!roomy()) break
      put(frame)
      sent++
    }
    waiting.splice(0, sent)
    if (waiting.length === 0) release()
  }

  function hear({ data }: MessageEvent<unknown>): void {
    heard = now()
    if (!(data instanceof ArrayBuffer)) return
    const frame = new Uint8Array(data)
    if (onFrame === undefined) early.push(frame)
    else onFrame(frame)
  }

  function look(): void {
    const time = now()
    // Before it is open nobody can be heard: a person may still be handing a text over. And when the machine slept, the silence
    // was its own.
    if (channel.readyState === 'connecting' || time - looked > quiet.dead) heard = time
    looked = time
    if (time - heard >= quiet.dead) end()
    else if (time - said >= quiet.say && waiting.length === 0 && channel.readyState === 'open') put(alive)
  }

  channel.binaryType = 'arraybuffer'
  channel.bufferedAmountLowThreshold = fewBuffered
  for (const event of ['close', 'error'] as const) channel.addEventListener(event, end)
  channel.addEventListener('message', hear)
  channel.addEventListener('bufferedamountlow', drain)
  const watch = setInterval(look, quiet.say / 2)

  return {
    send: (frame) => {
      if (!open) return
      if (waiting.length > 0 || !roomy()) waiting.push(frame)
      else put(frame)
    },
    receive: (frame, closed) => {
      onFrame = frame
      onClosed = closed
      for (const one of early) frame(one)
      early = []
      if (!open) closed()
    },
    ready: () =>
      !open || (waiting.length === 0 && roomy()) ? Promise.resolve() : new Promise((go) => wanted.push(go)),
    close: end
  }
}
