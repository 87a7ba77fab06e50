import { noServers, type ConnectionSettings } from '../../crm/servers'
import type { TeamError, TeamLink } from '../../crm/team'
import { systemClock, type Clock } from '../../platform/clock'
import { err, ok, type Result } from '../../platform/result'
import { readSignalText, signalText } from '../net/rendezvous'
import { openSignal, readSignal, sealSignal, type Sealing, type Signal } from '../net/rendezvous-signal'
import { answerCall, offerCall, type Call, type CallOptions } from '../net/webrtc'
import type { Description } from '../net/webrtc-description'
import { hex } from '../team/bytes'
import type { DeviceId } from '../team/entry'
import { createRedial } from './link-redial'
import type { CreateLinks, LinkHost, Links } from './link-port'

export interface LinksDeps {
  readonly clock?: Clock
  /** For tests; by default the browser's own WebRTC. */
  readonly calls?: {
    readonly offer: (options: CallOptions) => Call
    readonly answer: (options: CallOptions, offer: Description) => Call
  }
}

interface Link {
  readonly id: string
  readonly call: Call
  readonly offered: boolean
  readonly since: number
  device: DeviceId | undefined
  state: TeamLink['state']
  route: TeamLink['route']
  problem: string | undefined
  /** The way is open; whether the session is, `state` tells. */
  opened: boolean
  /** Its signal lies somewhere until the other device looks there. */
  posted: boolean
  /** What was given back for an offer, for who asks again. */
  answer: Signal | undefined
}

/** Connections being made or open at once, from either side (RTC-11). */
const mostLinks = 12
/** Failed tries that are kept to be shown. */
const mostFailed = 5
/** Milliseconds between two looks at how an open connection goes. */
const routePause = 30_000

/** Makes, answers and renews the live connections of this device (RTC-11, RTC-12). */
export const createLinks =
  (deps: LinksDeps = {}): CreateLinks =>
  (host) =>
    startLinks(host, deps)

