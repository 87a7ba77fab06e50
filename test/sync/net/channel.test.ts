import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openChannel, type Channel, type ChannelOptions } from '../../../sync/net/channel'
import { longestMessage } from '../../../sync/net/chunks'
import { transportPair, type FrameTransport } from '../../../sync/net/transport'
import { testDevice } from '../team/kit'

type Bytes = Uint8Array<ArrayBuffer>
const team = 'ab'.repeat(32)

function side(name: string, initiator: boolean, more: Partial<ChannelOptions> = {}): ChannelOptions {
  const { sign, agree, label, secret } = testDevice(name)
  return {
    initiator,
    greeting: { team, device: { sign, agree, label }, heads: [] },
    sign: async (message) => ed25519.sign(message, secret),
    admits: () => true,
    ...more
  }
}

/** Wraps one end so that a test can change, drop, repeat or note the frames it sends. */
function tampered(transport: FrameTransport, change: (frame: Bytes, at: number) => readonly Bytes[]): FrameTransport {
  let at = 0
  return { ...transport, send: (frame) => change(frame, at++).forEach((changed) => transport.send(changed)) }
}

async function connect(
  left = side('asha', true),
  right = side('ravi', false),
  change?: (frame: Bytes, at: number) => readonly Bytes[]
) {
  const [a, b] = transportPair()
  return Promise.all([openChannel(change ? tampered(a, change) : a, left), openChannel(b, right)])
}

async function connected(change?: (frame: Bytes, at: number) => readonly Bytes[]): Promise<[Channel, Channel]> {
  const [left, right] = await connect(undefined, undefined, change)
  if (!left.ok || !right.ok) throw new Error('not connected')
  return [left.value, right.value]
}

