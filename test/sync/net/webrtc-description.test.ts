import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidateLine, readCandidate, type Candidate } from '../../../sync/net/webrtc-candidate'
import {
  decodeDescription,
  encodeDescription,
  readSdp,
  writeSdp,
  type Description
} from '../../../sync/net/webrtc-description'

const word = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'Z', '0', '+', '/'), minLength: min, maxLength: max })
const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length })
const address = fc.oneof(
  fc.ipV4(),
  bytes(16).map((all) =>
    Array.from({ length: 8 }, (_, at) => (all[2 * at]! * 256 + all[2 * at + 1]!).toString(16)).join(':')
  ),
  fc.uuid().map((id) => `${id}.local`)
)
const candidate: fc.Arbitrary<Candidate> = fc.record({
  kind: fc.constantFrom('host' as const, 'srflx' as const, 'relay' as const),
  address,
  port: fc.integer({ min: 1, max: 65_535 })
})
const description: fc.Arbitrary<Description> = fc.record({
  type: fc.constantFrom('offer' as const, 'answer' as const),
  ufrag: word(4, 8),
  pwd: word(22, 32),
  fingerprint: bytes(32),
  candidates: fc.uniqueArray(candidate, { maxLength: 12, selector: (one) => JSON.stringify(one) })
})

describe('a description', () => {
  it('RTC-2 survives the way into few bytes and back', () => {
    fc.assert(
      fc.property(description, (given) => {
        expect(decodeDescription(encodeDescription(given))).toEqual(given)
      })
    )
  })

  it('RTC-2 survives the way into SDP and back', () => {
    fc.assert(
      fc.property(description, (given) => {
        expect(readSdp(given.type, writeSdp(given))).toEqual(given)
      })
    )
  })

  it('RTC-3 keeps at most 24 ways, and of several the same only one', () => {
    const line = (at: number): Candidate => ({ kind: 'host', address: `10.0.0.${at}`, port: 4000 })
    const sdp = (candidates: readonly Candidate[]): string =>
      writeSdp({ type: 'offer', ufrag: 'abcd', pwd: 'a'.repeat(22), fingerprint: new Uint8Array(32), candidates })
    expect(readSdp('offer', sdp(Array.from({ length: 40 }, (_, at) => line(at))))?.candidates).toHaveLength(24)
    expect(readSdp('offer', sdp([line(1), line(1)]))?.candidates).toHaveLength(1)
  })

  it('RTC-3 leaves out ways that cannot serve: TCP, another component, an address that is none', () => {
    const base = 'candidate:1 1 udp 2122260223 192.0.2.7 54321 typ host'
    expect(readCandidate(base)).toEqual({ kind: 'host', address: '192.0.2.7', port: 54_321 })
    expect(readCandidate(base.replace('udp', 'tcp'))).toBeUndefined()
    expect(readCandidate(base.replace(' 1 udp', ' 2 udp'))).toBeUndefined()
    for (const wrong of ['300.0.2.7', 'bahi.example', 'x.local', '2001:db8', '1::2::3'])
      expect(readCandidate(base.replace('192.0.2.7', wrong))).toBeUndefined()
  })

  it('RTC-3 reads the short forms of IPv6', () => {
    const read = (text: string): string | undefined => readCandidate(`candidate:1 1 UDP 1 ${text} 9 typ srflx`)?.address
    expect(read('2001:db8::1')).toBe('2001:db8::1')
    const line = candidateLine({ kind: 'srflx', address: '2001:db8::1', port: 9 }, 0)
    const given: Description = {
      type: 'answer',
      ufrag: 'abcd',
      pwd: 'a'.repeat(22),
      fingerprint: new Uint8Array(32),
      candidates: [readCandidate(line.slice(12))!]
    }
    expect(decodeDescription(encodeDescription(given))?.candidates[0]?.address).toBe('2001:db8:0:0:0:0:0:1')
  })

  it('RTC-10 of any bytes is one or none, and nothing of it reaches SDP as a line of its own', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (random) => {
        const prefixed = Uint8Array.from([1, 0, ...random])
        const found = decodeDescription(prefixed)
        if (found !== undefined) expect(encodeDescription(found)).toEqual(prefixed)
      })
    )
    fc.assert(
      fc.property(description, fc.nat(), fc.nat(255), (given, at, byte) => {
        const changed = Uint8Array.from(encodeDescription(given))
        changed[at % changed.length] = byte
        const found = decodeDescription(changed)
        if (found !== undefined) expect(writeSdp(found).split('\r\n')).toHaveLength(15 + found.candidates.length)
      })
    )
  })
})
