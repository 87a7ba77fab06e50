import { afterEach, describe, expect, it, vi } from 'vitest'
import { openTab } from '../../platform/browser'

afterEach(() => vi.unstubAllGlobals())

describe('opening an address', () => {
  it('opens web pages only: nothing that could run or read', async () => {
    const open = vi.fn<(url: string) => void>()
    vi.stubGlobal('open', open)
    vi.stubGlobal('location', { href: 'chrome-extension://x/sidepanel.html', protocol: 'chrome-extension:' })
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'blob:null/1'])
      await openTab(url)
    expect(open).not.toHaveBeenCalled()
    await openTab('https://mail.google.com/')
    await openTab('app.html#/person/per_1')
    expect(open.mock.calls.map(([url]) => url)).toEqual(['https://mail.google.com/', 'app.html#/person/per_1'])
  })
})
