import { runStorageAdapterTests } from '@automerge/automerge-repo/helpers/tests/storage-adapter-tests.js'
import type { StorageAdapterInterface } from '@automerge/automerge-repo/slim'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { serveSamples } from '../../scripts/browser/sites'
import { bundle } from './support/bundle'
import type { Stored, storagePage } from './support/storage-page'

/** automerge-repo's own acceptance suite, with the adapter in Chromium's IndexedDB and the suite in this process. */

let browser: Launched
let page: Page
let number = 0

beforeAll(async () => {
  browser = await launchExtension()
  await serveSamples(browser.context)
  page = await browser.context.newPage()
  await page.goto('https://storage.example/')
  await page.evaluate(await bundle('storage-page.ts'))
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
