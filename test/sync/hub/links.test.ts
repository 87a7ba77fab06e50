import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRedial } from '../../../sync/hub/link-redial'
import { createLinks, type LinksDeps } from '../../../sync/hub/links'
import type { LinkHost, Links } from '../../../sync/hub/link-port'
import type { Call } from '../../../sync/net/webrtc'
import type { Description } from '../../../sync/net/webrtc-description'
import type { LinkFailure } from '../../../sync/net/webrtc-diagnosis'
import type { DataTransport } from '../../../sync/net/webrtc-transport'
import { transportPair } from '../../../sync/net/transport'
import { createDeviceKeys } from '../../../sync/store/device'
import { err, ok, type Result } from '../../../platform/result'

type Opened = Result<DataTransport, LinkFailure>

interface Pending {
  readonly settle: (opened: Opened) => void
  readonly close: () => void
}

/** WebRTC in memory: an answer connects the two calls; `dead` stands for a network that lets nothing through. */
function createAir() {
  let count = 0
  let dead = false
  const offers = new Map<string, Pending>()
  const answers = new Map<string, Pending>()

  function call(type: Description['type'], offer?: Description): Call {
    const ufrag = offer?.ufrag ?? `call${++count}`
    let settle: (opened: Opened) => void = () => {}
    const opened = new Promise<Opened>((resolve) => (settle = resolve))
    let shut = (): void => settle(err('closed'))
    const pending: Pending = {
      settle: (result) => {
        if (result.ok) shut = () => result.value.close()
        settle(result)
      },
      close: () => shut()
    }
    ;(offer === undefined ? offers : answers).set(ufrag, pending)
    const description: Description = {
      type,
      ufrag,
      pwd: 'p'.repeat(22),
      fingerprint: new Uint8Array(32),
      candidates: [{ kind: 'host', address: '192.0.2.1', port: 4000 }]
    }
    return {
      description: Promise.resolve(description),
      opened,
      accept: async (answer) => {
        const other = answers.get(answer.ufrag)
        if (dead || other === undefined) return pending.settle(err('unreachable'))
        const [left, right] = transportPair()
        const ready = (): Promise<void> => Promise.resolve()
        pending.settle(ok({ ...left, ready }))
        other.settle(ok({ ...right, ready }))
      },
      route: async () => ({ kind: 'direct', roundTrip: 3 }),
      close: () => pending.close()
    }
  }
  return {
    calls: { offer: () => call('offer'), answer: (_: unknown, offer: Description) => call('answer', offer) },
    die: (on: boolean) => void (dead = on)
  }
}

interface Node {
  readonly id: string
  readonly links: Links
  readonly sessions: Set<string>
  readonly cut: (other: string) => void
}

/** Devices whose team code is a few lines: a way that opens is a session with whoever is at the other end. */
async function createWorld(names: readonly string[]) {
  const air = createAir()
  const nodes = new Map<string, Node>()
  const keys = await Promise.all(names.map((name) => createDeviceKeys(`ldg_${name}`, 0)))
  const raw = await Promise.all(
    keys.map(async ({ agree }) => new Uint8Array(await crypto.subtle.exportKey('raw', agree.publicKey)))
  )
  const idAt = (at: number): string => String(at).repeat(32)
  const deps: LinksDeps = { calls: air.calls }

  for (const at of names.keys()) {
    const id = idAt(at)
    const sessions = new Map<string, () => void>()
    const host: LinkHost = {
      device: id,
      agree: keys[at]!.agree,
      devices: () =>
        names.flatMap((_, other) =>
          other === at ? [] : [{ id: idAt(other), agree: raw[other]!, connected: sessions.has(idAt(other)) }]
        ),
      attach: (transport, _initiator, link) => {
        transport.receive(
          (frame) => {
            const other = new TextDecoder().decode(frame)
            sessions.set(other, () => transport.close())
            node.links.session(link, { open: other })
          },
          () => {
            for (const [other, close] of sessions)
              if (node.links.list().some((one) => one.id === link && one.device === other)) {
                sessions.delete(other)
                close()
              }
            node.links.session(link, { over: 'closed' })
          }
        )
        transport.send(Uint8Array.from(new TextEncoder().encode(id)))
      },
      introduce: async (to, signal) => {
        const via = [...sessions.keys()]
          .map((other) => nodes.get(other)!)
          .find((other) => other.sessions.has(to) || other.id === to)
        if (via === undefined) return false
        nodes.get(to)!.links.signal(signal)
        return 'passed' as const
      },
      changed: () => {}
    }
    const node: Node = {
      id,
      links: createLinks(deps)(host),
      sessions: {
        has: (other: string) => sessions.has(other),
        get size() {
          return sessions.size
        }
      } as Set<string>,
      cut: (other) => sessions.get(other)?.()
    }
    nodes.set(id, node)
  }
  return { air, nodes: [...nodes.values()], close: () => nodes.forEach(({ links }) => links.close()) }
}

