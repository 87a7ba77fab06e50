import * as v from 'valibot'
import type { MailReading } from './webmail/types'
import type { MicrodataItem, MicroformatItem, MicroformatValue, PageReading } from './page/types'

/**
 * Readings come from code that ran inside a page, so they are parsed before anything is made of them. Larger than any
 * reader's own limits is refused: a reader never sends that.
 */

const text = v.pipe(v.string(), v.maxLength(2_000_000))
const list = <const T extends v.GenericSchema>(item: T, most: number) => v.pipe(v.array(item), v.maxLength(most))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const mailbox = v.object({ name: v.exactOptional(text), email: text })

const messageReading = v.object({
  providerId: v.exactOptional(text),
  permanentId: v.exactOptional(text),
  from: v.exactOptional(mailbox),
  to: list(mailbox, 5000),
  cc: list(mailbox, 5000),
  date: v.exactOptional(text),
  dateText: v.exactOptional(text),
  expanded: v.boolean(),
  html: v.exactOptional(text),
  clipped: v.exactOptional(v.literal(true))
})

const mailReading: v.GenericSchema<unknown, MailReading> = v.object({
  provider: v.picklist(['gmail', 'proton', 'roundcube', 'outlook', 'yahoo', 'fastmail', 'zoho', 'generic']),
  account: v.exactOptional(text),
  subject: v.exactOptional(text),
  threadId: v.exactOptional(text),
  link: v.exactOptional(text),
  messages: list(messageReading, 200),
  open: count,
  notFound: list(text, 100)
})

const microdataItem: v.GenericSchema<MicrodataItem> = v.object({
  type: v.exactOptional(v.array(text)),
  id: v.exactOptional(text),
  properties: v.exactOptional(v.record(text, v.array(v.union([text, v.lazy(() => microdataItem)])))),
  value: v.exactOptional(text)
})

const rdfaNode = v.object({
  id: text,
  properties: v.record(
    text,
    v.array(
      v.union([
        v.object({ ref: text }),
        v.object({ value: text, language: v.exactOptional(text), datatype: v.exactOptional(text) })
      ])
    )
  )
})

const microformatItem: v.GenericSchema<MicroformatItem> = v.object({
  type: v.array(text),
  properties: v.record(text, v.array(v.lazy(() => microformatValue))),
  id: v.exactOptional(text),
  lang: v.exactOptional(text),
  children: v.exactOptional(v.array(v.lazy(() => microformatItem)))
})

const microformatValue: v.GenericSchema<MicroformatValue> = v.union([
  text,
  v.object({
    type: v.array(text),
    properties: v.record(text, v.array(v.lazy(() => microformatValue))),
    id: v.exactOptional(text),
    lang: v.exactOptional(text),
    children: v.exactOptional(v.array(v.lazy(() => microformatItem))),
    value: text,
    html: v.exactOptional(text),
    alt: v.exactOptional(text)
  }),
  v.object({ value: text, html: text, lang: v.exactOptional(text) }),
  v.object({ value: text, alt: text })
])

const region = v.picklist(['main', 'nav', 'header', 'footer', 'aside', 'address', 'article', 'form'])

const pageReading: v.GenericSchema<unknown, PageReading> = v.object({
  url: text,
  base: v.exactOptional(text),
  canonical: v.exactOptional(text),
  title: text,
  language: v.exactOptional(text),
  meta: v.record(text, text),
  jsonLd: list(text, 1000),
  microdata: list(microdataItem, 10_000),
  rdfa: list(rdfaNode, 100_000),
  microformats: list(microformatItem, 10_000),
  logos: list(text, 1000),
  blocks: list(v.object({ parent: count, tag: text, region: v.exactOptional(region) }), 500_000),
  lines: list(
    v.object({
      text,
      block: count,
      heading: v.exactOptional(v.pipe(v.number(), v.integer())),
      strong: v.exactOptional(v.literal(true))
    }),
    500_000
  ),
  links: list(v.object({ href: text, text, line: count }), 100_000),
  truncated: v.boolean()
})

/** Nesting too deep for the stack is no reading either. */
function parse<T>(schema: v.GenericSchema<unknown, T>, raw: unknown): T | undefined {
  try {
    const parsed = v.safeParse(schema, raw)
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** A mail's reading whose `open` names one of its messages, or `undefined` when it is something else. */
export function parseMailReading(raw: unknown): MailReading | undefined {
  const reading = parse(mailReading, raw)
  return reading !== undefined && reading.open < reading.messages.length ? reading : undefined
}

/** A page's reading, or `undefined` when it is something else. */
export const parsePageReading = (raw: unknown): PageReading | undefined => parse(pageReading, raw)
