import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import {
  deviceId,
  joinStatement,
  signable,
  signEntry,
  type Entry,
  type Op,
  type PublicDevice
} from '../../../sync/team/entry'
import { hex } from '../../../sync/team/bytes'
import { resolve, type Resolution } from '../../../sync/team/resolve'
import type { Role } from '../../../sync/team/roles'

const encoder = new TextEncoder()
const seeded = (text: string): Uint8Array => sha256(encoder.encode(text))
export const idOf = (text: string): string => hex(seeded(`id ${text}`)).slice(0, 32)

export interface TestDevice extends PublicDevice {
  readonly id: string
  readonly secret: Uint8Array
}

export function testDevice(label: string): TestDevice {
  const secret = seeded(`sign ${label}`)
  const keys = { sign: ed25519.getPublicKey(secret), agree: x25519.getPublicKey(seeded(`agree ${label}`)), label }
  return { ...keys, id: deviceId(keys), secret }
}

const bare = ({ sign, agree, label }: PublicDevice): PublicDevice => ({ sign, agree, label })

/** One person's copy of the log: what they have heard, and what they say on top of that. */
export interface Copy {
  readonly name: string
  readonly device: TestDevice
  readonly entries: Map<string, Entry>
  readonly hear: (...others: readonly Copy[]) => void
  readonly say: (op: Op) => Promise<Entry>
  readonly see: () => Resolution
  readonly role: (name: string) => Role | 'waiting' | 'gone' | undefined
}

export interface TestTeam {
  readonly id: string
  readonly copy: (name: string, from?: Copy) => Copy
  /** Invites and admits, both by the same person; returns the newcomer's copy. */
  readonly admit: (by: Copy, name: string, role: Role) => Promise<Copy>
  readonly inviteOp: (label: string, role: Role, uses?: number) => Op
  readonly admitOp: (label: string, name: string, device?: TestDevice) => Op
}

const inviteKey = (label: string): Uint8Array => seeded(`invite ${label}`)

/** A team that `founder` has created. Everything is made of the names, so that a run can be repeated. */
export async function createTeam(founder: string): Promise<{ readonly team: TestTeam; readonly founder: Copy }> {
  let clock = 0
  const device = testDevice(founder)
  const create = await signEntry(
    {
      team: '',
      parents: [],
      author: device.id,
      at: 0,
      op: {
        op: 'create',
        team: 'Mehta Traders',
        member: idOf(founder),
        name: founder,
        device: bare(device),
        salt: seeded('salt').slice(0, 16)
      }
    },
    async (message) => ed25519.sign(message, device.secret)
  )
  const copy = (name: string, from?: Copy): Copy => {
    const own = testDevice(name)
    const entries = new Map<string, Entry>(from === undefined ? [[create.id, create]] : from.entries)
    const see = (): Resolution => resolve(entries.values(), create.id)
    const self: Copy = {
      name,
      device: own,
      entries,
      hear: (...others) => others.forEach((other) => other.entries.forEach((entry, id) => entries.set(id, entry))),
      say: async (op) => {
        const input = { team: create.id, parents: see().heads, author: own.id, at: ++clock, op }
        const entry = await signEntry(input, async (message) => ed25519.sign(message, own.secret))
        entries.set(entry.id, entry)
        return entry
      },
      see,
      role: (who) => {
        const member = see().state.members.get(idOf(who))
        return member === undefined ? undefined : member.gone ? 'gone' : member.waiting ? 'waiting' : member.role
      }
    }
    return self
  }
  const inviteOp = (label: string, role: Role, uses = 1): Op => ({
    op: 'invite',
    invite: idOf(label),
    key: ed25519.getPublicKey(inviteKey(label)),
    role,
    until: 9_999,
    uses
  })
  const admitOp = (label: string, name: string, joining = testDevice(name)): Op => {
    const nonce = seeded(name).slice(0, 16)
    const proof = ed25519.sign(signable('join', joinStatement(create.id, bare(joining), nonce)), inviteKey(label))
    return { op: 'admit', invite: idOf(label), member: idOf(name), name, device: bare(joining), nonce, proof }
  }
  const admit = async (by: Copy, name: string, role: Role): Promise<Copy> => {
    await by.say(inviteOp(`for ${name}`, role))
    await by.say(admitOp(`for ${name}`, name))
    if (by.role(name) === 'waiting') await by.say({ op: 'approve', member: idOf(name) })
    return copy(name, by)
  }
  return { team: { id: create.id, copy, admit, inviteOp, admitOp }, founder: copy(founder) }
}

/** A team with these people, everybody knowing everything; the first is the founder. */
export async function setup(founder: string, ...others: readonly (readonly [string, Role])[]) {
  const { team, founder: first } = await createTeam(founder)
  const copies = [first]
  for (const [name, role] of others) copies.push(await team.admit(first, name, role))
  for (const copy of copies) copy.hear(first)
  return { team, copies: Object.fromEntries(copies.map((copy) => [copy.name, copy])) as Record<string, Copy> }
}
