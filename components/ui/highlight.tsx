import { fold } from '../../crm/match/fold'
import { digitsOf } from '../../crm/phone'
import styles from './highlight.module.css'

export interface HighlightProps {
  readonly text: string
  /** What was searched for. */
  readonly query: string
}

const word = /[\p{L}\p{N}\p{M}]+/gu
const number = /^[+\d(][\d\s().-]{2,}$/

interface Piece {
  readonly text: string
  readonly hit: boolean
}

let last: { readonly query: string; readonly words: readonly { typed: string; folded: string }[] } | undefined

/** The words of a query, which mostly is that of the line before. */
function wordsOf(query: string) {
  if (last?.query !== query) {
    const words = [...query.matchAll(word)].map(([typed]) => ({ typed: typed.toLowerCase(), folded: fold(typed) }))
    last = { query, words }
  }
  return last.words
}

/**
 * A text in pieces, those that match marked: the typed letters where they stand as typed, the whole word where another
 * spelling or script was found, a whole number where its digits were.
 */
export function highlightPieces(text: string, query: string): readonly Piece[] {
  const digits = digitsOf(query)
  if (digits.length >= 3 && number.test(text.trim()) && digitsOf(text).includes(digits.replace(/^0+/, '')))
    return [{ text, hit: true }]
  const wanted = wordsOf(query)
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(word)) {
    const [found] = match
    const lower = found.toLowerCase()
    const exact = wanted.find(({ typed }) => lower.startsWith(typed))
    const other = exact ?? wanted.find(({ folded }) => folded !== '' && fold(found).startsWith(folded))
    if (!other) continue
    const length = exact ? exact.typed.length : found.length
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), hit: false })
    pieces.push({ text: text.slice(match.index, match.index + length), hit: true })
    end = match.index + length
  }
  return end < text.length ? [...pieces, { text: text.slice(end), hit: false }] : pieces
}

export function Highlight({ text, query }: HighlightProps) {
  return (
    <>
      {highlightPieces(text, query).map((piece, index) =>
        piece.hit ? (
          <mark key={index} class={styles.mark}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        )
      )}
    </>
  )
}