function startLinks(host: LinkHost, deps: LinksDeps): Links {
  const { clock = systemClock, calls = { offer: offerCall, answer: answerCall } } = deps
  const links = new Map<string, Link>()
  const paused = new Set<DeviceId>()
  let closed = false
  const watch = setInterval(() => void lookAtRoutes(), routePause)

  const sealing: Sealing = {
    self: host.device,
    agree: host.agree,
    keyOf: (device) => host.devices().find(({ id }) => id === device)?.agree
  }
  const settingsNow = async (): Promise<ConnectionSettings> => (await host.settings?.()) ?? noServers
  const alive = (): readonly Link[] => [...links.values()].filter(({ state }) => state !== 'failed')
  const to = (device: DeviceId): Link | undefined => alive().find((link) => link.device === device)

  const isFree = (device: DeviceId): boolean => {
    const link = to(device)
    return link === undefined || (link.posted && clock() - link.since > postPause && reachable())
  }
  /** Somebody is connected who may introduce this device. */
  const reachable = (): boolean => host.devices().some(({ connected }) => connected)

  const redial = createRedial({
    self: host.device,
    wanted: () => host.devices().filter(({ id, connected }) => !connected && !paused.has(id) && isFree(id)),
    open: () => alive().filter(({ offered, posted }) => offered && !posted).length,
    dial: (device) => void dial(device)
  })

  function add(id: string, call: Call, offered: boolean, device: DeviceId | undefined): Link {
    for (const old of links.values()) if (old.state === 'failed' && old.device === device) links.delete(old.id)
    const link: Link = {
      id,
      call,
      offered,
      since: clock(),
      device,
      state: 'connecting',
      route: 'unknown',
      problem: undefined,
      opened: false,
      posted: false,
      answer: undefined
    }
    links.set(id, link)
    void follow(link)
    host.changed()
    return link
  }

  async function follow(link: Link): Promise<void> {
    const opened = await link.call.opened
    if (!links.has(link.id)) return
    link.opened = opened.ok
    if (opened.ok) host.attach(opened.value, link.offered, link.id)
    else over(link, opened.error)
  }

  function over(link: Link, problem: string): void {
    if (link.state === 'failed') return
    link.state = 'failed'
    link.problem = problem
    link.call.close()
    const failed = [...links.values()].filter(({ state }) => state === 'failed')
    for (const old of failed.slice(0, -mostFailed)) links.delete(old.id)
    if (isNoNews(link, problem)) links.delete(link.id)
    if (closed) return
    if (link.device !== undefined) redial.lost(link.device, problem)
    host.changed()
  }

  /** That somebody is not online is told elsewhere. */
  const isNoNews = ({ posted }: Link, problem: string): boolean =>
    problem === 'closed' || problem === 'no-introduction' || (posted && problem === 'no-answer')

  async function begin(device: DeviceId | undefined): Promise<Result<{ link: Link; signal: Signal }, TeamError>> {
    if (alive().length >= mostLinks) return err('full')
    const settings = await settingsNow()
    const call = hex(crypto.getRandomValues(new Uint8Array(16)))
    const made = attempt(() => calls.offer(settings))
    if (made === undefined || closed) return err('no-links')
    const link = add(call, made, true, device)
    const description = await made.description
    return description === undefined ? err('no-links') : ok({ link, signal: { call, description } })
  }

  /** Calls a device with the help of teammates. */
  async function dial(device: DeviceId): Promise<void> {
    const pending = to(device)
    if (pending?.posted === true && pending.state === 'connecting') over(pending, 'closed')
    if (host.reachesNobody?.() === true) return redial.lost(device, 'no-introduction')
    const begun = await begin(device)
    if (!begun.ok) return
    const { link, signal } = begun.value
    const sealed = await sealSignal(signal, device, sealing)
    const way = sealed !== undefined && (await host.introduce(device, sealed))
    if (way === false) return over(link, 'no-introduction')
    link.posted = way === 'posted'
    setTimeout(() => expire(link), link.posted ? postLimit : introductionLimit)
  }

  function expire(link: Link): void {
    // An open way may still be waiting for its session, which ends it by itself.
    if (links.has(link.id) && link.state === 'connecting' && !link.opened) over(link, 'no-answer')
  }

  /** Answers an offer; gives what the other side must get. @param byHand somebody chose it: no call of our own goes before it */
  async function take(signal: Signal, byHand = false): Promise<Signal | undefined> {
    const { call, description, from } = signal
    if (closed) return undefined
    const before = links.get(call)
    if (before !== undefined) return before.answer
    const rival = from === undefined ? undefined : to(from)
    if (rival?.state === 'open') return undefined
    // Of two offers that cross, both sides keep the same one.
    if (!byHand && rival?.offered === true && host.device < (from ?? '')) return undefined
    if (rival !== undefined) over(rival, 'closed')
    if (alive().length >= mostLinks) return undefined
    const settings = await settingsNow()
    const made = attempt(() => calls.answer(settings, description))
    if (made === undefined) return undefined
    const link = add(call, made, false, from)
    const own = await made.description
    if (own !== undefined) link.answer = { call, description: own }
    return link.answer
  }

  async function finish({ call, description, from }: Signal): Promise<boolean> {
    const link = links.get(call)
    if (link === undefined || !link.offered || link.state !== 'connecting') return false
    if (link.device !== undefined && link.device !== from) return false
    await link.call.accept(description)
    return true
  }

  async function readText(text: string): Promise<Result<Signal, TeamError>> {
    const bytes = readSignalText(text)
    if (!bytes.ok) return bytes
    const signal = await readSignal(bytes.value, sealing)
    return signal === undefined ? err('missing') : ok(signal)
  }

  async function textFor(signal: Signal, device: DeviceId | undefined): Promise<Result<string, TeamError>> {
    const bytes = device === undefined ? openSignal(signal) : await sealSignal(signal, device, sealing)
    return bytes === undefined ? err('missing') : ok(signalText(bytes))
  }

  async function accept(signal: Signal): Promise<Result<void, TeamError>> {
    return (await finish(signal)) ? ok(undefined) : err('missing')
  }

  async function hear(bytes: Uint8Array): Promise<void> {
    const signal = await readSignal(bytes, sealing)
    if (signal?.from === undefined || paused.has(signal.from)) return
    if (signal.description.type === 'answer') return void (await finish(signal))
    const answer = await take(signal)
    const sealed = answer === undefined ? undefined : await sealSignal(answer, signal.from, sealing)
    if (sealed !== undefined) await host.introduce(signal.from, sealed)
  }

  async function lookAtRoutes(): Promise<void> {
    for (const link of alive()) await lookAtRoute(link)
  }

  async function lookAtRoute(link: Link): Promise<void> {
    const route = link.state === 'open' ? await link.call.route() : undefined
    if (route === undefined || route.kind === link.route) return
    link.route = route.kind
    host.changed()
  }

  return {
    list: () =>
      [...links.values()].filter(isNews).map(({ id, device, state, route, problem, since }) => ({
        id,
        state,
        route,
        since,
        ...(device === undefined ? {} : { device }),
        ...(problem === undefined ? {} : { problem })
      })),
    session: (id, what) => {
      const link = links.get(id)
      if (link === undefined) return
      if ('over' in what) return over(link, what.over)
      link.device = what.open
      link.state = 'open'
      redial.reached(what.open)
      void lookAtRoute(link)
      host.changed()
    },
    offer: async (device) => {
      if (device !== undefined) paused.delete(device)
      const begun = await begin(device)
      if (!begun.ok) return begun
      setTimeout(() => expire(begun.value.link), textLimit)
      return textFor(begun.value.signal, device)
    },
    answer: async (text) => {
      const read = await readText(text)
      if (!read.ok) return read
      const { from, description } = read.value
      // People paste what they got into the box they see; which of the two texts it is, the text itself says.
      if (description.type === 'answer') {
        const done = await accept(read.value)
        return done.ok ? ok('') : done
      }
      if (from !== undefined) paused.delete(from)
      const answer = await take(read.value, true)
      return answer === undefined ? err('no-links') : textFor(answer, from)
    },
    accept: async (text) => {
      const read = await readText(text)
      return read.ok ? accept(read.value) : read
    },
    connect: (device) => {
      if (device === undefined) paused.clear()
      else paused.delete(device)
      redial.now()
      if (device !== undefined && to(device) === undefined) void dial(device)
    },
    disconnect: (device) => {
      for (const { id } of host.devices()) if (device === undefined || device === id) paused.add(id)
      for (const link of alive()) if (device === undefined || link.device === device) over(link, 'closed')
    },
    signal: (bytes) => void hear(bytes),
    refresh: () => redial.look(),
    close: () => {
      closed = true
      clearInterval(watch)
      redial.close()
      for (const link of links.values()) link.call.close()
      links.clear()
    }
  }
}

/** How long the other side may take to answer: a program, and a person who has to copy and paste. Milliseconds. */
const introductionLimit = 15_000
const postLimit = 600_000
/** How long a signal that was left somewhere is given before a teammate is asked instead. */
const postPause = 60_000
const textLimit = 3_600_000

/** A signal that lies somewhere is not yet a connection being made. */
const isNews = ({ posted, state }: Link): boolean => !posted || state !== 'connecting'

/** Where there is no WebRTC, making a connection throws. */
function attempt(make: () => Call): Call | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
