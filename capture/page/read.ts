import { cfemailOfLink, decodeCfemail } from './cfemail'
import { attr, isElement, resolve, TEXT, tokens, walk, walkDocument } from './dom'
import { cleanLine, createLineBuilder } from './lines'
import { microdata } from './microdata'
import { microformatItems } from './microformats/parse'
import { rdfaNodes } from './rdfa'
import type { PageLink, PageReading, PageRegion } from './types'

const MAX_LINKS = 1500
const MAX_JSON_LD = 60
const MAX_JSON_LD_TEXT = 1_000_000
const MAX_HREF = 2000
const MAX_SHADOW_NODES = 2000

const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th
  thead tr ul`.split(/\s+/)
)
const SKIPPED = new Set(
  'script style noscript template svg math iframe object select textarea datalist audio video canvas head'.split(' ')
)
const STRONG = new Set(['b', 'strong', 'th', 'dt', 'legend', 'summary', 'caption'])
const REGIONS: Readonly<Record<string, PageRegion>> = {
  main: 'main',
  nav: 'nav',
  header: 'header',
  footer: 'footer',
  aside: 'aside',
  address: 'address',
  article: 'article',
  form: 'form',
  navigation: 'nav',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'aside'
}
const META =
  /^(?:og:(?:site_name|title|type|email|phone_number|street-address|locality|region|postal-code|country-name)|(?:business|place):[\w:]{1,60}|profile:(?:first|last)_name|article:(?:published_time|author)|author|application-name|apple-mobile-web-app-title|description|geo\.(?:region|placename|country)|dc\.publisher|copyright|publisher)$/

const ownRegion = (element: Element, tag: string): PageRegion | undefined => {
  const role = element.getAttribute('role')
  if (role !== null && Object.hasOwn(REGIONS, role)) return REGIONS[role]
  return Object.hasOwn(REGIONS, tag) ? REGIONS[tag] : undefined
}

const HIDDEN_STYLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

const HIDDEN_ADDRESS = /\S@\S|\b(?:at|AT)\b.{1,80}\b(?:dot|DOT)\b|[([{]at[)\]}]/

const isHidden = (element: Element): boolean => {
  if (element.hasAttribute('hidden')) return true
  const style = element.getAttribute('style')
  return style !== null && HIDDEN_STYLE.test(style)
}

/**
 * An inline piece that a style sheet hides inside visible text is a trap for robots ("jo<b>null</b>@…"). What lies in a
 * hidden block stays: closed menus and folded parts are hidden too. Only browsers can tell.
 */
const isTrap = (element: Element): boolean =>
  typeof element.checkVisibility === 'function' &&
  element.hasAttribute('class') &&
  !element.checkVisibility() &&
  element.parentElement?.checkVisibility() === true

const headingLevel = (element: Element, tag: string): number => {
  if (/^h[1-6]$/.test(tag)) return Number(tag[1])
  if (element.getAttribute('role') !== 'heading') return 0
  const level = Number(element.getAttribute('aria-level') ?? '2')
  return level >= 1 && level <= 6 ? level : 2
}

/** A picture's text counts where it stands for a sign of an address ("info [picture of @] firm.example"). */
const pictureText = (element: Element): string => {
  const alt = (element.getAttribute('alt') ?? '').trim()
  return /^(?:@|\(at\)|\[at\]|at)$/i.test(alt) ? '@' : /^(?:\.|dot|\(dot\)|\[dot\])$/i.test(alt) ? '.' : ' '
}

const isLogo = (element: Element): boolean =>
  /logo|brand/i.test(
    [attr(element, 'class'), attr(element, 'id'), attr(element, 'src')?.slice(-200), attr(element, 'alt')].join(' ')
  )

/** What stands in a page's head; odd pages have it anywhere. */
interface Head {
  title: string
  readonly meta: Map<string, string>
  base?: string
  canonical?: string
}

const readHeadElement = (head: Head, element: Element, tag: string): void => {
  if (tag === 'title') {
    if (head.title === '') head.title = cleanLine((element.textContent ?? '').slice(0, 1000))
  } else if (tag === 'base') head.base ??= attr(element, 'href')?.slice(0, MAX_HREF) ?? ''
  else if (tag === 'link') {
    if (tokens(element, 'rel').includes('canonical')) head.canonical ??= attr(element, 'href')?.slice(0, MAX_HREF) ?? ''
  } else {
    const name = (attr(element, 'property') ?? attr(element, 'name') ?? '').toLowerCase()
    const content = attr(element, 'content')
    if (content !== undefined && META.test(name) && !head.meta.has(name) && head.meta.size < 60)
      head.meta.set(name, cleanLine(content.slice(0, 1000)))
  }
}

const HEAD_TAGS = new Set(['title', 'base', 'link', 'meta'])

interface OpenLink {
  readonly element: Element
  readonly href: string
  text: string
}

/**
 * Reads a page into plain data in one pass over its nodes: text as lines with the blocks around them, contact links,
 * and the page's own structured data. Looks nothing up, changes nothing in the page and never throws on odd markup;
 * beyond its limits the rest of the page is left out and `truncated` set.
 */
export const readPage = (doc: Document, url: string): PageReading => {
  const head: Head = { title: '', meta: new Map() }
  const builder = createLineBuilder()
  const links: PageLink[] = []
  const logos: string[] = []
  const jsonLd: string[] = []
  const openLinks: OpenLink[] = []
  let jsonLdLength = 0
  const hidden = new Set<Element>()
  let seenItems = false
  let seenRdfa = false
  let seenFormats = false

  const collectJsonLd = (element: Element): void => {
    if (!/^application\/ld\+json/i.test((element.getAttribute('type') ?? '').trim())) return
    const text = element.textContent ?? ''
    if (jsonLd.length >= MAX_JSON_LD || jsonLdLength + text.length > MAX_JSON_LD_TEXT) return
    jsonLdLength += text.length
    jsonLd.push(text)
  }

  /** Addresses that a script would write stand in plain words for readers without scripts. */
  const readNoscript = (element: Element): void => {
    const text = (element.textContent ?? '').slice(0, 1000)
    if (!HIDDEN_ADDRESS.test(text)) return
    builder.lineBreak()
    // Where scripts run, what is inside is not parsed.
    builder.text(text.replace(/<[^<>]*>/g, ' '))
    builder.lineBreak()
  }

  const enter = (node: Node): boolean => {
    if (node.nodeType === TEXT) {
      const text = node.nodeValue ?? ''
      if (hidden.size === 0 && text !== '') {
        builder.text(text)
        for (const link of openLinks) if (link.text.length < 300) link.text += text.slice(0, 300)
      }
      return false
    }
    if (!isElement(node)) return false
    const tag = node.localName
    if (tag === 'script') collectJsonLd(node)
    if (HEAD_TAGS.has(tag)) {
      readHeadElement(head, node, tag)
      return false
    }
    if (tag === 'noscript' && hidden.size === 0) readNoscript(node)
    if (SKIPPED.has(tag)) return tag === 'head'
    seenItems ||= node.hasAttribute('itemscope')
    seenRdfa ||= node.hasAttribute('typeof')
    const className = node.getAttribute('class')
    if (className !== null && !seenFormats)
      seenFormats = /(?:^|\s)(?:h-[a-z]|vcard(?:\s|$)|adr(?:\s|$))/.test(className)
    const isBlock = BLOCKS.has(tag)
    if (isHidden(node) || (hidden.size === 0 && !isBlock && isTrap(node))) hidden.add(node)
    if (hidden.size > 0) return true
    if (tag === 'br') {
      builder.lineBreak()
      return false
    }
    if (tag === 'img') {
      builder.text(pictureText(node))
      const alt = attr(node, 'alt')
      if (alt !== undefined && logos.length < 5 && isLogo(node)) logos.push(cleanLine(alt.slice(0, 200)))
      return false
    }
    const cfemail = attr(node, 'data-cfemail')
    const address = cfemail === undefined ? undefined : decodeCfemail(cfemail)
    if (isBlock) builder.open(tag, ownRegion(node, tag))
    else builder.seam(true, tag === 'a')
    const level = headingLevel(node, tag)
    if (level > 0) builder.heading(level)
    if (STRONG.has(tag)) builder.strong(1)
    if ((tag === 'a' || tag === 'area') && links.length + openLinks.length < MAX_LINKS) {
      const href = attr(node, 'href')?.trim()
      if (href !== undefined && href !== '' && href.length <= MAX_HREF)
        openLinks.push({ element: node, href, text: address ?? '' })
    }
    if (address !== undefined) {
      builder.text(address)
      for (const link of openLinks) if (link.element !== node) link.text += address
      return false
    }
    // Web components keep their text in a tree of their own, which stands in front of what is put into them.
    if (node.shadowRoot) walk(node.shadowRoot, enter, leave, MAX_SHADOW_NODES)
    return true
  }

  const leave = (node: Node): void => {
    if (!isElement(node) || SKIPPED.has(node.localName) || HEAD_TAGS.has(node.localName)) return
    if (hidden.size > 0) {
      hidden.delete(node)
      return
    }
    const tag = node.localName
    const open = openLinks.at(-1)
    if (open !== undefined && open.element === node) {
      openLinks.pop()
      const cf = cfemailOfLink(open.href)
      links.push({
        href: cf === undefined ? open.href : `mailto:${cf}`,
        text: cleanLine(open.text),
        line: builder.current()
      })
    }
    if (STRONG.has(tag)) builder.strong(-1)
    if (BLOCKS.has(tag)) builder.close()
    else builder.seam(false, tag === 'a')
    if (headingLevel(node, tag) > 0) builder.heading(0)
  }

  const nodesLeft = walkDocument(doc, enter, leave)
  builder.lineBreak()
  const base = head.base === undefined || head.base === '' ? url : resolve(head.base, url)
  const language = doc.documentElement?.getAttribute('lang') ?? undefined
  return {
    url,
    title: head.title,
    meta: Object.fromEntries(head.meta),
    ...(head.base === undefined || head.base === '' ? {} : { base: head.base }),
    ...(head.canonical === undefined || head.canonical === '' ? {} : { canonical: head.canonical }),
    ...(language === undefined ? {} : { language }),
    jsonLd,
    microdata: seenItems ? microdata(doc, base) : [],
    rdfa: seenRdfa ? rdfaNodes(doc, base) : [],
    microformats: seenFormats ? microformatItems(doc, base) : [],
    logos,
    blocks: builder.blocks,
    lines: builder.lines,
    links,
    truncated: nodesLeft === 0 || builder.full()
  }
}