const inbox = (channel: Channel): Bytes[] => {
  const got: Bytes[] = []
  channel.receive((message) => got.push(message))
  return got
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

describe('a channel', () => {
  it('CHN-1 knows the device at the other end, both ways', async () => {
    const [left, right] = await connected()
    expect(left.peer.id).toBe(testDevice('ravi').id)
    expect(right.peer.id).toBe(testDevice('asha').id)
  })

  it('CHN-6 carries messages of any size whole and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 6 }), async (sizes) => {
        const [left, right] = await connected()
        const got = inbox(right)
        const messages = sizes.map((size, at) => new Uint8Array(size).fill(at + 1))
        await Promise.all(messages.map((message) => left.send(message)))
        await settled()
        expect(got.map((message) => [message.length, message[0]])).toEqual(
          messages.map((message) => [message.length, message[0]])
        )
        left.close()
      }),
      { numRuns: 15 }
    )
  })

  it('CHN-2 shows nothing of device, team or content to the way', async () => {
    const seen: number[] = []
    const [left] = await connected((frame) => {
      seen.push(...frame)
      return [frame]
    })
    await left.send(Uint8Array.from(new TextEncoder().encode('sunita@coastline.example')))
    const wire = String.fromCharCode(...seen)
    const { sign } = testDevice('asha')
    for (const secret of ['sunita', String.fromCharCode(...sign), team]) expect(wire).not.toContain(secret)
  })

  it('CHN-4 refuses a stranger, a removed device and another team before anything else is said', async () => {
    const [left, right] = await connect(undefined, side('ravi', false, { admits: () => false }))
    expect(right).toEqual({ ok: false, error: 'stranger' })
    expect(left).toEqual({ ok: false, error: 'closed' })
    const { greeting } = side('asha', true)
    const [, other] = await connect(side('asha', true, { greeting: { ...greeting, team: 'cd'.repeat(32) } }))
    expect(other).toEqual({ ok: false, error: 'other-team' })
  })

  it('CHN-4 refuses a device that claims the keys of another', async () => {
    const { greeting } = side('asha', true)
    const [, right] = await connect(side('mallory', true, { greeting }))
    expect(right).toEqual({ ok: false, error: 'unproven' })
  })

  it('CHN-5 a greeting recorded on one connection proves nothing on another', async () => {
    const recorded: Bytes[] = []
    await connected((frame) => {
      recorded.push(frame)
      return [frame]
    })
    const [left, right] = await connect(undefined, undefined, (frame, at) => [recorded[at] ?? frame])
    expect(left.ok && right.ok).toBe(false)
    expect(right).toEqual({ ok: false, error: 'unproven' })
  })

  it('CHN-5 a relay that puts itself in between is not taken for the peer', async () => {
    const [a, mallorysLeft] = transportPair()
    const [mallorysRight, b] = transportPair()
    const left = openChannel(a, side('asha', true))
    const right = openChannel(b, side('ravi', false))
    const onLeft = openChannel(mallorysLeft, side('mallory', false))
    const onRight = openChannel(mallorysRight, side('mallory', true))
    const ends = await Promise.all([left, right, onLeft, onRight])
    for (const end of ends.slice(0, 2)) if (end.ok) expect(end.value.peer.id).toBe(testDevice('mallory').id)
  })

  it.each([
    ['drops', (frame: Bytes, at: number) => (at === 3 ? [] : [frame])],
    ['repeats', (frame: Bytes, at: number) => (at === 3 ? [frame, frame] : [frame])],
    ['damages', (frame: Bytes, at: number) => (at === 3 ? [frame.with(5, (frame[5] ?? 0) ^ 1)] : [frame])],
    ['cuts', (frame: Bytes, at: number) => (at === 3 ? [frame.slice(0, -3)] : [frame])],
    [
      'lengthens',
      (frame: Bytes, at: number) => (at === 3 ? [Uint8Array.from([...frame, ...new Uint8Array(20_000)])] : [frame])
    ]
  ] as const)('CHN-5 ends when the way %s a frame, and hands on nothing after it', async (_what, change) => {
    const [left, right] = await connected((frame, at) => change(frame, at).map((changed) => Uint8Array.from(changed)))
    const got = inbox(right)
    for (const byte of [1, 2, 3, 4]) await left.send(Uint8Array.of(byte))
    await settled()
    expect(['broken', 'closed']).toContain(await right.ended)
    const received = got.map((message) => message[0] ?? 0)
    expect([1, 2, 3, 4].slice(0, received.length)).toEqual(received)
    expect(received.length).toBeLessThan(4)
  })

  it('CHN-7 ends when a peer sends more than a message may be', async () => {
    const [left, right] = await connected()
    const got = inbox(right)
    await left.send(new Uint8Array(longestMessage + 1))
    expect(await right.ended).toBe('broken')
    expect(got).toEqual([])
  })

  it('CHN-3 ends when the other side offers a key that gives no secret', async () => {
    for (const key of [new Uint8Array(32), Uint8Array.of(1, ...new Uint8Array(31))]) {
      const [hostile, honest] = transportPair()
      const opened = openChannel(honest, side('asha', true))
      hostile.send(Uint8Array.of(1, ...key))
      expect(await opened).toEqual({ ok: false, error: 'broken' })
    }
  })

  it('CHN-3 tells another version from damage', async () => {
    const [hostile, honest] = transportPair()
    const opened = openChannel(honest, side('asha', true))
    hostile.send(Uint8Array.of(2, ...new Uint8Array(32)))
    expect(await opened).toEqual({ ok: false, error: 'version' })
  })

  it('CHN-8 survives any handshake: random and mutated frames end it, none throws or hangs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 80 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (frames, initiator) => {
          const [hostile, honest] = transportPair()
          const opened = openChannel(honest, side('asha', initiator))
          for (const frame of frames) hostile.send(Uint8Array.from(frame))
          queueMicrotask(() => setTimeout(() => hostile.close(), 5))
          expect((await opened).ok).toBe(false)
        }
      ),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 60) }
    )
  })
})
