import { browser } from 'wxt/browser'

/** Servers that deliver for a team: each is asked for by a button. They are no webmail, and nothing is read in their pages. */

const key = 'deliveryHosts'

/** The pattern by which browsers name a server; ports are no part of it. */
export function hostPattern(address: string): string | undefined {
  const { protocol, hostname } = URL.parse(address) ?? { protocol: '', hostname: '' }
  return /^https?:$/.test(protocol) && hostname !== '' ? `${protocol}//${hostname}/*` : undefined
}

/** Patterns of the servers that were asked for as such. */
export async function deliveryHosts(): Promise<readonly string[]> {
  const stored = await browser?.storage?.local?.get(key)
  const found: unknown = stored?.[key]
  return Array.isArray(found) ? found.filter((pattern) => typeof pattern === 'string') : []
}

/** Asks the user for a server. Must be called first thing in the handler of a click. */
export async function requestHost(pattern: string): Promise<boolean> {
  const had = browser.permissions.contains({ origins: [pattern] })
  const asking = browser.permissions.request({ origins: [pattern] })
  if (await had) return asking
  // Noted while the user is being asked, so that nobody takes the new permission for one to follow mail.
  await browser.storage.local.set({ [key]: [...new Set([...(await deliveryHosts()), pattern])] })
  return asking
}
