import type { LinkFaults } from './link'
import type { PlaceFaults } from './place'

export interface SimOptions {
  readonly seed: number
  readonly peers: number
  readonly ops: number
  readonly faults: Faults
  /** A mistake made on purpose, which the checks must find. */
  readonly plant?: Plant
}

/** Rules that are broken on purpose: the test of the test. */
export const plants = [
  /** What was called saved and is not in documents yet is forgotten at a restart. */
  'lose-journal',
  /** A command is answered without being carried out. */
  'false-answer',
  /** Changes of a removed member are taken in without asking. */
  'accept-removed',
  /** What somebody has for themselves goes to somebody else. */
  'leak-private',
  /** A row is not what its document says. */
  'stale-row',
  /** A device takes nothing in any more. */
  'deaf',
  /** Chance that does not come from the seed. */
  'unseeded'
] as const
export type Plant = (typeof plants)[number]

export interface Faults {
  readonly link: LinkFaults
  readonly place: PlaceFaults
  /** Each a probability per step. */
  readonly crash: number
  readonly fullDisk: number
  readonly skew: number
  /** Somebody is removed, once, while everybody goes on working. */
  readonly removal: boolean
}

export const faultNames = ['link', 'place', 'crash', 'disk', 'clock', 'removal'] as const
export type FaultName = (typeof faultNames)[number]

const none: Faults = {
  link: { cut: 0, lose: 0, repeat: 0, swap: 0, halfOpen: 0 },
  place: { offline: 0, unsure: 0, late: 0 },
  crash: 0,
  fullDisk: 0,
  skew: 0,
  removal: false
}

/** @param names `all`, `none`, or some of `faultNames` */
export function faultsOf(names: readonly string[]): Faults {
  const has = (name: FaultName): boolean => names.includes('all') || names.includes(name)
  return {
    link: has('link') ? { cut: 0.004, lose: 0.004, repeat: 0.004, swap: 0.01, halfOpen: 0.002 } : none.link,
    place: has('place') ? { offline: 0.1, unsure: 0.05, late: 0.15 } : none.place,
    crash: has('crash') ? 0.12 : 0,
    fullDisk: has('disk') ? 0.05 : 0,
    skew: has('clock') ? 0.04 : 0,
    removal: has('removal')
  }
}

export const noFaults = none
