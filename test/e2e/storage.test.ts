import { fileURLToPath } from 'node:url'
import { runStorageAdapterTests } from '@automerge/automerge-repo/helpers/tests/storage-adapter-tests.js'
import type { StorageAdapterInterface } from '@automerge/automerge-repo/slim'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { serveSamples } from '../../scripts/browser/sites'
import type { Stored, storagePage } from './support/storage-page'

/** automerge-repo's own acceptance suite, with the adapter in Chromium's IndexedDB and the suite in this process. */

let browser: Launched
let page: Page
let number = 0

/** The adapter and what it imports as one classic script. */
async function bundle(): Promise<string> {
  const input = fileURLToPath(new URL('support/storage-page.ts', import.meta.url))
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, rollupOptions: { input, output: { format: 'iife' } } }
  })
  const [first] = [made].flat()
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk === undefined) throw new Error('nothing was bundled')
  return chunk.code
}

beforeAll(async () => {
  browser = await launchExtension()
  await serveSamples(browser.context)
  page = await browser.context.newPage()
  await page.goto('https://storage.example/')
  await page.evaluate(await bundle())
})
afterAll(() => browser.close())

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const decode = (text: string | undefined): Uint8Array | undefined =>
  text === undefined ? undefined : new Uint8Array(Buffer.from(text, 'base64'))

function call<T>(method: keyof typeof storagePage, ...args: readonly unknown[]): Promise<T> {
  return page.evaluate(
    ([name, given]) =>
      (globalThis as unknown as { storagePage: Record<string, (...given: readonly unknown[]) => T> }).storagePage[
        name
      ]!(...given),
    [method, args] as const
  )
}

const adapter: StorageAdapterInterface = {
  load: async (key) => decode(await call<string | undefined>('load', key)),
  loadRange: async (key) => (await call<Stored[]>('loadRange', key)).map((one) => ({ ...one, data: decode(one.data) })),
  save: (key, data) => call('save', key, encode(data)),
  remove: (key) => call('remove', key),
  removeRange: (key) => call('removeRange', key)
}

runStorageAdapterTests(async () => {
  await call('open', `ldg_chromium${number++}`)
  return { adapter, teardown: () => call('close') }
}, 'STO-20 in Chromium')
