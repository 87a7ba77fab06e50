import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFirefox, type Firefox } from './support/marionette'

const executable = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr'
const built = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url))

let firefox: Firefox

/** Opens our sidebar as a click on its button would, and gives its browser element to `body` as `sidebar`. */
const openSidebar = `
  const key = [...SidebarController.sidebars.keys()].find((name) => name.startsWith('bahi_'))
  await SidebarController.show(key)
  const sidebar = SidebarController.browser.contentDocument.getElementById('webext-panels-browser')`

/** Runs an expression inside the sidebar, which lives in the extension's own process. */
const inside = (expression: string): string => `
  ${openSidebar}
  const answer = new Promise((resolve) => {
    const hear = ({ data }) => {
      sidebar.messageManager.removeMessageListener('bahi', hear)
      resolve(data)
    }
    sidebar.messageManager.addMessageListener('bahi', hear)
  })
  const source = ${JSON.stringify(`sendAsyncMessage('bahi', (() => { const { document } = content; return ${expression} })())`)}
  sidebar.messageManager.loadFrameScript('data:,' + encodeURIComponent(source), false)
  return answer`

describe.runIf(existsSync(executable))('the build for Firefox', () => {
  beforeAll(async () => {
    firefox = await startFirefox(executable)
  })
  afterAll(() => firefox.close())

  it('SHELL-16 installs in Firefox ESR and opens its sidebar', async () => {
    expect(await firefox.install(built)).toBe('bahi@bahi.example')
    const address = (): Promise<string> => firefox.inWindow(`${openSidebar}; return sidebar.currentURI.spec`)
    await expect.poll(address, { timeout: 15_000 }).toMatch(/^moz-extension:\/\/[\w-]+\/sidepanel\.html/)
    const count = (): Promise<number> =>
      firefox.inWindow(inside("document.querySelectorAll('nav a, nav button').length"))
    await expect.poll(count, { timeout: 15_000 }).toBeGreaterThan(2)
  })

  it('SHELL-16 keeps the ledger in its background page', async () => {
    const press = "[...document.querySelectorAll('main button')].find(({ textContent }) => /sample/i.test(textContent))"
    const pressed = (): Promise<boolean> => firefox.inWindow(inside(`(${press}?.click(), ${press} !== undefined)`))
    await expect.poll(pressed, { timeout: 15_000 }).toBe(true)
    const people = (): Promise<number> =>
      firefox.inWindow(inside('document.querySelectorAll(\'main a[href*="per_"]\').length'))
    await expect.poll(people, { timeout: 60_000 }).toBeGreaterThan(5)
  })

  it('SHELL-16 does not open it by itself at install', async () => {
    const opened = await firefox.inWindow<boolean>(
      `const { manifest } = WebExtensionPolicy.getByID('bahi@bahi.example').extension; return manifest.sidebar_action.open_at_install`
    )
    expect(opened).toBe(false)
  })
})
