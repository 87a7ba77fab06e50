import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { filesBelow, root } from './support/sources'
import { initialScripts } from './support/page-scripts'

/** Set by `npm test` and `npm run check`, which build first: an old build says nothing. */
const built = process.env.BAHI_BUILT === '1'
const folders = { chrome: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const kilobytes = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0) / 1024

describe.runIf(built).each(['chrome', 'firefox'] as const)('the build for %s', (browser) => {
  const folder = folders[browser]

  it('REPO-7 asks for no other permission, host or resource than was reviewed', async () => {
    const manifest: unknown = JSON.parse(read(`${folder}/manifest.json`))
    await expect(JSON.stringify(manifest, null, 2)).toMatchFileSnapshot(`snapshots/manifest.${browser}.json`)
  })

  it('REPO-8 loads no code from elsewhere and evaluates no text', () => {
    const scripts = filesBelow(folder, /\.(?:js|html)$/)
    const wrong = scripts.filter((path) =>
      /\b(?:import|importScripts)\(\s*["'`]https?:|<script[^>]+src=["']https?:|new Function\(|\beval\(/.test(read(path))
    )
    expect(wrong).toEqual([])
  })

  it('REPO-9 keeps the background within 10 KB, the mail script within 25 KB, the panel within 60 KB, zipped', () => {
    if (browser === 'chrome') expect(kilobytes([read(`${folder}/background.js`)])).toBeLessThanOrEqual(10)
    for (const script of ['gmail', 'webmail'])
      expect(kilobytes([read(`${folder}/content-scripts/${script}.js`)])).toBeLessThanOrEqual(25)
    expect(kilobytes(initialScripts(folder, 'sidepanel.html'))).toBeLessThanOrEqual(60)
  })

  it('REPO-13 paints no page before its theme is known', () => {
    const blocking = / async blocking="render"><\/script>\s*<script type="module" blocking="render" /
    for (const page of ['sidepanel', 'app', 'options', 'welcome']) {
      const html = read(`${folder}/${page}.html`)
      if (browser === 'chrome') expect(html, page).toMatch(blocking)
      else expect(html, page).toMatch(/<script src="\/start.js"><\/script>/)
    }
  })

  it('REPO-10 is at most 7 MB', () => {
    const bytes = filesBelow(folder, /./).reduce((sum, path) => sum + safeSize(path), 0)
    expect(bytes / 1024 / 1024).toBeLessThanOrEqual(7)
  })
})

/** Folders have no bytes of their own. */
function safeSize(path: string): number {
  try {
    return readFileSync(join(root, path)).length
  } catch {
    return 0
  }
}
