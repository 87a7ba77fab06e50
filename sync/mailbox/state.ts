import type { Version } from '../replica'
import type { SegmentName } from '../store/document'
import type { DeviceId, EntryId } from '../team/entry'
import type { Position } from './content'
import type { Bytes } from './place'

/** How far this device has read another one's stream. */
export interface Reading extends Position {
  /** SHA-256 of the file read last; the next one names it. */
  readonly hash: Bytes
  /** Milliseconds, by this device's clock. */
  readonly at: number
}

/** Versions of segments by `segmentKey`. */
export type Versions = Readonly<Record<string, Version>>

/** A file of this device in its stream's present part. */
export interface OwnFile {
  readonly name: string
  readonly sequence: number
  readonly size: number
}

/** What a device knows of one place; stored after every step, so that a crash repeats at most one. */
export interface PlaceState {
  /** This device's own stream there: its number (0: none yet), where its present part begins, and the next sequence number. */
  readonly stream: number
  readonly base: number
  readonly next: number
  /** SHA-256 of the own last file in the stream; empty before the first. */
  readonly before: Bytes
  /** The part that begins at `base` is still being told for the first time. */
  readonly telling: boolean
  /** Bytes of files that told everything, and of those after them. */
  readonly weight: { readonly base: number; readonly since: number }
  readonly own: readonly OwnFile[]
  /** What of each segment this device tells in the present part of its stream. */
  readonly told: Versions
  /** The same of others. */
  readonly claims: Readonly<Record<DeviceId, Versions>>
  /** Heads of each segment when all of it was in the place, told by whomever. */
  readonly even: Readonly<Record<string, string>>
  /** Heads of the team's log that are in the place. */
  readonly logHeads: readonly EntryId[]
  /** What the team's log was when it was told last; empty: to be told again. */
  readonly logTold: string
  readonly reading: Readonly<Record<DeviceId, Reading>>
  /** How far others say they have read this device's stream. */
  readonly acks: Readonly<Record<DeviceId, Position>>
  /** When a file of a device was read last. */
  readonly heard: Readonly<Record<DeviceId, number>>
  /** Since when a device is known to be in the team. */
  readonly known: Readonly<Record<DeviceId, number>>
  /** Since when a stream cannot be followed. */
  readonly stuck: Readonly<Record<DeviceId, number>>
  /** Since when something was read that the others do not know to be read. */
  readonly unsaid: number | undefined
  /** Writers of whom something was left out because it rests on what never came. */
  readonly lacking: readonly DeviceId[]
  /** When this device has asked a writer to tell everything anew. */
  readonly asked: Readonly<Record<DeviceId, number>>
  /** Somebody has asked this device to. */
  readonly wanted: boolean
  /** What the team had erased when this device began to tell everything without it (MBX-50). */
  readonly erased?: string
  /** Keys that letters brought. */
  readonly keys: readonly (readonly [epoch: number, key: Bytes])[]
  /** Letters that were read or cannot be. */
  readonly letters: readonly string[]
  /** The own last letter: when, the key's number, and for whom. */
  readonly letter: { readonly at: number; readonly epoch: number; readonly devices: readonly DeviceId[] } | undefined
  readonly sentAt: number | undefined
  readonly readAt: number | undefined
}

export const emptyPlace: PlaceState = {
  stream: 0,
  base: 0,
  next: 0,
  before: new Uint8Array(),
  telling: false,
  weight: { base: 0, since: 0 },
  own: [],
  told: {},
  claims: {},
  even: {},
  logHeads: [],
  logTold: '',
  reading: {},
  acks: {},
  heard: {},
  known: {},
  stuck: {},
  unsaid: undefined,
  lacking: [],
  asked: {},
  wanted: false,
  keys: [],
  letters: [],
  letter: undefined,
  sentAt: undefined,
  readAt: undefined
}

export const segmentKey = ({ cls, number }: SegmentName): string => `${cls}/${number}`

/** The higher number of each actor. */
export function joinVersions(a: Version, b: Version): Version {
  const joined: Record<string, number> = { ...a }
  for (const [actor, seq] of Object.entries(b)) joined[actor] = Math.max(seq, joined[actor] ?? 0)
  return joined
}

/** What of `now` goes beyond `before`. */
export const newIn = (now: Version, before: Version): Version =>
  Object.fromEntries(Object.entries(now).filter(([actor, seq]) => seq > (before[actor] ?? 0)))

export const isBefore = (a: Position, b: Position): boolean =>
  a.stream < b.stream || (a.stream === b.stream && a.sequence < b.sequence)

export function later(a: Position | undefined, b: Position): Position {
  return a === undefined || isBefore(a, b) ? b : a
}

/** What a reader of the whole place has of a segment. */
export const inPlace = ({ told, claims }: PlaceState, key: string): Version =>
  Object.values(claims).reduce((all, of) => joinVersions(all, of[key] ?? {}), told[key] ?? {})

const without = <T>(all: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> => {
  const gone = new Set(keys)
  return Object.fromEntries(Object.entries(all).filter(([key]) => !gone.has(key)))
}

/** What a writer tells, in addition to what it told before. */
export function addClaims(state: PlaceState, writer: DeviceId, told: Iterable<readonly [string, Version]>): PlaceState {
  const of: Record<string, Version> = { ...state.claims[writer] }
  for (const [key, version] of told) of[key] = joinVersions(of[key] ?? {}, version)
  return { ...state, claims: { ...state.claims, [writer]: of } }
}

/** A writer tells everything anew, or is read by nobody any more: what only it told may not be in the place. */
export function dropClaims(state: PlaceState, writer: DeviceId): PlaceState {
  const of = state.claims[writer]
  if (of === undefined) return state
  return {
    ...state,
    claims: without(state.claims, [writer]),
    even: without(state.even, Object.keys(of)),
    logHeads: [],
    logTold: ''
  }
}

/**
 * MBX-50: after an erasure, what anybody has told of the segments concerned is not what it is now, and files that hold what was
 * erased are to go: everything is told anew.
 * @param erased records that are erased, by segment
 */
export function withoutErased(state: PlaceState, erased: ReadonlyMap<string, { readonly size: number }>): PlaceState {
  const key = [...erased]
    .map(([name, { size }]) => `${name}:${size}`)
    .toSorted()
    .join(' ')
  if (key === (state.erased ?? '')) return state
  const names = [...erased.keys()]
  const claims = Object.entries(state.claims).map(([writer, told]) => [writer, without(told, names)] as const)
  return {
    ...state,
    erased: key,
    wanted: true,
    told: without(state.told, names),
    even: without(state.even, names),
    claims: Object.fromEntries(claims)
  }
}

/**
 * A new part of the stream (MBX-16): everything that nobody else tells is told anew. Without a stream, or when another copy of
 * this device writes to it, a new stream.
 * @param seen highest number of this device's streams in the place; clocks go wrong and are put right
 */
export function beginAnew(state: PlaceState, now: number, newStream: boolean, seen: number = 0): PlaceState {
  const begin = newStream
    ? { stream: Math.max(now, state.stream + 1, seen + 1), next: 0, base: 0, before: new Uint8Array() }
    : { base: state.next, logHeads: [], logTold: '' }
  return {
    ...state,
    ...begin,
    telling: true,
    weight: { base: 0, since: 0 },
    own: [],
    told: {},
    even: without(state.even, Object.keys(state.told)),
    wanted: false
  }
}
