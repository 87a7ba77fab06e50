import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDataTransport, type DataChannel } from '../../../sync/net/webrtc-transport'

/** Stands in for the browser's channel: what is sent waits in it until `flush`. */
class FakeChannel extends EventTarget {
  readyState: RTCDataChannelState = 'open'
  binaryType: BinaryType = 'blob'
  bufferedAmount = 0
  bufferedAmountLowThreshold = 0
  readonly sent: (Uint8Array | string)[] = []
  full = false

  send(data: Uint8Array | string): void {
    if (this.full || this.readyState !== 'open') throw new Error('OperationError')
    this.sent.push(data)
    this.bufferedAmount += data.length
  }
  close(): void {
    if (this.readyState === 'closed') return
    this.readyState = 'closed'
    this.dispatchEvent(new Event('close'))
  }
  flush(): void {
    this.bufferedAmount = 0
    this.dispatchEvent(new Event('bufferedamountlow'))
  }
  hear(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

const frame = (size: number, byte = 1): Uint8Array<ArrayBuffer> => new Uint8Array(size).fill(byte)
const made = () => {
  const channel = new FakeChannel()
  return { channel, transport: createDataTransport(channel as unknown as DataChannel) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a data channel as a way for frames', () => {
  it('RTC-8 holds frames back while the browser has enough, and sends them in order', async () => {
    const { channel, transport } = made()
    for (let at = 0; at < 200; at++) transport.send(frame(15_000, at))
    expect(channel.bufferedAmount).toBeLessThan(1_100_000)
    let room = false
    void transport.ready().then(() => (room = true))
    await Promise.resolve()
    expect(room).toBe(false)
    while (channel.sent.length < 200) channel.flush()
    await Promise.resolve()
    expect(room).toBe(true)
    expect(channel.sent.map((one) => one[0])).toEqual(Array.from({ length: 200 }, (_, at) => at))
  })

  it('RTC-8 ends rather than leave a frame out when the browser refuses one', () => {
    const { channel, transport } = made()
    let ended = 0
    transport.receive(
      () => {},
      () => ended++
    )
    channel.full = true
    transport.send(frame(10))
    expect(ended).toBe(1)
    expect(channel.readyState).toBe('closed')
  })

  it('RTC-9 gives signs of life, and ends when none is heard', () => {
    const { channel, transport } = made()
    let ended = 0
    transport.receive(
      () => {},
      () => ended++
    )
    vi.advanceTimersByTime(30_000)
    expect(channel.sent.filter((one) => one === '.').length).toBeGreaterThanOrEqual(2)
    expect(ended).toBe(0)
    vi.advanceTimersByTime(10_000)
    expect(ended).toBe(1)
  })

  it('RTC-9 stays while the other side is heard, also after this machine slept', () => {
    const { channel, transport } = made()
    let ended = 0
    transport.receive(
      () => {},
      () => ended++
    )
    for (let second = 0; second < 200; second += 10) {
      vi.advanceTimersByTime(10_000)
      channel.hear('.')
    }
    vi.setSystemTime(Date.now() + 8 * 3_600_000)
    vi.advanceTimersByTime(5000)
    expect(ended).toBe(0)
    vi.advanceTimersByTime(40_000)
    expect(ended).toBe(1)
  })

  it('RTC-9 waits as long as it takes before the way is open', () => {
    const { channel, transport } = made()
    channel.readyState = 'connecting'
    let ended = 0
    transport.receive(
      () => {},
      () => ended++
    )
    vi.advanceTimersByTime(3_600_000)
    expect(ended).toBe(0)
    expect(channel.sent).toEqual([])
    channel.readyState = 'open'
    vi.advanceTimersByTime(45_000)
    expect(ended).toBe(1)
  })

  it('keeps frames that come before anybody listens, and passes over signs of life', () => {
    const { channel, transport } = made()
    channel.hear(frame(3, 7).buffer)
    channel.hear('.')
    const got: Uint8Array[] = []
    transport.receive(
      (one) => got.push(one),
      () => {}
    )
    channel.hear(frame(2, 8).buffer)
    expect(got.map((one) => [...one])).toEqual([
      [7, 7, 7],
      [8, 8]
    ])
  })

  it('ends once, lets waiting senders go on, and sends nothing more', async () => {
    const { channel, transport } = made()
    for (let at = 0; at < 100; at++) transport.send(frame(15_000))
    const ready = transport.ready()
    transport.close()
    transport.close()
    await ready
    const sent = channel.sent.length
    channel.flush()
    transport.send(frame(5))
    expect(channel.sent).toHaveLength(sent)
    expect(channel.readyState).toBe('closed')
  })
})
