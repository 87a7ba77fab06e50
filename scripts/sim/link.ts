import type { FrameTransport } from '../../sync/net/transport'
import { current, type Life } from './process'
import type { Random } from './random'

/** What may happen to frames on their way; each a probability per frame. */
export interface LinkFaults {
  readonly cut: number
  readonly lose: number
  readonly repeat: number
  readonly swap: number
  /** From one frame on, nothing of this direction arrives any more, and nobody is told. */
  readonly halfOpen: number
}

export interface SimLink {
  readonly ends: readonly [FrameTransport, FrameTransport]
  cut(): void
  readonly open: () => boolean
}

type Frame = Uint8Array<ArrayBuffer>

interface End {
  readonly life: Life
  readonly waiting: Frame[]
  frame: ((frame: Frame) => void) | undefined
  closed: (() => void) | undefined
  /** When the last frame on its way to this end arrives: none overtakes another by itself. */
  arrives: number
  deaf: boolean
}

/** Silence after which a real data channel gives up. */
const patience = 30_000

/** A way between two devices that takes its time, on the simulated clock, and has the faults that a real one has. */
export function createLink(lives: readonly [Life, Life], random: Random, faults: () => LinkFaults): SimLink {
  let open = true
  const ends = lives.map((life): End => ({
    life,
    waiting: [],
    frame: undefined,
    closed: undefined,
    arrives: 0,
    deaf: false
  })) as [End, End]

  function shut(): void {
    if (!open) return
    open = false
    for (const end of ends) inLife(end.life, () => setTimeout(() => end.closed?.(), 1 + random.below(50)))
  }

  function deliver(to: End, frame: Frame): void {
    if (to.life.over || to.deaf) return
    if (to.frame === undefined) to.waiting.push(frame)
    else to.frame(frame)
  }

  function send(to: End, frame: Frame): void {
    if (!open) return
    const { cut, lose, repeat, swap, halfOpen } = faults()
    if (random.chance(cut)) return shut()
    if (random.chance(halfOpen)) {
      to.deaf = true
      setTimeout(shut, patience)
    }
    if (random.chance(lose)) return
    const copies = random.chance(repeat) ? 2 : 1
    for (let copy = 0; copy < copies; copy++) {
      const soonest = random.chance(swap) ? 0 : to.arrives
      const at = Math.max(soonest, Date.now() + 1 + random.below(60))
      to.arrives = Math.max(to.arrives, at)
      inLife(to.life, () => setTimeout(() => deliver(to, frame.slice()), at - Date.now()))
    }
  }

  const transport = (mine: End, other: End): FrameTransport => ({
    send: (frame) => send(other, frame.slice()),
    receive: (frame, closed) => {
      mine.frame = frame
      mine.closed = closed
      for (const early of mine.waiting.splice(0)) frame(early)
      if (!open) closed()
    },
    close: shut
  })
  return { ends: [transport(ends[0], ends[1]), transport(ends[1], ends[0])], cut: shut, open: () => open }
}

const inLife = (life: Life, work: () => void): void => {
  if (!life.over) current.run(life, work)
}
