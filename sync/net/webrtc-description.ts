import { joinBytes } from '../team/bytes'
import { candidateLine, decodeCandidate, encodeCandidate, readCandidate, type Candidate } from './webrtc-candidate'

/**
 * One side of a WebRTC connection with a single data channel, reduced to what is not the same in every such description:
 * about 100 bytes instead of 900, so that it fits into a chat line and a QR code.
 */
export interface Description {
  readonly type: 'offer' | 'answer'
  readonly ufrag: string
  readonly pwd: string
  /** SHA-256 of the certificate: 32 bytes. */
  readonly fingerprint: Uint8Array
  readonly candidates: readonly Candidate[]
}

/** RTC-3: more ways than that are not tried. */
const mostCandidates = 24

/** The description in an SDP text, or `undefined` when it has not the form that browsers give. */
export function readSdp(type: Description['type'], sdp: string): Description | undefined {
  const lines = sdp.split(/\r?\n/)
  const value = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`a=${name}:`))?.slice(name.length + 3)
  const ufrag = value('ice-ufrag')
  const pwd = value('ice-pwd')
  const fingerprint = readFingerprint(value('fingerprint'))
  if (!isIce(ufrag) || !isIce(pwd) || fingerprint === undefined) return undefined
  const found = lines
    .filter((line) => line.startsWith('a=candidate:'))
    .flatMap((line) => readCandidate(line.slice(12)) ?? [])
  const seen = new Map(found.map((one) => [`${one.kind} ${one.address} ${one.port}`, one]))
  return { type, ufrag, pwd, fingerprint, candidates: [...seen.values()].slice(0, mostCandidates) }
}

/** RFC 8839 §5.4. */
const isIce = (text: string | undefined): text is string => text !== undefined && /^[A-Za-z0-9+/]{4,64}$/.test(text)

function readFingerprint(text: string | undefined): Uint8Array | undefined {
  const [name, digits = ''] = text?.trim().split(' ') ?? []
  if (name?.toLowerCase() !== 'sha-256' || !/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}$/.test(digits)) return undefined
  return Uint8Array.from(digits.split(':'), (pair) => Number.parseInt(pair, 16))
}

/** The SDP text of a description, for `setRemoteDescription`. */
export function writeSdp({ type, ufrag, pwd, fingerprint, candidates }: Description): string {
  const digits = Array.from(fingerprint, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':')
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...candidates.map(candidateLine),
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    `a=fingerprint:sha-256 ${digits}`,
    // The offering side begins (RTC-2): it is the one that knows when both are there. The answering one, waiting for a person to
    // hand its text over, would try ever more seldom.
    `a=setup:${type === 'offer' ? 'active' : 'passive'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144'
  ]
  return `${lines.join('\r\n')}\r\n`
}

const version = 1
const text = (value: string): Uint8Array => joinBytes(Uint8Array.of(value.length), new TextEncoder().encode(value))

/** RTC-2: version, type, ufrag and pwd each behind their length, fingerprint, candidates. */
export const encodeDescription = (description: Description): Uint8Array =>
  joinBytes(
    Uint8Array.of(version, description.type === 'offer' ? 0 : 1),
    text(description.ufrag),
    text(description.pwd),
    description.fingerprint,
    ...description.candidates.map(encodeCandidate)
  )

export function decodeDescription(bytes: Uint8Array): Description | undefined {
  if (bytes[0] !== version || (bytes[1] ?? 2) > 1) return undefined
  const ufrag = readText(bytes, 2)
  const pwd = readText(bytes, 3 + (ufrag?.length ?? 0))
  if (!isIce(ufrag) || !isIce(pwd)) return undefined
  let at = 4 + ufrag.length + pwd.length
  const fingerprint = bytes.slice(at, at + 32)
  if (fingerprint.length !== 32) return undefined
  const candidates: Candidate[] = []
  for (at += 32; at < bytes.length;) {
    const found = decodeCandidate(bytes, at)
    if (found === undefined || candidates.length >= mostCandidates) return undefined
    candidates.push(found.candidate)
    at = found.next
  }
  return { type: bytes[1] === 0 ? 'offer' : 'answer', ufrag, pwd, fingerprint, candidates }
}

function readText(bytes: Uint8Array, from: number): string | undefined {
  const length = bytes[from]
  if (length === undefined || from + 1 + length > bytes.length) return undefined
  return String.fromCharCode(...bytes.slice(from + 1, from + 1 + length))
}
