/** What a link offers beyond a page to go to. */
export type ContactLink =
  | { readonly kind: 'email'; readonly values: readonly string[] }
  | { readonly kind: 'phone'; readonly raw: string; readonly extension?: string; readonly label?: string }
  | { readonly kind: 'vcard' }

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace(/%([0-9a-f]{2})/gi, (whole, hex: string) => {
      const code = Number.parseInt(hex, 16)
      return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : whole
    })
  }
}

const parameter = (query: string, name: string): string | undefined => {
  for (const part of query.split('&')) {
    const equals = part.indexOf('=')
    if (equals > 0 && part.slice(0, equals).toLowerCase() === name) return decode(part.slice(equals + 1))
  }
  return undefined
}

/** Only addresses the link is sent *to*; copies are other people's business (RFC 6068). */
const mailto = (rest: string): ContactLink | undefined => {
  const [path = '', query = ''] = rest.split('?', 2)
  const to = [decode(path), parameter(query, 'to') ?? '']
  const values = to
    .join(',')
    .split(/[,;]/)
    .map((value) => /<([^<>]+)>/.exec(value)?.[1] ?? value)
    .map((value) => value.trim())
    .filter((value) => value.includes('@'))
  return values.length === 0 ? undefined : { kind: 'email', values: values.slice(0, 20) }
}

const phone = (rest: string, label?: string): ContactLink | undefined => {
  const [number = '', ...parameters] = decode(rest).replace(/^\/+/, '').split(';')
  const raw = (number.split('?')[0] ?? '').trim()
  const digits = raw.replace(/\D/g, '')
  if (digits.length < 3 || raw.length > 60) return undefined
  const extension = parameters
    .map((part) => /^(?:ext|postd)=([\d*#,pw-]{1,12})/i.exec(part.trim())?.[1])
    .find((value) => value !== undefined)
  return {
    kind: 'phone',
    raw,
    ...(extension === undefined ? {} : { extension }),
    ...(label === undefined ? {} : { label })
  }
}

const international = (digits: string | undefined): ContactLink | undefined => {
  const number = (digits ?? '').replace(/\D/g, '').replace(/^00/, '')
  return number.length >= 7 && number.length <= 15 ? { kind: 'phone', raw: `+${number}`, label: 'whatsapp' } : undefined
}

const SPECIAL = /wa\.me\/|whatsapp\.com\/|\.vcf(?:[?#]|$)/i

/** Reads `mailto:`, `tel:`, `callto:`, `sms:`, `skype:` (numbers), WhatsApp's forms and links to `.vcf` files. */
export const contactLink = (href: string): ContactLink | undefined => {
  const scheme = /^\s*([a-z]{2,10}):/i.exec(href)?.[1]?.toLowerCase()
  const rest = scheme === undefined ? href : href.slice(href.indexOf(':') + 1)
  switch (scheme) {
    case 'mailto':
      return mailto(rest)
    case 'tel':
    case 'callto':
      return phone(rest)
    case 'sms':
    case 'smsto':
      return phone(rest, 'mobile')
    case 'skype':
      return /^\/*\+?\d[\d\s().-]{6,}/.test(rest) ? phone(rest) : undefined
    case 'whatsapp':
      return international(parameter(rest.split('?')[1] ?? '', 'phone'))
    case undefined:
    case 'http':
    case 'https': {
      if (!SPECIAL.test(rest)) return undefined
      const whatsapp = /^\/*(?:www\.)?wa\.me\/\+?(\d{7,15})(?:[/?#]|$)/i.exec(rest)
      if (whatsapp !== null) return international(whatsapp[1])
      if (/^\/*(?:api|web|www)?\.?whatsapp\.com\/send/i.test(rest))
        return international(parameter(rest.split('?')[1] ?? '', 'phone'))
      return /\.vcf(?:[?#]|$)/i.test(rest) ? { kind: 'vcard' } : undefined
    }
    default:
      return undefined
  }
}

const SOCIAL =
  /^(?:[\w-]{1,20}\.)?(?:linkedin\.com\/(?:in|company|school|pub)\/[^/?#]|(?:twitter|x|facebook|instagram|youtube|github|xing|threads|tiktok|pinterest)\.(?:com|net)\/[^/?#]|t\.me\/[^/?#]|youtu\.be\/)/i

/** A first look that costs little, before an address is made whole. */
export const maybeSocial = (href: string): boolean =>
  /linkedin|twitter|\bx\.com|facebook|instagram|youtu|github|xing|threads|tiktok|pinterest|t\.me/i.test(href)

const SHARE =
  /\/(?:share|sharer|intent|dialog|home|hashtag|search|login|plugins|tr|watch|embed|p|status|events)(?:[/?.#]|$)/i

/** A link to somebody's profile at a social network, without tracking parameters; not a "share this" link. */
export const socialProfile = (url: string): string | undefined => {
  const bare = url.replace(/^https?:\/\//i, '')
  if (!SOCIAL.test(bare) || SHARE.test(bare)) return undefined
  const clean = bare.split(/[?#]/)[0] ?? bare
  return `https://${/^facebook\.com\/profile\.php/i.test(bare) ? bare : clean}`
}
