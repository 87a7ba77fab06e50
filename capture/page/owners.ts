import type { DraftBuilder } from '../draft'
import type { FoundPerson } from './people'

/** Somebody a draft is being made of. */
export interface Subject {
  readonly builder: DraftBuilder
  readonly confidence: number
  /** Lines that are about this person; absent where only structured data names them. */
  readonly card?: FoundPerson
}

/** Says whose a line is: the person with the smallest card around it. */
export const ownerAt = (subjects: readonly Subject[], line: number): DraftBuilder | undefined => {
  let best: DraftBuilder | undefined
  let size = Number.POSITIVE_INFINITY
  for (const { builder, card } of subjects) {
    if (card === undefined || line < card.start || line >= card.end || card.end - card.start >= size) continue
    best = builder
    size = card.end - card.start
  }
  return best
}