/** Lets what is under way in the real crypto come to its end. */
async function settle(): Promise<void> {
  for (let at = 0; at < 400; at++) await new Promise((resolve) => setImmediate(resolve))
}

async function pass(milliseconds = 50): Promise<void> {
  await settle()
  await vi.advanceTimersByTimeAsync(milliseconds)
  await settle()
}

async function until(reached: () => boolean): Promise<void> {
  for (let at = 0; at < 50 && !reached(); at++) await pass(10)
  expect(reached()).toBe(true)
}

async function paste(from: Node, to: Node, named = true): Promise<void> {
  const offer = await from.links.offer(named ? to.id : undefined)
  if (!offer.ok) throw new Error(offer.error)
  const answer = await to.links.answer(offer.value)
  if (!answer.ok) throw new Error(answer.error)
  expect(await from.links.accept(answer.value)).toEqual(ok(undefined))
  await pass()
}

let world: Awaited<ReturnType<typeof createWorld>>
beforeEach(
  () => void vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] })
)
afterEach(() => {
  world.close()
  vi.useRealTimers()
})

describe('live connections', () => {
  it('RTC-1 come about when two texts are exchanged, and say how they go', async () => {
    world = await createWorld(['asha', 'ravi'])
    const [asha, ravi] = world.nodes as [Node, Node]
    await paste(asha, ravi)
    await pass()
    expect(asha.links.list()).toMatchObject([{ device: ravi.id, state: 'open', route: 'direct' }])
    expect(ravi.links.list()).toMatchObject([{ device: asha.id, state: 'open' }])
  })

  it('RTC-5 come about with a newcomer whom nobody knows yet', async () => {
    world = await createWorld(['asha', 'ravi'])
    const [asha, ravi] = world.nodes as [Node, Node]
    await paste(asha, ravi, false)
    expect(asha.links.list()).toMatchObject([{ device: ravi.id, state: 'open' }])
  })

  it('RTC-1 take the answer in the same box as an offer', async () => {
    world = await createWorld(['asha', 'ravi'])
    const [asha, ravi] = world.nodes as [Node, Node]
    const offer = await asha.links.offer()
    const answer = offer.ok ? await ravi.links.answer(offer.value) : offer
    expect(answer.ok && (await asha.links.answer(answer.value))).toEqual(ok(''))
    expect(answer.ok && (await asha.links.answer(answer.value)).ok).toBe(false)
  })

  it('RTC-4 refuse texts that are none, or for somebody else', async () => {
    world = await createWorld(['asha', 'ravi', 'meera'])
    const [asha, ravi, meera] = world.nodes as [Node, Node, Node]
    expect(await asha.links.answer('hello')).toEqual(err('mistyped'))
    const offer = await asha.links.offer(ravi.id)
    expect(offer.ok && (await meera.links.answer(offer.value))).toEqual(err('missing'))
    expect(await asha.links.offer('f'.repeat(32))).toEqual(err('missing'))
  })

  it('RTC-11 reach a third device by an introduction, without copying anything', async () => {
    world = await createWorld(['asha', 'ravi', 'meera'])
    const [asha, ravi, meera] = world.nodes as [Node, Node, Node]
    await paste(asha, ravi)
    await paste(meera, ravi)
    await until(() => [asha, ravi, meera].every(({ sessions }) => sessions.size === 2))
    expect(asha.links.list().map(({ device }) => device)).toEqual([ravi.id, meera.id])
  })

  it('RTC-11 are renewed by themselves when somebody can introduce', async () => {
    world = await createWorld(['asha', 'ravi', 'meera'])
    const [asha, ravi, meera] = world.nodes as [Node, Node, Node]
    await paste(asha, ravi)
    await paste(meera, ravi)
    await pass()
    await until(() => [asha, meera].every(({ sessions }) => sessions.size === 2))
    asha.cut(meera.id)
    await pass(10)
    expect(asha.sessions.has(meera.id)).toBe(false)
    await pass(2500)
    await until(() => asha.sessions.has(meera.id))
  })

  it('RTC-7 that come to nothing say why', async () => {
    world = await createWorld(['asha', 'ravi', 'meera'])
    const [asha, ravi, meera] = world.nodes as [Node, Node, Node]
    await paste(asha, ravi)
    world.air.die(true)
    await expect(paste(meera, ravi)).resolves.toBeUndefined()
    await pass()
    expect(meera.links.list()).toMatchObject([{ device: ravi.id, state: 'failed', problem: 'unreachable' }])
    world.air.die(false)
  })

  it('RTC-12 ended by hand stay ended until they are asked for again', async () => {
    world = await createWorld(['asha', 'ravi', 'meera'])
    const [asha, ravi, meera] = world.nodes as [Node, Node, Node]
    await paste(asha, ravi)
    await paste(meera, ravi)
    await pass()
    await until(() => [asha, meera].every(({ sessions }) => sessions.size === 2))
    asha.links.disconnect(meera.id)
    await pass(600_000)
    expect(asha.sessions.has(meera.id)).toBe(false)
    asha.links.connect(meera.id)
    await until(() => asha.sessions.has(meera.id))
  })

  it('RTC-1 are refused where the browser has none', async () => {
    world = await createWorld(['asha', 'ravi'])
    const keys = await createDeviceKeys('ldg_x', 0)
    const none: LinkHost = {
      device: 'a'.repeat(32),
      agree: keys.agree,
      devices: () => [],
      attach: () => {},
      introduce: async () => false as const,
      changed: () => {}
    }
    const links = createLinks()(none)
    expect(await links.offer()).toEqual(err('no-links'))
    links.close()
  })
})

