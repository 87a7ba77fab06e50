import { DOMParser } from 'linkedom'

/**
 * What a browser's parser does of itself and linkedom does not: every document gets html, head and body, and a fragment lands in
 * the body.
 */
const complete = (html: string): string => {
  const start = html.slice(0, 20_000)
  if (!/<html[\s>]/i.test(start)) return `<!doctype html><html><head></head><body>${html}</body></html>`
  if (/<(?:body|frameset)[\s>]/i.test(html)) return html
  if (/<\/head\s*>/i.test(html)) return `${html.replace(/<\/head\s*>/i, '</head><body>')}</body>`
  return html.replace(/<html[^>]*>/i, (tag) => `${tag}<head></head><body>`)
}

/** Node's stand-in for the panel's DOMParser. */
export const parseHtml = (html: string): Document =>
  new DOMParser().parseFromString(complete(html), 'text/html') as unknown as Document
