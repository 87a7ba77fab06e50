import type { Presence, Traffic, TeamDevice, TeamLink, TeamMember, TeamStatus } from '../../crm/team'
import type { DeviceId, EntryId } from '../team/entry'
import type { Resolution } from '../team/resolve'
import type { Device } from '../team/state'
import type { Vault } from '../team/vault'

export interface ViewOptions {
  readonly team: EntryId
  readonly resolution: Resolution
  readonly device: DeviceId
  readonly vault: Pick<Vault, 'peer' | 'refused'>
  /** By device id. */
  readonly authors: ReadonlyMap<DeviceId, string>
  readonly online: (device: DeviceId) => boolean
  readonly traffic: (device: DeviceId) => Traffic | undefined
  readonly links: readonly TeamLink[]
  readonly presence: readonly Presence[]
  readonly toSend: number
  /** Milliseconds. */
  readonly now: number
}

/** The team in the words of the interface. */
export function viewTeam(options: ViewOptions): TeamStatus {
  const { team, resolution, device, vault, links, presence, now } = options
  const { state, newer } = resolution
  const own = state.devices.get(device)
  const me = state.members.get(own?.member ?? '')
  const devices = [...state.devices.values()]
  const members = [...state.members.values()].map((member): TeamMember => ({
    id: member.id,
    name: member.name,
    role: member.role,
    waiting: member.waiting,
    gone: member.gone,
    me: member.id === me?.id,
    devices: devices.filter((one) => one.member === member.id).map((one) => viewDevice(one, options))
  }))
  const invites = [...state.invites]
    .filter(([, invite]) => !invite.revoked && invite.left > 0 && invite.until > now)
    .map(([id, { role, until, left, by }]) => ({ id, role, until, left, by }))
  return {
    id: team,
    name: state.name,
    self: {
      member: me?.id ?? '',
      device,
      role: me?.role ?? 'reader',
      waiting: me?.waiting ?? false,
      gone: own === undefined || own.gone || (me?.gone ?? true)
    },
    members,
    invites,
    links,
    toSend: options.toSend,
    refused: vault.refused(),
    newer,
    presence
  }
}

function viewDevice({ id, label, gone }: Device, options: ViewOptions): TeamDevice {
  const { seenAt, verifiedAt, behindSince } = options.vault.peer(id)
  const traffic = options.online(id) ? options.traffic(id) : undefined
  return {
    id,
    label,
    gone,
    me: id === options.device,
    author: options.authors.get(id) ?? '',
    online: options.online(id),
    ...(seenAt === undefined ? {} : { seenAt }),
    ...(verifiedAt === undefined ? {} : { verifiedAt }),
    ...(behindSince === undefined ? {} : { behindSince }),
    ...(traffic === undefined ? {} : { traffic })
  }
}
