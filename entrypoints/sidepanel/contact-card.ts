import { browser } from '#imports'
import type { ReadingError } from '../../components/capture/page-context'

/** Bytes; a card with a photograph has some hundred thousand. */
const most = 4_000_000

/** In the page: fetches a file of its own site as the page would. Answers in base64, or `undefined`. */
async function fetchHere(address: string, limit: number): Promise<string | undefined> {
  const answer = await fetch(address, { credentials: 'same-origin' })
  if (!answer.ok || new URL(answer.url).origin !== location.origin) return undefined
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes.length > limit) return undefined
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}

/** Fetches a contact card that a page links to, by the page itself and from its own site only. */
export async function fetchCard(tabId: number, page: string | undefined, url: string): Promise<File | ReadingError> {
  const address = URL.parse(url)
  if (address === null || page === undefined || URL.parse(page)?.origin !== address.origin) return 'other-site'
  const run = browser.scripting.executeScript({ target: { tabId }, func: fetchHere, args: [address.href, most] })
  const result = await run.then(([frame]) => ({ base64: frame?.result as unknown })).catch(() => undefined)
  if (result === undefined) return 'no-access'
  if (typeof result.base64 !== 'string') return 'no-answer'
  const bytes = Uint8Array.from(atob(result.base64), (letter) => letter.charCodeAt(0))
  return new File([bytes], address.pathname.split('/').at(-1) ?? 'card.vcf', { type: 'text/vcard' })
}
