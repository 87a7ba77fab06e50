import { browser } from 'wxt/browser'
import { deliveryHosts } from './host-access'

/** Which webmail we may follow besides Gmail: asked for by a button, given back in the settings, never at install. */

/** A webmail program at addresses of its own. Patterns as browsers match them: `https://host/*`, `https://*.host/*`. */
export interface MailSite {
  /** A brand, the same in every language. */
  readonly name: string
  readonly patterns: readonly string[]
}

const at = (...hosts: readonly string[]): readonly string[] => hosts.map((host) => `https://${host}/*`)

/** Programs that run at addresses of their own; Roundcube and others run at any and are asked for where they are met. */
export const mailSites: readonly MailSite[] = [
  {
    name: 'Outlook',
    patterns: at('outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft')
  },
  { name: 'Proton Mail', patterns: at('mail.proton.me') },
  { name: 'Yahoo Mail', patterns: at('mail.yahoo.com') },
  { name: 'AOL Mail', patterns: at('mail.aol.com') },
  { name: 'Fastmail', patterns: at('app.fastmail.com') },
  { name: 'Zoho Mail', patterns: at('mail.zoho.com', 'mail.zoho.in', 'mail.zoho.eu') }
]

/** Gmail is named in the manifest; nothing is asked for it and nothing given back. */
const fixed = 'https://mail.google.com/*'

/** Whether a pattern matches an address. Ports and paths are not part of ours. */
export function matchesPattern(pattern: string, url: string): boolean {
  const wanted = /^https:\/\/(\*\.)?([^/*]+)\/\*$/.exec(pattern)
  const { protocol, hostname } = URL.parse(url) ?? { protocol: '', hostname: '' }
  if (wanted === null || protocol !== 'https:') return false
  const [, wild, host = ''] = wanted
  return hostname === host || (wild !== undefined && hostname.endsWith(`.${host}`))
}

/** The pattern of the site that shows an address; only `https:` sites can be followed. */
export function patternOf(url: string): string | undefined {
  const { protocol, hostname } = URL.parse(url) ?? { protocol: '', hostname: '' }
  return protocol === 'https:' && hostname !== '' ? `https://${hostname}/*` : undefined
}

let granted: readonly string[] = []

/** What is allowed as far as this page knows: empty until `loadAccess` has resolved. */
export const grantedPatterns = (): readonly string[] => granted

/** Asks the browser which webmail we may follow. */
export async function loadAccess(): Promise<readonly string[]> {
  const { origins = [] } = (await browser?.permissions?.getAll()) ?? {}
  const servers = await deliveryHosts()
  granted = origins
    .filter((pattern) => pattern !== fixed && pattern.startsWith('https://') && !servers.includes(pattern))
    .toSorted()
  return granted
}

/** Asks the user. Must be called first thing in the handler of a click. */
export async function requestAccess(patterns: readonly string[]): Promise<boolean> {
  const allowed = await browser.permissions.request({ origins: [...patterns] })
  await loadAccess()
  return allowed
}

/** Gives the permission back. */
export async function returnAccess(patterns: readonly string[]): Promise<void> {
  await browser.permissions.remove({ origins: [...patterns] })
  await loadAccess()
}

/**
 * Tells when something was allowed or taken back, also in the browser's own settings, until the signal ends it.
 * @param changed gets the patterns that were added or removed
 */
export function watchAccess(
  changed: (event: { readonly added?: readonly string[]; readonly removed?: readonly string[] }) => void,
  signal?: AbortSignal
): void {
  async function follow(origins: readonly string[]): Promise<void> {
    const servers = await deliveryHosts()
    const mail = origins.filter((pattern) => !servers.includes(pattern))
    if (mail.length === 0) return
    granted = [...new Set([...granted, ...mail])].toSorted()
    changed({ added: mail })
  }
  const added = ({ origins = [] }: { origins?: string[] }): void => void follow(origins)
  const removed = ({ origins = [] }: { origins?: string[] }): void => {
    granted = granted.filter((pattern) => !origins.includes(pattern))
    changed({ removed: origins })
  }
  browser?.permissions?.onAdded.addListener(added)
  browser?.permissions?.onRemoved.addListener(removed)
  signal?.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(added)
    browser.permissions.onRemoved.removeListener(removed)
  })
}
