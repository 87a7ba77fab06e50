import type { HelpServer } from '../../crm/servers'

/** How an open connection goes. */
export interface Route {
  /** In one network; over the internet from router to router; through a TURN server. */
  readonly kind: 'direct' | 'reflexive' | 'relayed'
  /** Milliseconds there and back, when it was measured. */
  readonly roundTrip?: number
}

/** Why no connection came about. A person can do something different about each. */
export type LinkFailure =
  /** This device has no network, or the browser gives no address. */
  | 'no-way'
  /** The other side's text could not be used. */
  | 'unreadable'
  /** Both tried and no packet came through: different networks, and no server is set that could help. */
  | 'unreachable'
  /** The same, though a STUN server is set: a network in between lets nothing through, a TURN server is needed. */
  | 'blocked'
  /** The STUN or TURN server that is set does not answer. */
  | 'server-silent'
  /** The TURN server refuses name or password. */
  | 'server-refused'
  /** Packets come through, but the connection was not agreed on. */
  | 'not-agreed'
  /** Nobody was there at the other end. */
  | 'no-answer'
  /** It was ended from this side. */
  | 'closed'

interface CandidateStats {
  readonly candidateType?: string
}

/**
 * The way that an open connection has taken.
 * @param helped whether a server was set; without one, an address learnt on the way is that of a neighbour
 */
export async function findRoute(connection: RTCPeerConnection, helped: boolean): Promise<Route | undefined> {
  const stats = await connection.getStats()
  const byId = new Map<string, unknown>()
  const pairs: RTCIceCandidatePairStats[] = []
  let chosen: string | undefined
  stats.forEach((one: RTCStats) => {
    byId.set(one.id, one)
    if (one.type === 'candidate-pair') pairs.push(one as RTCIceCandidatePairStats)
    if (one.type === 'transport') chosen = (one as RTCTransportStats).selectedCandidatePairId
  })
  const pair =
    pairs.find(({ id }) => id === chosen) ?? pairs.find(({ nominated, state }) => nominated && state === 'succeeded')
  if (pair === undefined) return undefined
  const types = [pair.localCandidateId, pair.remoteCandidateId].map(
    (id) => (byId.get(id) as CandidateStats | undefined)?.candidateType
  )
  const seconds = pair.currentRoundTripTime
  return { kind: kindOf(types, helped), ...(seconds === undefined ? {} : { roundTrip: Math.round(seconds * 1000) }) }
}

function kindOf(types: readonly (string | undefined)[], helped: boolean): Route['kind'] {
  if (types.includes('relay')) return 'relayed'
  return types.includes('srflx') || (helped && types.includes('prflx')) ? 'reflexive' : 'direct'
}

/** STUN error codes (RFC 8489 §14.8) by which a TURN server refuses a name or password. */
const refusals = [401, 403, 441]
/** @param serverErrors codes of the `icecandidateerror` events seen */
export async function findFailure(
  connection: RTCPeerConnection,
  servers: readonly HelpServer[],
  serverErrors: readonly number[]
): Promise<LinkFailure> {
  const kinds = await ownKinds(connection)
  const refused = serverErrors.some((code) => refusals.includes(code))
  if (kinds.size === 0 && servers.length === 0) return 'no-way'
  if (kinds.size === 0) return refused ? 'server-refused' : 'server-silent'
  if (connection.remoteDescription === null) return 'no-answer'
  const ice = connection.iceConnectionState
  if (ice === 'connected' || ice === 'completed') return 'not-agreed'
  if (servers.length === 0) return 'unreachable'
  if (refused) return 'server-refused'
  return kinds.has('srflx') || kinds.has('relay') ? 'blocked' : 'server-silent'
}

async function ownKinds(connection: RTCPeerConnection): Promise<ReadonlySet<string>> {
  const kinds = new Set<string>()
  const stats = await connection.getStats()
  stats.forEach((one: RTCStats & CandidateStats) => {
    if (one.type === 'local-candidate' && one.candidateType !== undefined) kinds.add(one.candidateType)
  })
  return kinds
}
