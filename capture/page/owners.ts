import type { DraftBuilder } from '../draft'
import type { LineRange } from './blocks'

/** Somebody a draft is being made of. */
export interface Subject {
  readonly builder: DraftBuilder
  readonly confidence: number
  /** Lines that are about them; none where only structured data names them. */
  readonly cards: readonly LineRange[]
}

/** Says whose a line is: whoever has the smallest card around it. */
export const ownerAt = (subjects: readonly Subject[], line: number): DraftBuilder | undefined => {
  let best: DraftBuilder | undefined
  let size = Number.POSITIVE_INFINITY
  for (const { builder, cards } of subjects)
    for (const { start, end } of cards)
      if (line >= start && line < end && end - start < size) {
        best = builder
        size = end - start
      }
  return best
}
