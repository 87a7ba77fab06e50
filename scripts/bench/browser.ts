import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { launchExtension, type Launched } from '../browser/launch'
import { withTarget } from '../browser/target'
import type { Bench } from './page'
import type { Watch } from './watch'

export const builtExtension = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url))

/** The one browser of a run. */
export interface BenchBrowser extends Launched {
  /** A page of the extension that works with the ledger; `bench` is there. */
  readonly desk: Page
  /** A page in front of which things are painted; `watch` is there after every `goto`. */
  readonly stage: Page
  /** The code that makes `bench`, for another page. */
  readonly pageCode: string
  readonly address: (path: string) => string
  /** What is in use in the hub's page after a garbage collection, WebAssembly and buffers included, bytes. */
  readonly hubMemory: () => Promise<number>
}

declare global {
  var bench: Bench
  var watch: Watch
}

const size = { width: 420, height: 860 }

const blankPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Blank</title></head><body><p id="blank">One line of text.</p></body></html>`

/** Starts Chromium with a copy of the built extension that has a blank page besides. */
export async function openBrowser(): Promise<BenchBrowser> {
  const extension = mkdtempSync(join(tmpdir(), 'bahi-bench-'))
  cpSync(builtExtension, extension, { recursive: true })
  writeFileSync(join(extension, 'blank.html'), blankPage)
  const browser = await launchExtension({
    extension,
    // Frames when they are ready: otherwise every time would be rounded up to the next tick of a 60 Hz screen.
    args: ['--disable-frame-rate-limit', '--disable-gpu-vsync']
  })
  const [pageCode, watching] = await Promise.all([bundle('page.ts'), bundle('watch.ts')])
  const desk = await browser.open('blank.html')
  await desk.evaluate(pageCode)
  const stage = await browser.context.newPage()
  await stage.setViewportSize(size)
  await stage.addInitScript(watching)
  return {
    ...browser,
    desk,
    stage,
    pageCode,
    address: (path) => `chrome-extension://${browser.extensionId}/${path}`,
    hubMemory: () => memoryOf(browser, '/hub.html'),
    close: async () => {
      await browser.close()
      rmSync(extension, { recursive: true, force: true })
    }
  }
}

/** A file of this folder with all that it imports, to be run in a page. */
export async function bundle(file: string): Promise<string> {
  const input = fileURLToPath(new URL(file, import.meta.url))
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, rollupOptions: { input, output: { format: 'iife' } } }
  })
  const [first] = [made].flat()
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk === undefined) throw new Error(`nothing was bundled from ${file}`)
  return chunk.code
}

interface Heap {
  readonly usedSize: number
  readonly embedderHeapUsedSize?: number
  readonly backingStorageSize?: number
}

const memoryOf = (browser: Launched, path: string): Promise<number> =>
  withTarget(browser, path, async (ask) => {
    await ask('HeapProfiler.enable')
    await ask('HeapProfiler.collectGarbage')
    await ask('HeapProfiler.collectGarbage')
    const heap = (await ask('Runtime.getHeapUsage')) as Heap
    return heap.usedSize + (heap.embedderHeapUsedSize ?? 0) + (heap.backingStorageSize ?? 0)
  })
