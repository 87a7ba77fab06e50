/** The door for dropped and chosen files. Parsers load when a file of their kind comes. */

import type { CaptureResult } from '../types'
import { decodeText } from './decode'
import { sniffFile } from './sniff'
import type { FileInput, FileOptions } from './types'

export { sniffFile, type FileKind } from './sniff'
export type { FileInput, FileOptions, ImportedContact } from './types'

/** Files beyond this size are not read; `notFound` then says `size`. */
const MAX_FILE_BYTES = 50_000_000

const nothing = (miss: string): CaptureResult => ({ drafts: [], notFound: [miss] })

/**
 * Drafts of a mail (`.eml`), address book (`.vcf`, `.csv`), saved page (`.html`) or text file. Never throws for what is in the
 * file: `notFound` names what is missing (`size`, `format`, `contact`, or a mail's or page's own misses).
 */
export const captureFile = async (file: FileInput, options: FileOptions): Promise<CaptureResult> => {
  if (file.bytes.length > MAX_FILE_BYTES) return nothing('size')
  const kind = sniffFile(file)
  if (kind === 'binary') return nothing('format')
  if (kind === 'eml') {
    const { captureEml } = await import('../mail')
    return captureEml(file.bytes, options)
  }
  if (kind === 'html') {
    const [{ readPage }, { capturePage }] = await Promise.all([import('../page/read'), import('../page')])
    const url = options.url ?? ''
    return capturePage(readPage(options.parseHtml(decodeText(file.bytes)), url), options)
  }
  if (kind === 'text') {
    const { captureText } = await import('../text')
    return captureText(decodeText(file.bytes), options)
  }
  const drafts =
    kind === 'vcf'
      ? (await import('./vcard-draft')).importVcards(file.bytes, options)
      : (await import('./csv-draft')).importCsv(file.bytes, options)
  return { drafts, notFound: drafts.length === 0 ? ['contact'] : [] }
}