describe('the waiting between two tries', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('RTC-11 doubles from 2 seconds up to 5 minutes, and starts over after a success', async () => {
    const dialled: number[] = []
    const start = Date.now()
    const redial = createRedial({
      self: 'a',
      wanted: () => [{ id: 'b' }],
      open: () => 0,
      dial: (device) => {
        dialled.push(Date.now() - start)
        redial.lost(device, 'unreachable')
      }
    })
    redial.look()
    await vi.advanceTimersByTimeAsync(1_400_000)
    const gaps = dialled.map((at, index) => at - (dialled[index - 1] ?? 0)).slice(1)
    expect(gaps.slice(0, 8)).toEqual([2, 4, 8, 16, 32, 64, 128, 256].map((seconds) => seconds * 1000))
    expect(Math.max(...gaps)).toBe(300_000)
    redial.close()
  })

  it('RTC-11 leaves the call to the smaller id, and keeps to six of its own', () => {
    const dialled: string[] = []
    let open = 0
    const redial = createRedial({
      self: 'm',
      wanted: () => Array.from('abcnopqrstuv', (id) => ({ id })).filter(({ id }) => !dialled.includes(id)),
      open: () => open,
      dial: (device) => {
        dialled.push(device)
        open++
      }
    })
    redial.look()
    expect(dialled.join('')).toBe('nopqrs')
    open = 0
    redial.reached('n')
    expect(dialled.slice(6).join('')).toBe('abctuv')
    redial.close()
  })
})
