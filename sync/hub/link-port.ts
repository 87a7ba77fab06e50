import type { ConnectionSettings } from '../../crm/servers'
import type { TeamError, TeamLink } from '../../crm/team'
import type { Result } from '../../platform/result'
import type { FrameTransport } from '../net/transport'
import type { DeviceId } from '../team/entry'

/** What the team's code in the hub and whoever makes live connections want of each other. Neither imports the other. */

type Bytes = Uint8Array<ArrayBuffer>

/** A device that a connection may be made to. */
export interface Reachable {
  readonly id: DeviceId
  /** X25519, to seal signals to. */
  readonly agree: Uint8Array
  /** A session with it is open. */
  readonly connected: boolean
}

/** The team's side, handed to `CreateLinks`. */
export interface LinkHost {
  /** This device; `undefined` while it is joining. */
  readonly device: DeviceId
  readonly agree: CryptoKeyPair
  /** The team's other devices that were not removed. */
  devices(): readonly Reachable[]
  /**
   * A way to another device is ready: a session is opened on it, which proves who is there and closes the way when it ends.
   * @param initiator exactly one of the two sides is, by convention the one that made the offer
   */
  attach(transport: FrameTransport, initiator: boolean, link: string): void
  /**
   * Hands a signal to the device: through teammates that are connected to it, else by leaving it where both look, which
   * takes minutes. `false`: there is no way.
   */
  introduce(to: DeviceId, signal: Bytes): Promise<'passed' | 'posted' | false>
  /** Nobody could introduce, and nothing can be left anywhere: then no try is begun. */
  reachesNobody?(): boolean
  /** STUN and TURN as the team has set them. Asked before each try. Absent: none. */
  settings?(): Promise<ConnectionSettings>
  /** `Links.list` has changed. */
  changed(): void
}

/** Live connections. */
export interface Links {
  list(): readonly TeamLink[]
  /** The session of a link is open with that device, or over with the reason why. */
  session(link: string, what: { readonly open: DeviceId } | { readonly over: string }): void
  offer(device?: DeviceId): Promise<Result<string, TeamError>>
  answer(text: string): Promise<Result<string, TeamError>>
  accept(text: string): Promise<Result<void, TeamError>>
  connect(device?: DeviceId): void
  disconnect(device?: DeviceId): void
  /** A signal for this device that a teammate has passed on. It says itself, sealed, whom it is from. */
  signal(bytes: Bytes): void
  /** The team's devices may have changed. */
  refresh(): void
  close(): void
}

export type CreateLinks = (host: LinkHost) => Links
