/** The classes, ids and attributes by which mail programs mark quotes, headers and signatures in HTML. */

/** `plain`: a `<blockquote>` that may be a quote or the sender's own indentation. */
export type BlockKind = 'quote' | 'plain' | 'attribution' | 'header' | 'signature' | undefined

// Webmail puts a prefix before the names of received mails: Outlook `x_`, Gmail `m_-123`, Yahoo `yiv123`, Hotmail `ecx`.
const PREFIX = String.raw`(?:^|\s)(?:x_|m_-?\d*|yiv\d*|ecx|ydp[\da-f]*)*`
const named = (names: string): RegExp => new RegExp(`${PREFIX}(?:${names})(?=\\s|$)`, 'i')

const QUOTE_CLASS = named(
  'yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|quoted-text|front-blockquote|freshdesk_quote|ntes-mailmaster-quote|mailbird-quote|reply-quote|aolReplacedBody'
)
const QUOTE_ID = named(
  'OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|isReplyContent|isForwardContent|yahoo_quoted_\\d+|reply-intro|origbody|ms-outlook-mobile-reference-message'
)
const ATTRIBUTION_CLASS = named('gmail_attr|moz-cite-prefix|airmail_ext_on|moz-email-headers-intro|cite-prefix')
const HEADER_ID = named('divRplyFwdMsg|divRpF\\d*')
const SIGNATURE = /signature|(?:^|[\s_])_?rc_sig(?:\s|$)|applemailsignature/i
const NO_SIGNATURE = /signature[-_]?(?:empty|request|image-only)|(?:no|without)[-_]?signature|signature_prefix/i
const INDENTED = /border(?:-left)?(?:-style|-width)?\s*:\s*(?:none|0)/i
const OUTLOOK_RULE = /border-top(?:-style)?\s*:\s*(?:[^;]{0,40}\s)?solid/i

/** `mayLook`: whether the element's content may still be searched. */
export const kindOf = (element: Element, name: string, mayLook: () => boolean): BlockKind => {
  const classes = element.getAttribute('class') ?? ''
  const id = element.getAttribute('id') ?? ''
  if (name === 'BLOCKQUOTE') return blockquote(element, classes)
  if (name === 'INCLUDETAIL') return 'quote'
  if (classes === '' && id === '') return attributeKind(element, name)
  if (ATTRIBUTION_CLASS.test(classes)) return 'attribution'
  if (GMAIL_QUOTE.test(classes)) return mayLook() && element.querySelector('blockquote') === null ? 'quote' : undefined
  if (QUOTE_CLASS.test(classes) || QUOTE_ID.test(id)) return 'quote'
  if (HEADER_ID.test(id)) return 'header'
  if ((SIGNATURE.test(classes) && !NO_SIGNATURE.test(classes)) || (SIGNATURE.test(id) && !NO_SIGNATURE.test(id)))
    return 'signature'
  return attributeKind(element, name)
}

const GMAIL_QUOTE = named('gmail_quote')

const attributeKind = (element: Element, name: string): BlockKind => {
  if (name !== 'DIV' && name !== 'TABLE') return undefined
  if (element.hasAttribute('data-signatureblock') || element.getAttribute('data-smartmail') === 'gmail_signature')
    return 'signature'
  if (element.getAttribute('name') === 'quote') return 'quote'
  const style = element.getAttribute('style')
  return style !== null && OUTLOOK_RULE.test(style) && startsWithLabels(element) ? 'header' : undefined
}

/** Gmail writes its own quotes inside a wrapper; a bare one is the sender's indentation. */
const blockquote = (element: Element, classes: string): BlockKind => {
  if (element.getAttribute('type') === 'cite' || element.hasAttribute('cite')) return 'quote'
  if (GMAIL_QUOTE.test(classes)) return insideQuote(element) ? 'quote' : undefined
  const style = element.getAttribute('style') ?? ''
  if (INDENTED.test(style) && /margin/.test(style) && !/border-left\s*:\s*[^0n]/i.test(style)) return undefined
  return 'plain'
}

const insideQuote = (element: Element): boolean => {
  let parent = element.parentElement
  for (let level = 0; parent !== null && level < 6; level += 1) {
    if (/gmail_quote|gmail_extra|\badL\b|\bh5\b|\bim\b/.test(parent.getAttribute('class') ?? '')) return true
    parent = parent.parentElement
  }
  const before = element.previousElementSibling
  return before !== null && ATTRIBUTION_CLASS.test(before.getAttribute('class') ?? '')
}

/** Outlook sets the header of an answered mail below a thin line: two labels with a colon in its first 400 characters. */
const startsWithLabels = (element: Element): boolean => {
  const text = (element.textContent ?? '').slice(0, 400)
  return (text.match(/\p{L}\s?[:：]/gu) ?? []).length >= 3 && /@|\d{4}/.test(text)
}
