import * as v from 'valibot'
import type { Write } from './commands'
import { ledgerRecord } from './ledger'
import type { Flat } from './types'

/** A STUN or TURN server that helps the team's devices to reach each other. The whole team reads the password. */
export interface HelpServer {
  /** `stun:host:port`, `turn:host:port` or `turns:host:port`, with `?transport=udp` or `tcp` where wanted. */
  readonly url: string
  readonly user?: string
  readonly password?: string
}

export interface ConnectionSettings {
  readonly servers: readonly HelpServer[]
  /** Only through a TURN server: teammates then see no address of each other. */
  readonly relayOnly: boolean
}

export const noServers: ConnectionSettings = { servers: [], relayOnly: false }

const most = 8
const address = /^(?:stun|turns?):[a-z0-9.-]{1,253}(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/i
const ipv6 = /^(?:stun|turns?):\[[0-9a-f:]{2,45}\](?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/i

/** Whether a text is the address of a STUN or TURN server as browsers take it (RFC 7064, RFC 7065). */
export const isServerUrl = (text: string): boolean => address.test(text) || ipv6.test(text)

const word = v.pipe(v.string(), v.maxLength(300))
const schema = v.object({
  servers: v.pipe(
    v.array(
      v.object({ url: v.pipe(v.string(), v.check(isServerUrl)), user: v.optional(word), password: v.optional(word) })
    ),
    v.maxLength(most)
  ),
  relayOnly: v.boolean()
})

/** The settings in the ledger's own record; none when there are none or they cannot be read. */
export function readServers(main: Flat): ConnectionSettings {
  const stored = Object.hasOwn(main, 'servers') ? main['servers'] : undefined
  if (typeof stored !== 'string') return noServers
  try {
    const parsed = v.safeParse(schema, JSON.parse(stored))
    if (!parsed.success) return noServers
    const servers = parsed.output.servers.map(({ url, user, password }) => ({
      url,
      ...(user === undefined ? {} : { user }),
      ...(password === undefined ? {} : { password })
    }))
    return { servers, relayOnly: parsed.output.relayOnly }
  } catch {
    return noServers
  }
}

export const serversWrite = (settings: ConnectionSettings): Write => ({
  cls: 'ledger',
  id: ledgerRecord,
  create: false,
  set: { servers: settings.servers.length === 0 ? null : JSON.stringify(settings) }
})
