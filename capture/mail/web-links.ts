import { registrableDomain } from '../normalise/domains'

/** Links of a signature: what they lead to behind the redirects that mail gateways put before them. */

const SOCIAL =
  /(?:^|\.)(?:linkedin\.com|twitter\.com|x\.com|facebook\.com|instagram\.com|youtube\.com|xing\.com|github\.com|gitlab\.com|t\.me|wa\.me|medium\.com|behance\.net|dribbble\.com|pinterest\.com|threads\.net|bsky\.app|mastodon\.social|vk\.com|weibo\.com|indiamart\.com|justdial\.com|tradeindia\.com)$/i
const NOT_A_PAGE = /\.(?:png|jpe?g|gif|svg|webp|ico|css|js)(?:[?#]|$)|unsubscribe|aka\.ms\/|\/open\?|\/track/i
const PARAMETERS = ['url', 'u', 'q', 'target', 'destination']
const REDIRECTS =
  /safelinks\.protection\.outlook\.com|^(?:www\.)?google\.[a-z.]+$|urldefense|linkprotect|mimecast|clicktime|l\.facebook\.com|proofpoint|cudasvc/i

/** The address that a link shows a person, or undefined where it is none of a web page. */
export const pageUrl = (href: string): string | undefined => {
  const url = parseUrl(href)
  if (url === undefined) return undefined
  if (REDIRECTS.test(url.hostname)) {
    for (const name of PARAMETERS) {
      const target = url.searchParams.get(name)
      if (target !== null && /^https?:\/\//i.test(target)) return pageUrl(target)
    }
    return undefined
  }
  if (NOT_A_PAGE.test(url.href) || url.href.length > 300) return undefined
  const campaign = Array.from(url.searchParams.keys()).filter((name) => /^(?:utm_|mc_|fbclid|gclid)/i.test(name))
  for (const name of campaign) url.searchParams.delete(name)
  return url.href.replace(/\/$/, '')
}

const parseUrl = (href: string): URL | undefined => {
  const text = /^https?:\/\//i.test(href) ? href : `https://${href}`
  const url = toUrl(text)
  return url === undefined || !/^https?:$/.test(url.protocol) || registrableDomain(url.hostname) === undefined
    ? undefined
    : url
}

const toUrl = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

export const isSocial = (url: string): boolean => SOCIAL.test(toUrl(url)?.hostname ?? '')

/** The domain that somebody registered, of a web address. */
export const siteOf = (url: string): string | undefined => registrableDomain(toUrl(url)?.hostname ?? '')

const WRITTEN =
  /(?<![@\p{L}\d./-])(?:https?:\/\/[^\s<>"'()]{3,300}|www\.[^\s<>"'(),;|]{3,200}|(?:[\p{L}\d][\p{L}\d-]{0,62}\.){1,4}[\p{L}]{2,24}(?:\/[^\s<>"'(),;|]{0,200})?)(?![\p{L}\d@])/giu

/** Web addresses written in a line, with or without `https://`; an e-mail's domain is none. */
export const writtenUrls = (text: string): string[] => {
  const found: string[] = []
  for (const match of text.slice(0, 2000).matchAll(WRITTEN)) {
    const raw = match[0].replace(/[.,;:!]+$/, '')
    const bare = !/^(?:https?:|www\.)/i.test(raw)
    if (bare && !isPlausibleDomain(raw)) continue
    const url = pageUrl(raw)
    if (url !== undefined) found.push(url)
  }
  return found
}

const COMMON_ENDING =
  /\.(?:com|org|net|in|co|io|ai|app|dev|tech|biz|info|eu|de|fr|uk|us|es|it|nl|be|ch|at|pl|cz|se|no|dk|fi|pt|ie|br|mx|ar|jp|cn|kr|sg|ae|sa|za|ng|ke|au|nz|ca|ru|ua|tr|gr|hu|ro|asia|store|shop|online|example|भारत)$/iu

/** `Pvt.Ltd` and `B.Tech` are none. */
const isPlausibleDomain = (text: string): boolean => {
  const host = text.split('/')[0] ?? ''
  return (
    host === host.toLowerCase() && COMMON_ENDING.test(host) && host.length >= 6 && registrableDomain(host) !== undefined
  )
}
