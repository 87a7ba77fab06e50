/** One input of the measuring door: the code of the extension, run in Node, in the shape that issue 3 fixes. */

import { readFile } from 'node:fs/promises'
import { decodeText } from '../../capture/files/decode'
import { captureFile, sniffFile, type FileKind } from '../../capture/files'
import { hasTransportHeaders } from '../../capture/files/sniff'
import { capturePage } from '../../capture/page'
import { readPage } from '../../capture/page/read'
import type { CaptureResult, MailMessage } from '../../capture/types'
import { toDoorDraft, type DoorDraft } from './draft'
import { captureBody, captureWebmail } from './mail'
import { parseHtml } from './html'

export type InputKind = 'auto' | 'page' | 'email' | 'text'

export interface DoorInput {
  readonly file?: string
  /** The text itself, instead of a file. */
  readonly text?: string
  readonly kind?: InputKind
  readonly url?: string
  readonly country?: string
}

export interface DoorOutput {
  readonly input: string
  readonly ms: number
  readonly drafts: readonly DoorDraft[]
  readonly message?: MailMessage
  readonly notFound?: readonly string[]
  readonly error?: string
}

interface Loaded {
  readonly name: string
  readonly bytes: Uint8Array
}

const load = async ({ file, text }: DoorInput): Promise<Loaded> => {
  if (text !== undefined) return { name: '', bytes: new TextEncoder().encode(text) }
  if (file === undefined) throw new Error('neither file nor text')
  return { name: file, bytes: new Uint8Array(await readFile(file)) }
}

const settle = (kind: InputKind, sniffed: FileKind, { name, bytes }: Loaded): InputKind | FileKind => {
  if (kind === 'auto') return sniffed
  if (kind !== 'email') return kind
  return /\.eml$/i.test(name) || hasTransportHeaders(decodeText(bytes)) ? 'eml' : 'email'
}

const run = async (input: DoorInput, { name, bytes }: Loaded): Promise<CaptureResult> => {
  const options = {
    parseHtml,
    ...(input.country === undefined ? {} : { country: input.country }),
    ...(input.url === undefined ? {} : { url: input.url })
  }
  const sniffed = sniffFile({ name, type: '', bytes })
  const kind = settle(input.kind ?? 'auto', sniffed, { name, bytes })
  if (kind === 'email') {
    const page = sniffed === 'html' ? parseHtml(decodeText(bytes)) : undefined
    const open = page === undefined ? undefined : captureWebmail(page, input.url ?? '', options)
    return open ?? captureBody(decodeText(bytes), options)
  }
  if (kind === 'page' || kind === 'html') {
    const doc = parseHtml(decodeText(bytes))
    const url = input.url ?? ''
    return captureWebmail(doc, url, options) ?? capturePage(readPage(doc, url), options)
  }
  const type = kind === 'eml' ? 'message/rfc822' : kind === 'text' ? 'text/plain' : ''
  return captureFile({ name: kind === 'text' ? '' : name, type, bytes }, options)
}

const MICRO = 1000
const rounded = (ms: number): number => Math.round(ms * MICRO) / MICRO

/** Captures one input. Never throws: what went wrong is in `error`. */
export const captureInput = async (input: DoorInput): Promise<DoorOutput> => {
  const label = input.file ?? input.text ?? ''
  let start = performance.now()
  try {
    const loaded = await load(input)
    start = performance.now()
    const { drafts, message, notFound } = await run(input, loaded)
    return {
      input: label,
      ms: rounded(performance.now() - start),
      drafts: drafts.map(toDoorDraft),
      ...(message === undefined ? {} : { message }),
      ...(notFound.length === 0 ? {} : { notFound })
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return { input: label, ms: rounded(performance.now() - start), drafts: [], error: text }
  }
}
