import { decodeText } from './decode'
import type { FileInput } from './types'

export type FileKind = 'eml' | 'vcf' | 'csv' | 'html' | 'text' | 'binary'

const HEAD = 4096
const BY_EXTENSION: ReadonlyMap<string, FileKind> = new Map([
  ['eml', 'eml'],
  ['vcf', 'vcf'],
  ['vcard', 'vcf'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['htm', 'html'],
  ['html', 'html'],
  ['xhtml', 'html']
])
const BY_TYPE: readonly (readonly [RegExp, FileKind])[] = [
  [/^message\/rfc822/i, 'eml'],
  [/vcard/i, 'vcf'],
  [/^text\/(?:csv|tab-separated)/i, 'csv'],
  [/^(?:text\/html|application\/xhtml)/i, 'html']
]
const MAIL_HEADER =
  /^(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+|content-type|reply-to|dkim-signature|arc-[\w-]+):/i

const TRANSPORT_HEADER = /^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature):/im

/**
 * Whether a text is a whole mail, with the headers that only mail servers and programs write. A body that begins with the visible
 * header of a forwarded mail has none of these.
 */
export const hasTransportHeaders = (text: string): boolean => {
  const head = text.slice(0, HEAD)
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length
  return TRANSPORT_HEADER.test(head.slice(0, end))
}

/** Two known headers before the first empty line: nothing else starts like that. */
const looksLikeMail = (head: string): boolean => {
  let headers = 0
  for (const line of head.split(/\r?\n/)) {
    if (line.trim() === '') return headers >= 2
    if (MAIL_HEADER.test(line)) headers += 1
    else if (!/^[ \t]|^[\w-]{1,60}:|^From /.test(line)) return false
    if (headers >= 3) return true
  }
  return headers >= 2
}

/** Zip, OLE (Outlook's .msg), PDF, pictures: a NUL in text that is not UTF-16. */
const looksBinary = (head: string): boolean => head.includes('\0') || /^(?:PK|%PDF-)/.test(head)

/** What a file is: its content decides where it is unmistakable, then the MIME type, then the extension. */
export const sniffFile = ({ name, type, bytes }: FileInput): FileKind => {
  const head = decodeText(bytes.subarray(0, HEAD))
  if (/^\s*BEGIN:VCARD/i.test(head)) return 'vcf'
  if (/^\s*(?:<!doctype html|<html[\s>])/i.test(head)) return 'html'
  const named =
    BY_TYPE.find(([pattern]) => pattern.test(type))?.[1] ??
    BY_EXTENSION.get(/\.(\w{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '')
  if (named !== undefined) return named
  if (looksBinary(head)) return 'binary'
  if (/^BEGIN:VCARD/im.test(head)) return 'vcf'
  return looksLikeMail(head) ? 'eml' : 'text'
}
