/** Content lines of vCard (RFC 6350 §3.2) and iCalendar (RFC 5545 §3.1): at most 75 octets, CRLF, folds inside no letter. */

const most = 75
const encoder = new TextEncoder()

/** One property with its line end. */
export function contentLine(text: string): string {
  if (text.length <= most / 3) return `${text}\r\n`
  let line = ''
  let octets = 0
  let out = ''
  for (const letter of text) {
    const size = letter.length === 1 && letter.charCodeAt(0) < 0x80 ? 1 : encoder.encode(letter).length
    if (octets + size > most) {
      out += `${line}\r\n `
      line = ''
      octets = 1
    }
    line += letter
    octets += size
  }
  return `${out}${line}\r\n`
}

/** A text value: backslash, comma, semicolon and line ends escaped (RFC 6350 §3.4, RFC 5545 §3.3.11). */
export const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[,;]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)

/** A parameter value: quoted where it must be, with RFC 6868 for quotes and line ends. */
export function parameter(text: string): string {
  const safe = text
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replaceAll(/\r\n|\r|\n/g, '^n')
  return /[:;,]/.test(safe) ? `"${safe}"` : safe
}
