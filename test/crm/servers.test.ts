import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkField } from '../../crm/fields'
import { isServerUrl, noServers, readServers, serversWrite, type ConnectionSettings } from '../../crm/servers'

const settings: ConnectionSettings = {
  servers: [
    { url: 'stun:stun.team.example:3478' },
    { url: 'turns:turn.team.example:5349?transport=tcp', user: 'team', password: 's3cret' }
  ],
  relayOnly: true
}

describe('the servers of a team', () => {
  it('come back as they were stored, and fit the ledger’s own record', () => {
    const { servers } = serversWrite(settings).set
    expect(checkField('ledger', 'servers', servers ?? null)).toEqual({ ok: true, value: undefined })
    expect(readServers({ servers: servers ?? '' })).toEqual(settings)
    expect(serversWrite(noServers).set).toEqual({ servers: null })
  })

  it('are none when what is stored cannot be read, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.double(), fc.boolean()), (stored) => {
        const read = readServers({ servers: stored })
        expect(read.servers.every(({ url }) => isServerUrl(url))).toBe(true)
      })
    )
    expect(readServers(Object.create({ servers: JSON.stringify(settings) }) as Record<string, string>)).toEqual(
      noServers
    )
  })

  it('are addresses of STUN and TURN only', () => {
    for (const good of [
      'stun:a.example',
      'turn:10.0.0.1:3478',
      'turns:a.example:5349?transport=tcp',
      'stun:[2001:db8::1]:3478'
    ])
      expect(isServerUrl(good)).toBe(true)
    for (const wrong of [
      '',
      'https://a.example',
      'stun:',
      'stun:a b',
      'turn:a.example?x=1',
      'stun://a.example',
      'javascript:1'
    ])
      expect(isServerUrl(wrong)).toBe(false)
  })
})
