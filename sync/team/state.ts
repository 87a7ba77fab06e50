import type { RecordClass } from '../../crm/types'
import type { DeviceId, Entry, EntryId, MemberId, Op, PublicDevice } from './entry'
import { deviceId } from './entry'
import type { Role } from './roles'

export interface Member {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  /** Waits for an approval before the role begins. */
  readonly waiting: boolean
  readonly gone: boolean
}

export interface Device extends PublicDevice {
  readonly id: DeviceId
  readonly member: MemberId
  readonly gone: boolean
}

export interface Invite {
  readonly role: Role
  readonly key: Uint8Array
  readonly until: number
  readonly left: number
  readonly by: MemberId
  readonly revoked: boolean
}

export interface Epoch {
  readonly epoch: number
  readonly entry: EntryId
  readonly boxes: Readonly<Record<DeviceId, Uint8Array>>
}

/** The team as a set of entries makes it. */
export interface TeamState {
  readonly name: string
  readonly members: ReadonlyMap<MemberId, Member>
  readonly devices: ReadonlyMap<DeviceId, Device>
  readonly invites: ReadonlyMap<string, Invite>
  readonly epochs: ReadonlyMap<string, Epoch>
  readonly series: ReadonlyMap<string, { readonly device: DeviceId; readonly last?: number }>
  readonly minReaders: ReadonlyMap<RecordClass, number>
}

export const emptyTeam: TeamState = {
  name: '',
  members: new Map(),
  devices: new Map(),
  invites: new Map(),
  epochs: new Map(),
  series: new Map(),
  minReaders: new Map()
}

/** The member behind a device that is still in the team, both of them. */
export function memberOf(state: TeamState, id: DeviceId): Member | undefined {
  const device = state.devices.get(id)
  const member = device === undefined || device.gone ? undefined : state.members.get(device.member)
  return member === undefined || member.gone ? undefined : member
}

/** The role that a device acts in now; nothing while its member waits for approval. */
export function roleOf(state: TeamState, id: DeviceId): Role | undefined {
  const member = memberOf(state, id)
  return member === undefined || member.waiting ? undefined : member.role
}

/** Whether two devices are of one person, and both in the team. */
export function isSameMember(state: TeamState, a: DeviceId, b: DeviceId): boolean {
  const member = memberOf(state, a)?.id
  return member !== undefined && member === memberOf(state, b)?.id
}

/** Devices that a member may have in the course of time, printed codes included (MEM-16). */
const mostDevices = 64

export const hasRoom = (state: TeamState, member: MemberId): boolean =>
  [...state.devices.values()].filter((device) => device.member === member).length < mostDevices

export const activeOwners = (state: TeamState): readonly Member[] =>
  [...state.members.values()].filter((member) => member.role === 'owner' && !member.gone && !member.waiting)

const withKey = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value)

/** The state after an entry that is allowed. Nothing is checked here except MEM-14: the last owner stays. */
export function apply(state: TeamState, entry: Entry, op: Op, needsApproval: (role: Role) => boolean): TeamState {
  switch (op.op) {
    case 'create':
      return addMember({ ...state, name: op.team }, op.member, op.name, 'owner', false, op.device)
    case 'invite': {
      const by = state.devices.get(entry.author)?.member ?? ''
      const invite: Invite = { role: op.role, key: op.key, until: op.until, left: op.uses, by, revoked: false }
      return { ...state, invites: withKey(state.invites, op.invite, invite) }
    }
    case 'revoke-invite':
      return changeInvite(state, op.invite, (invite) => ({ ...invite, revoked: true }))
    case 'admit': {
      // Two members may have let the same device in at once.
      if (state.devices.has(deviceId(op.device))) return state
      const role = state.invites.get(op.invite)?.role ?? 'reader'
      const used = changeInvite(state, op.invite, (invite) => ({ ...invite, left: invite.left - 1 }))
      return addMember(used, op.member, op.name, role, needsApproval(role), op.device)
    }
    case 'approve':
      return changeMember(state, op.member, (member) => ({ ...member, waiting: false }))
    case 'add-device': {
      const member = state.devices.get(entry.author)?.member
      return member === undefined || !hasRoom(state, member) ? state : addDevice(state, member, op.device)
    }
    case 'remove-device':
      return changeDevice(state, op.device)
    case 'remove-member':
      return keepOwner(
        state,
        changeMember(state, op.member, (member) => ({ ...member, gone: true }))
      )
    case 'set-role':
      return keepOwner(
        state,
        changeMember(state, op.member, (member) => ({ ...member, role: op.role }))
      )
    case 'erase':
      // Worked out beside the state, because it cannot be void any more once somebody has carried it out (MEM-19).
      return state
    case 'rename':
      return { ...state, name: op.name }
    case 'rotate': {
      const before = state.epochs.get(op.scope)
      if (before !== undefined && before.epoch >= op.epoch) return state
      return {
        ...state,
        epochs: withKey(state.epochs, op.scope, { epoch: op.epoch, entry: entry.id, boxes: op.boxes })
      }
    }
    case 'grant-series':
      return state.series.has(op.code)
        ? state
        : { ...state, series: withKey(state.series, op.code, { device: op.device }) }
    case 'close-series': {
      const series = state.series.get(op.code)
      if (series === undefined || series.last !== undefined) return state
      return { ...state, series: withKey(state.series, op.code, { ...series, last: op.last }) }
    }
    case 'set-min-reader': {
      const before = state.minReaders.get(op.cls) ?? 0
      return { ...state, minReaders: withKey(state.minReaders, op.cls, Math.max(before, op.version)) }
    }
  }
}

const keepOwner = (before: TeamState, after: TeamState): TeamState =>
  activeOwners(after).length === 0 ? before : after

function addMember(
  state: TeamState,
  id: MemberId,
  name: string,
  role: Role,
  waiting: boolean,
  device: PublicDevice
): TeamState {
  const member: Member = { id, name, role, waiting, gone: false }
  return addDevice({ ...state, members: withKey(state.members, id, member) }, id, device)
}

function addDevice(state: TeamState, member: MemberId, device: PublicDevice): TeamState {
  const id = deviceId(device)
  return { ...state, devices: withKey(state.devices, id, { ...device, id, member, gone: false }) }
}

function changeMember(state: TeamState, id: MemberId, change: (member: Member) => Member): TeamState {
  const member = state.members.get(id)
  return member === undefined ? state : { ...state, members: withKey(state.members, id, change(member)) }
}

function changeDevice(state: TeamState, id: DeviceId): TeamState {
  const device = state.devices.get(id)
  if (device === undefined) return state
  const after = { ...state, devices: withKey(state.devices, id, { ...device, gone: true }) }
  const left = [...after.devices.values()].some((other) => other.member === device.member && !other.gone)
  // A member without a device can never act again; MEM-14 must see that.
  return left
    ? after
    : keepOwner(
        state,
        changeMember(after, device.member, (member) => ({ ...member, gone: true }))
      )
}

function changeInvite(state: TeamState, id: string, change: (invite: Invite) => Invite): TeamState {
  const invite = state.invites.get(id)
  return invite === undefined ? state : { ...state, invites: withKey(state.invites, id, change(invite)) }
}
