import { type Line, isBlank } from './lines'
import { isDelimiter, isDevice } from './line-features'
import { afterClosing, isClosing } from './words/closings'
import { isListFooter, isNotice } from './words/notices'

/** A line of a signature without marks of layout, with the targets of its links. */
export interface SignatureLine {
  readonly text: string
  readonly links: readonly string[]
}

const MAX_LINES = 40

/** What a signature says, line by line: no closing, no delimiter, no device line, no slogan, no placeholder of a picture. */
export const signatureText = (lines: readonly Line[]): SignatureLine[] =>
  lines
    .filter((line) => !isBlank(line) && !isDelimiter(line.text) && !isDevice(line.text) && !isClosing(line.text))
    .filter((line) => !isListFooter(line.text) && !isNotice(line.text))
    .slice(0, MAX_LINES)
    .map(cleanLine)
    .filter((line) => line.text !== '' || line.links.length > 0)

const PICTURE =
  /\[(?:cid:|image:|logo|bild|inline)[^\]]{0,200}\]|<(?:cid:)[^>]{0,200}>|(?<![\w-])[\w-]{0,30}(?:_logo|logo_)[\w-]{0,30}/gi
const TARGET =
  /<\s*((?:mailto:|tel:|https?:\/\/)[^<>\s]{1,1000})\s*>|\[\s*((?:mailto:|tel:|https?:\/\/)[^[\]\s]{1,1000})\s*\]/gi

const cleanLine = (line: Line): SignatureLine => {
  const links = [...(line.links ?? [])]
  const text = (afterClosing(line.text) ?? line.text)
    .slice(0, 1000)
    .replace(PICTURE, ' ')
    .replace(TARGET, (_whole, angle: string | undefined, square: string | undefined) => {
      const target = angle ?? square ?? ''
      links.push(target)
      return ' '
    })
    .replace(/(^|[\s(|])[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}(?=$|[\s).,|:])/g, '$1')
    .replace(/^\s*[-–—>~•·*]+\s+|^\s*[-–—](?=\p{L})/u, '')
    .replace(/[ \u00a0\u2002-\u200a]+/g, ' ')
    .trim()
  return { text, links }
}

/** The pieces of a line between bars, bullets, tabs and wide dashes. */
export const segmentsOf = (text: string): string[] =>
  text
    .split(/\s*[|•·▪■●◆‖¦❘│]\s*|\t+|\s+[–—]\s+|\s+\/\/\s+|\s{3,}/u)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
