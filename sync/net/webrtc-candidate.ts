import { joinBytes } from '../team/bytes'

/** Where a device can be reached: its own address, its address as a STUN server sees it, or a place at a TURN server. */
export interface Candidate {
  readonly kind: 'host' | 'srflx' | 'relay'
  /** IPv4, IPv6, or the `.local` name by which a browser hides its own address. */
  readonly address: string
  readonly port: number
}

const kinds = ['host', 'srflx', 'relay'] as const

/** Type preferences of RFC 8445 §5.1.2.2: nearer ways first. */
const preference: Readonly<Record<Candidate['kind'], number>> = { host: 126, srflx: 100, relay: 0 }

/** The candidate behind an `a=candidate` line, or `undefined` for one that cannot serve us (TCP, unknown kinds of address). */
export function readCandidate(line: string): Candidate | undefined {
  const [, component, transport, , address = '', port, , type] = line.trim().split(' ')
  if (component !== '1' || transport?.toLowerCase() !== 'udp') return undefined
  const kind = kinds.find((known) => known === type)
  const number = Number(port)
  if (kind === undefined || addressBytes(address) === undefined || !isPort(number)) return undefined
  return { kind, address, port: number }
}

/** @param at place in the list, which makes the line's foundation and breaks ties of its priority */
export function candidateLine({ kind, address, port }: Candidate, at: number): string {
  const priority = preference[kind] * 2 ** 24 + (65_535 - at) * 2 ** 8 + 255
  const base = kind === 'host' ? '' : ' raddr 0.0.0.0 rport 0'
  return `a=candidate:${at + 1} 1 udp ${priority} ${address} ${port} typ ${kind}${base}`
}

const isPort = (port: number): boolean => Number.isInteger(port) && port > 0 && port < 65_536

/** One byte of kind and form, the address, two bytes of port. */
export function encodeCandidate({ kind, address, port }: Candidate): Uint8Array {
  const found = addressBytes(address)
  if (found === undefined) throw new Error('a candidate without an address')
  const head = kinds.indexOf(kind) * 3 + found.form
  return joinBytes(Uint8Array.of(head), found.bytes, Uint8Array.of(port >> 8, port & 255))
}

/** The candidate at an offset and where the next one begins; `undefined` when there is none. */
export function decodeCandidate(
  bytes: Uint8Array,
  from: number
): { readonly candidate: Candidate; readonly next: number } | undefined {
  const head = bytes[from]
  const kind = head === undefined ? undefined : kinds[Math.floor(head / 3)]
  if (head === undefined || kind === undefined) return undefined
  const form = head % 3
  const next = from + 1 + (form === 0 ? 4 : 16) + 2
  if (next > bytes.length) return undefined
  const address = addressText(form, bytes.slice(from + 1, next - 2))
  const port = (bytes[next - 2] ?? 0) * 256 + (bytes[next - 1] ?? 0)
  return isPort(port) ? { candidate: { kind, address, port }, next } : undefined
}

interface Address {
  /** 0: IPv4, 1: IPv6, 2: a `.local` name made of a UUID (RFC 8828). */
  readonly form: number
  readonly bytes: Uint8Array
}

function addressBytes(address: string): Address | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const parts = address.split('.').map(Number)
    return parts.every((part) => part < 256) ? { form: 0, bytes: Uint8Array.from(parts) } : undefined
  }
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.local$/.test(address))
    return { form: 2, bytes: pairs(address.slice(0, -6).replaceAll('-', '')) }
  const groups = ipv6Groups(address)
  return groups === undefined ? undefined : { form: 1, bytes: pairs(groups.join('')) }
}

const pairs = (digits: string): Uint8Array =>
  Uint8Array.from({ length: digits.length / 2 }, (_, at) => Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16))

/** Eight groups of four digits. */
function ipv6Groups(address: string): readonly string[] | undefined {
  const halves = address.toLowerCase().split('::')
  if (halves.length > 2 || !address.includes(':')) return undefined
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - left.length - right.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right]
  return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))
    ? groups.map((group) => group.padStart(4, '0'))
    : undefined
}

function addressText(form: number, bytes: Uint8Array): string {
  if (form === 0) return bytes.join('.')
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (form === 1) return (digits.match(/.{4}/g) ?? []).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
  return `${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}.local`
}
