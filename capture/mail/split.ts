import { type Party, parseParty } from './mailboxes'
import { cutBoilerplate } from './boilerplate'
import { htmlLines } from './html-lines'
import { type Line, isBlank, joinLines, textLines } from './lines'
import { type Forwarded, cutQuotes } from './quotes'
import { findSignature } from './signature'

/** Parses HTML: `DOMParser` in the panel, linkedom in Node. */
export type ParseHtml = (html: string) => Document

export interface MailBody {
  readonly text?: string
  readonly html?: string
  /** The sender, or a name or address of theirs: by it a signature is known. */
  readonly sender?: Party | string
  /** Tells a forwarded mail from an answered one. */
  readonly subject?: string
}

export interface MailParts {
  /** The sender's new text: no quotes, no signature, no notices. */
  readonly reply: string
  /** Without quotes; signature, notices and a forwarded mail kept. */
  readonly unquoted: string
  readonly signature?: string
  readonly forwarded?: Omit<Forwarded, 'lines'> & { readonly from?: Party; readonly text: string }
}

/** The parts as lines, for those who look on: the signature keeps its links. */
export interface MailLines {
  readonly reply: readonly Line[]
  readonly unquoted: readonly Line[]
  readonly signature: readonly Line[]
  readonly forwarded?: Forwarded
}

/** Takes a mail body apart. Text and HTML may both be given; the text is preferred where it is whole. */
export const splitMail = (body: MailBody, parseHtml: ParseHtml): MailParts => {
  const parts = splitLines(bodyLines(body, parseHtml), body)
  const signature = joinLines(parts.signature)
  return {
    reply: joinLines(parts.reply),
    unquoted: joinLines(parts.unquoted),
    ...(signature === '' ? {} : { signature }),
    ...(parts.forwarded === undefined ? {} : { forwarded: forwardedParts(parts.forwarded) })
  }
}

const forwardedParts = ({ lines, ...rest }: Forwarded): NonNullable<MailParts['forwarded']> => ({
  ...rest,
  text: joinLines(lines)
})

/** The same as lines. */
export const splitLines = (
  lines: readonly Line[],
  { sender, subject }: { sender?: Party | string | undefined; subject?: string | undefined }
): MailLines => {
  const { own, unquoted, forwarded } = cutQuotes(lines, subject)
  const { reply, signature } = findSignature(
    cutBoilerplate(own),
    typeof sender === 'string' ? parseParty(sender) : sender
  )
  return { reply, unquoted, signature, ...(forwarded === undefined ? {} : { forwarded }) }
}

/** The body's lines; an HTML part wins over a text part that is a stub of it. */
export const bodyLines = (body: MailBody, parseHtml: ParseHtml): Line[] => {
  const text = body.text === undefined ? [] : textLines(body.text)
  if (body.html === undefined) return text
  const filled = text.filter((line) => !isBlank(line)).length
  if (filled > 0 && !isStub(body.text ?? '', body.html)) return text
  const html = linesOfHtml(body.html, parseHtml)
  return html.some((line) => !isBlank(line)) ? html : text
}

export const linesOfHtml = (html: string, parseHtml: ParseHtml): Line[] => {
  const doc = parseHtml(html.slice(0, 2_000_000))
  const root: Element | null = doc.documentElement
  return root === null ? [] : htmlLines(root.querySelector('body') ?? root)
}

/** "This mail needs an HTML reader", or a text part that a program filled with markup. */
const isStub = (text: string, html: string): boolean =>
  /^\s*<(?:!doctype|html|div|p|body)[\s>]/i.test(text) ||
  (text.trim().length < 200 && html.length > 2000 && /html|browser|view (?:this|it)|अवलोकन/i.test(text))
