/**
 * Cloudflare hides addresses as hexadecimal bytes, each XORed with the first one (`data-cfemail`, and after
 * `/cdn-cgi/l/email-protection#` in links).
 */
export const decodeCfemail = (hex: string): string | undefined => {
  if (hex.length < 8 || hex.length > 600 || hex.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(hex)) return undefined
  const bytes = new Uint8Array(hex.length / 2 - 1)
  const key = Number.parseInt(hex.slice(0, 2), 16)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(i * 2 + 2, i * 2 + 4), 16) ^ key
  const text = new TextDecoder().decode(bytes)
  return text.includes('@') ? text : undefined
}

const LINK = '/cdn-cgi/l/email-protection#'

/** The address behind one of Cloudflare's protected links. */
export const cfemailOfLink = (href: string): string | undefined => {
  const at = href.indexOf(LINK)
  return at < 0 ? undefined : decodeCfemail(href.slice(at + LINK.length).split('?')[0] ?? '')
}
