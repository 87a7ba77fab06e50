import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BenchBrowser } from './browser'
import { builtExtension } from './browser'
import { figure, type Figure } from './figures'

const kilobyte = 1024

/** Gzip of the scripts that each part of the extension loads at its start, static imports included. */
export async function sizes({ stage, address }: BenchBrowser): Promise<Figure[]> {
  await stage.goto(address('sidepanel.html'))
  await stage.waitForFunction(() => performance.getEntriesByName('bahi:ready').length > 0)
  // What a page asks for before it is ready (words of its language among them) is only known by letting it run.
  const asked = await stage.evaluate(() => {
    const ready = performance.getEntriesByName('bahi:ready')[0]?.startTime ?? 0
    const before = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= ready)
    return before.map(({ name }) => new URL(name).pathname.slice(1))
  })
  const panel = new Set([...scriptsOf('sidepanel.html'), ...asked.filter((path) => path.endsWith('.js'))])
  if (panel.size === 0) throw new Error('the panel has no scripts')
  const content = readdirSync(join(builtExtension, 'content-scripts')).flatMap((file) =>
    file.endsWith('.js') ? [[...withImports(`content-scripts/${file}`)]] : []
  )
  return [
    figure('size.panel_kb', sizeOf(panel), `${panel.size} scripts`),
    figure('size.content_kb', Math.max(...content.map(sizeOf))),
    figure('size.background_kb', sizeOf(withImports('background.js')))
  ]
}

const read = (path: string): string => readFileSync(join(builtExtension, path), 'utf8')

const sizeOf = (paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).byteLength, 0) / kilobyte

/** The scripts that a built page names, with all that they import statically. */
function scriptsOf(page: string): Set<string> {
  const scripts = new Set<string>()
  for (const [, path = ''] of read(page).matchAll(/\b(?:src|href)="\/([^"]+\.js)"/g)) withImports(path, scripts)
  return scripts
}

/** A built script and all that it imports statically. */
function withImports(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const [, from = ''] of read(path).matchAll(/\b(?:import|from)\s*["'](\.{0,2}\/[^"']+\.js)["']/g))
    withImports(from.startsWith('/') ? from.slice(1) : posix.join(posix.dirname(path), from), seen)
  return seen
}
