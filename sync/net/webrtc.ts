import type { HelpServer } from '../../crm/servers'
import { err, ok, type Result } from '../../platform/result'
import { readSdp, writeSdp, type Description } from './webrtc-description'
import { findFailure, findRoute, type LinkFailure, type Route } from './webrtc-diagnosis'
import { createDataTransport, type DataTransport } from './webrtc-transport'

export interface CallOptions {
  readonly servers: readonly HelpServer[]
  /** Only over a TURN server: teammates then do not see this device's addresses. */
  readonly relayOnly?: boolean
  /** Milliseconds: to look for own addresses; from the answer to the open connection; for the answer to be carried there. */
  readonly limits?: { readonly gather: number; readonly connect: number; readonly carry?: number }
  readonly connection?: (configuration: RTCConfiguration) => RTCPeerConnection
}

/** One try to connect two devices. */
export interface Call {
  /** What the other side must get; `undefined` when this browser has no way at all to be reached. */
  readonly description: Promise<Description | undefined>
  /** Settles when the connection is open, or says why it will not be. Waits as long as it takes for the other side's text. */
  readonly opened: Promise<Result<DataTransport, LinkFailure>>
  /** Gives an offering side the answer. */
  accept(answer: Description): Promise<void>
  /** How an open connection goes: directly or through a server, and how long a round trip takes. */
  route(): Promise<Route | undefined>
  /** Ends the try or the connection. */
  close(): void
}

/** `carry`: a person copies and pastes. */
const defaultLimits = { gather: 2500, connect: 20_000, carry: 3_600_000 }

export const offerCall = (options: CallOptions): Call => startCall(options, undefined)

/** @param offer the other side's description */
export const answerCall = (options: CallOptions, offer: Description): Call => startCall(options, offer)

function startCall(options: CallOptions, offer: Description | undefined): Call {
  const limits = { ...defaultLimits, ...options.limits }
  const make = options.connection ?? ((configuration) => new RTCPeerConnection(configuration))
  const connection = make(configure(options))
  // Both sides make the channel themselves, so that none has to be announced and one round trip less is needed.
  const channel = connection.createDataChannel('bahi', { negotiated: true, id: 0 })
  const transport = createDataTransport(channel)
  const serverErrors: number[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasOpen = false
  let settle: (result: Result<DataTransport, LinkFailure>) => void = () => {}
  const opened = new Promise<Result<DataTransport, LinkFailure>>((resolve) => (settle = resolve))

  const close = (): void => {
    clearTimeout(timer)
    transport.close()
    connection.close()
    settle(err('closed'))
  }
  const fail = async (why?: LinkFailure): Promise<void> => {
    settle(err(why ?? (await findFailure(connection, options.servers, serverErrors))))
    close()
  }
  const limit = (milliseconds: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void fail(), milliseconds)
  }

  connection.addEventListener('icecandidateerror', ({ errorCode }) => serverErrors.push(errorCode))
  connection.addEventListener('connectionstatechange', () => {
    // Who has answered calls in vain until the answer has arrived; the browser may call that failed long before.
    if (connection.connectionState === 'failed' && (offer === undefined || wasOpen)) void fail()
  })
  channel.addEventListener('open', () => {
    clearTimeout(timer)
    wasOpen = true
    settle(ok(transport))
  })
  channel.addEventListener('close', () => connection.close())

  async function describe(): Promise<Description | undefined> {
    if (offer !== undefined) await connection.setRemoteDescription({ type: 'offer', sdp: writeSdp(offer) })
    await connection.setLocalDescription()
    await gathered(connection, limits.gather)
    if (offer !== undefined) limit(limits.carry)
    const local = connection.localDescription
    const own = local === null ? undefined : readSdp(offer === undefined ? 'offer' : 'answer', local.sdp)
    return own === undefined || own.candidates.length === 0 ? undefined : own
  }

  const description = describe().catch(() => undefined)
  void description.then((own) => (own === undefined ? fail() : undefined))

  return {
    description,
    opened,
    accept: async (answer) => {
      if (offer !== undefined || answer.type !== 'answer' || connection.signalingState !== 'have-local-offer') return
      limit(limits.connect)
      await connection.setRemoteDescription({ type: 'answer', sdp: writeSdp(answer) }).catch(() => fail('unreadable'))
    },
    route: () => findRoute(connection, options.servers.length > 0),
    close
  }
}

const configure = ({ servers, relayOnly }: CallOptions): RTCConfiguration => ({
  iceServers: servers.map(({ url, user, password }) => ({
    urls: url,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { credential: password })
  })),
  ...(relayOnly === true ? { iceTransportPolicy: 'relay' as const } : {})
})

/** RTC-7: all ways in one text. Who waits for the last one waits for a server that does not answer. */
function gathered(connection: RTCPeerConnection, limit: number): Promise<void> {
  if (connection.iceGatheringState === 'complete') return Promise.resolve()
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, limit)
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState === 'complete') done()
    })
  })
}
