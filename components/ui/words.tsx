import { Fragment, type ComponentChildren } from 'preact'
import { pieces, type Params } from '../../platform/i18n'

export interface WordsProps {
  readonly k: MessageKey
  /** What stands in the places of the message. */
  readonly places: Readonly<Record<string, ComponentChildren>>
  /** For a plural: `count`. */
  readonly params?: Params
}

/** A whole sentence with elements in its places, so that every language keeps its own order of words. */
export function Words({ k, places, params }: WordsProps) {
  return (
    <>
      {pieces(k, params).map((piece, index) => (
        <Fragment key={index}>
          {typeof piece === 'string' ? piece : Object.hasOwn(places, piece.place) ? places[piece.place] : null}
        </Fragment>
      ))}
    </>
  )
}
