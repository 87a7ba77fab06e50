import { browser } from 'wxt/browser'

/** The few things the interface asks of the browser; each does nothing where there is no extension. */

/** Opens an address in a new tab. Only `https:`, `http:` and our own pages. */
export async function openTab(url: string): Promise<void> {
  const { protocol } = new URL(url, globalThis.location?.href)
  if (protocol !== 'https:' && protocol !== 'http:' && protocol !== globalThis.location?.protocol) return
  if (browser?.tabs) await browser.tabs.create({ url })
  else globalThis.open(url, '_blank', 'noopener')
}

/** Address of one of our own pages, e.g. `app.html#/person/per_…`. */
export function ownPage(path: string): string {
  return browser?.runtime ? new URL(path, browser.runtime.getURL('/')).href : `/${path}`
}

/** The keys that the browser has bound to our commands, by command name; empty strings are left out. */
export async function boundKeys(): Promise<Readonly<Record<string, string>>> {
  const commands = (await browser?.commands?.getAll()) ?? []
  return Object.fromEntries(
    commands.flatMap(({ name, shortcut }) => (name && shortcut ? [[name, shortcut] as const] : []))
  )
}

/** Firefox only, and therefore not in the types of Chrome's API. */
interface FirefoxApi {
  readonly sidebarAction: { readonly open: () => Promise<void> }
  readonly commands: { readonly openShortcutSettings: () => Promise<void> }
}

/** Opens the panel of a window. Must be called first thing in the handler of a user's act: after any wait it is refused. */
export function openSidePanel(windowId: number | undefined): Promise<void> {
  if (import.meta.env.FIREFOX) return (browser as unknown as FirefoxApi).sidebarAction.open()
  return windowId === undefined ? Promise.resolve() : browser.sidePanel.open({ windowId })
}

/** Opens the browser's own page where the keys of extensions are changed. */
export async function openShortcutSettings(): Promise<void> {
  if (import.meta.env.FIREFOX) await (browser as unknown as FirefoxApi).commands.openShortcutSettings()
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
}

/** The version of the extension as in its manifest. */
export const appVersion = (): string => browser?.runtime?.getManifest().version ?? '0'
