import { createHash } from 'node:crypto'
import type { Role } from '../../crm/team'
import { newId } from '../../platform/ids'
import { openLedgerDb } from '../../sync/store/db'
import { memberOf } from '../../sync/team/state'
import { brokenPromise, difference, replicaOf } from './check'
import { createDevice, type Device } from './device'
import { attempt, newPromises, ownRecord } from './ledger'
import { createLink, type SimLink } from './link'
import { noFaults, type Faults, type SimOptions } from './options'
import { createSharedPlace } from './place'
import { fillDisk, installProcesses } from './process'
import { createRandom } from './random'
import { assemble } from './team'
import { createWorld } from './time'

export interface Outcome {
  readonly seed: number
  /** The same for the same seed and options. */
  readonly trace: string
  readonly steps: readonly string[]
  readonly failure?: string
}

const roles: readonly Role[] = ['owner', 'admin', 'rep', 'rep', 'reader']
const day = 86_400_000
const mostHealing = 12

installProcesses()

/** Lets a team work with everything going wrong, heals it, and checks what must hold then. */
export async function simulate(options: SimOptions): Promise<Outcome> {
  const { seed, peers, ops, plant } = options
  const random = createRandom(seed)
  const world = createWorld(random)
  const steps: string[] = []
  const hash = createHash('sha256')
  const say = (line: string): void => {
    steps.push(line)
    hash.update(`${line}\n`)
  }
  try {
    const failure = await live()
    return { seed, trace: hash.digest('hex').slice(0, 16), steps, ...(failure === undefined ? {} : { failure }) }
  } catch (error) {
    const failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return { seed, trace: hash.digest('hex').slice(0, 16), steps, failure }
  } finally {
    fillDisk(undefined)
    world.restore()
  }

  async function live(): Promise<string | undefined> {
    let faults: Faults = noFaults
    const skew = new Map<string, number>()
    const promises = newPromises()
    const place = createSharedPlace(random, () => faults.place)
    const links = new Map<string, SimLink>()
    const removed = new Map<string, { readonly device: Device; readonly learnt: Map<string, number> }>()
    let violation: string | undefined
    let step = 0
    const ledger = newId('ldg')
    const devices: Device[] = []
    for (let at = 0; at < peers; at++) {
      const name = String.fromCharCode(97 + at)
      devices.push(
        await createDevice({
          name,
          ledger,
          clock: () => world.now() + (skew.get(name) ?? 0),
          place: place.open,
          beforeStart: plant === 'lose-journal' && name === 'b' ? loseJournal : async () => {},
          onReceived: (device, from) => {
            const learnt = removed.get(from)?.learnt.get(device.name)
            if (learnt !== undefined && learnt < step)
              violation ??= `${device.name} took in changes of somebody removed`
          }
        })
      )
    }
    await assemble(devices, roles, world)
    await world.pass(1000)
    faults = options.faults
    const active = (): Device[] =>
      devices.filter((device) => ![...removed.values()].some((one) => one.device === device))

    function connect(one: Device, other: Device): void {
      const key = `${one.name}${other.name}`
      if (one.up() === undefined || other.up() === undefined || links.get(key)?.open() === true) return
      const link = createLink([one.life(), other.life()], random, () => faults.link)
      links.set(key, link)
      for (const [device, end, first] of [
        [one, link.ends[0], true],
        [other, link.ends[1], false]
      ] as const)
        device.attach(end, first).catch(() => {})
    }

    function crash(device: Device): void {
      device.crash()
      for (const [key, link] of links) if (key.includes(device.name)) link.cut()
    }

    const peopleOf = (device: Device): Promise<readonly string[]> =>
      device.run(async ({ store }) => {
        const rows = await store.db.getAll('rows')
        return rows
          .filter(({ cls }) => cls === 'person')
          .map(({ id }) => id)
          .toSorted()
      })

    async function work(device: Device): Promise<string> {
      const own = ownRecord(device.name)
      const people = (await peopleOf(device)).filter((id) => id === own || !id.startsWith('per_own'))
      const { label, command, saved } = attempt(device.name, people, random, promises)
      const mayWrite = await device.run(async ({ room }) => room.mayWrite(['person', 'company']))
      if (!mayWrite) return `${label}: may not write`
      const pretends = plant === 'false-answer' && label === 'count' && random.chance(0.5)
      const done = device
        .run(async ({ store }) => (pretends ? { ok: true as const, value: { records: [] } } : store.run(command)))
        .then((result) => {
          if (result.ok) saved()
          return result.ok ? 'saved' : result.error.kind
        })
        .catch(nameOf)
      return `${label}: ${await during(device, done)}`
    }

    /** Lets something go on, and perhaps ends the device in the middle of it. */
    async function during(device: Device, done: Promise<string>): Promise<string> {
      if (!random.chance(faults.crash)) {
        let said = 'waits'
        void done.then((result) => (said = result))
        await world.settle()
        return said
      }
      await world.turns(random.below(60))
      crash(device)
      await world.settle()
      return 'crash'
    }

    async function remove(): Promise<string> {
      const victim = devices[2]
      if (victim === undefined || removed.size > 0 || peers < 4) return 'nobody to remove'
      const by = devices[random.below(2)]
      if (by?.up() === undefined) return 'nobody to remove'
      const id = await by.run(async ({ room }) => {
        const { state } = room.log.now()
        const device = [...state.devices.values()].find(({ label }) => label === victim.name)
        if (device !== undefined) await room.log.say({ op: 'remove-member', member: device.member })
        return device?.id
      })
      if (id !== undefined) removed.set(id, { device: victim, learnt: new Map() })
      return `${by.name} removes ${victim.name}`
    }

    /** Notes who has heard of the removal by now. */
    function learn(): void {
      for (const [id, { learnt }] of removed)
        for (const device of devices) {
          const log = device.up()?.room.log
          if (log !== undefined && memberOf(log.now().state, id) === undefined && !learnt.has(device.name))
            learnt.set(device.name, step)
        }
    }

    async function act(): Promise<string> {
      if (faults.removal && removed.size === 0 && step >= ops * 0.5 && step % 2 === 0) return remove().catch(nameOf)
      const device = random.pick(devices)
      if (device.up() === undefined) {
        if (!random.chance(0.5)) return `${device.name} stays down`
        const starting = device.start().then(() => 'up', nameOf)
        return `${device.name} starts: ${await during(device, starting)}`
      }
      const what = random.below(20)
      if (what < 11) return `${device.name} ${await work(device)}`
      if (what < 14) {
        const other = random.pick(devices)
        if (other === device) return 'alone'
        const [one, two] = [device, other].toSorted((a, b) => (a.name < b.name ? -1 : 1)) as [Device, Device]
        connect(one, two)
        await world.settle()
        return `${one.name} and ${two.name} connect`
      }
      if (what === 14) {
        const open = [...links].filter(([, link]) => link.open())
        if (open.length === 0) return 'nothing to cut'
        const [key, link] = random.pick(open)
        link.cut()
        return `cut ${key}`
      }
      if (what < 18) {
        const round = device.run(async ({ mailbox }) => {
          const result = await mailbox.round()
          return result.ok ? 'done' : result.error.kind
        })
        return `${device.name} mailbox: ${await during(device, round.catch(nameOf))}`
      }
      if (random.chance(faults.skew * 4)) {
        skew.set(device.name, (random.below(3) - 1) * day)
        return `${device.name}'s clock is wrong`
      }
      if (random.chance(faults.fullDisk * 4)) {
        fillDisk(device.life())
        return `${device.name}'s disk is full`
      }
      fillDisk(undefined)
      return 'time passes'
    }

    for (step = 0; step < ops; step++) {
      say(`${step} ${await act()}`)
      await world.pass(random.pick([20, 100, 500, 4000]))
      learn()
      if (violation !== undefined) return violation
    }
    await misbehave()
    return (await heal()) ?? violation ?? brokenPromise(active(), new Set(active().map(({ name }) => name)), promises)

    async function misbehave(): Promise<void> {
      if (plant === 'stale-row') return whileTimePasses(forgeRow())
      if (plant === 'leak-private') return whileTimePasses(leak())
      const [found] = removed.values()
      const fooled = devices.find(({ name }) => found?.learnt.has(name) === true && name !== found.device.name)
      if (plant !== 'accept-removed' || found === undefined || fooled === undefined) return
      faults = noFaults
      fillDisk(undefined)
      for (const device of [fooled, found.device]) if (device.up() === undefined) await device.start()
      step++
      await whileTimePasses(acceptUnasked(found.device, fooled))
    }

    async function forgeRow(): Promise<void> {
      const device = devices.find((one) => one.up() !== undefined)
      await device?.run(async ({ store: { db } }) => {
        const [row] = await db.getAll('rows', undefined, 1)
        if (row !== undefined) await db.put('rows', { ...row, rec: { ...row.rec, name: 'Somebody else' } })
      })
    }

    async function leak(): Promise<void> {
      for (const from of devices) {
        if (from.up() === undefined) continue
        const outs = await from.run(async ({ store, room }) => {
          await store.settled()
          const sums = await room.replica.privates().segments()
          return Promise.all(sums.map(async ({ name }) => ({ name, out: await store.exchange.changes(name, {}) })))
        })
        const to = devices.find((one) => one !== from && one.up() !== undefined)
        if (outs.length === 0 || to === undefined) continue
        const id = from.up()?.room.identity.id ?? ''
        await to.run(async ({ store }) => {
          for (const { name, out } of outs)
            if (out?.whole !== undefined) await store.exchange.receive(name, out.whole, id, () => true)
        })
        return
      }
    }

    async function acceptUnasked(from: Device, by: Device): Promise<void> {
      const write = { cls: 'person' as const, id: newId('per'), create: true, set: { name: 'Written afterwards' } }
      const outs = await from.run(async ({ store, room }) => {
        await store.run({ kind: 'save', id: newId('cmd'), origin: 'hand', writes: [write] })
        await store.settled()
        const sums = await room.replica.segments()
        return Promise.all(sums.map(async ({ name }) => ({ name, out: await store.exchange.changes(name, {}) })))
      })
      await by.run(async ({ store }) => {
        for (const { name, out } of outs)
          if (out?.whole !== undefined)
            await store.exchange.receive(name, out.whole, [...removed.keys()][0] ?? '', () => true)
      })
    }

    /** Ends all faults and lets everybody talk until all is equal; what stays different is a failure. */
    async function heal(): Promise<string | undefined> {
      faults = noFaults
      fillDisk(undefined)
      let apart: string | undefined = 'not compared'
      for (let round = 0; round < mostHealing && apart !== undefined; round++) {
        const everybody = active()
        for (const device of everybody) if (device.up() === undefined) await device.start()
        for (const [at, one] of everybody.entries())
          for (const other of everybody.slice(at + 1))
            if (!(plant === 'deaf' && other.name === 'b') && !(plant === 'deaf' && one.name === 'b'))
              connect(one, other)
        await world.pass(round < 2 ? 5000 : 70_000)
        for (const device of everybody) {
          if (plant === 'deaf' && device.name === 'b') continue
          await whileTimePasses(device.run(async ({ mailbox }) => void (await mailbox.round())))
          await world.pass(500)
        }
        for (const device of everybody) await whileTimePasses(device.run(async ({ room }) => room.settled()))
        await world.pass(1000)
        learn()
        const replicas = await Promise.all(everybody.map(replicaOf))
        apart = difference(replicas)
        const [one] = replicas
        hash.update(`${one?.log} ${one?.heads} ${JSON.stringify([...(one?.rows ?? [])])}`)
        const noise = plant === 'unseeded' ? String(Math.random()) : ''
        say(`heal ${round}: ${apart ?? 'equal'}${noise}`)
      }
      return apart
    }

    /** What waits for a timer would wait for ever if nobody moved the clock. */
    async function whileTimePasses(work: Promise<void>): Promise<void> {
      const done = { over: false }
      void work.catch(() => {}).finally(() => (done.over = true))
      for (let waited = 0; !done.over && waited < 200; waited++) await world.pass(50)
    }
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'failed')

async function loseJournal(ledger: string): Promise<void> {
  const db = await openLedgerDb(ledger)
  if (!db.ok) return
  await db.value.clear('journal')
  db.value.close()
}
