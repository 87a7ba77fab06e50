import { fileURLToPath } from 'node:url'
import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { localesPlugin } from './scripts/build/locales.ts'
import { ourAdapters } from './test/outside/plugin.ts'

/** Vitest's report of failures needs `Map.groupBy`, which Node 20 lacks. */
function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}
if (!('groupBy' in Map)) Object.assign(Map, { groupBy })

const plugins = [preact(), localesPlugin()]
/** Long enough for property tests on a busy machine; no test here measures time. */
const testTimeout = 60_000
/** Minutes of work, none of which waits for anything. */
const long = [
  'test/scripts/**/*.test.ts',
  'test/**/{mutation,mutants,hostile,converge,convergence,crash,rebuild,three-replicas}.test.ts',
  'test/sync/archive/*.test.ts',
  'test/sync/hub/folder-backup.test.ts',
  'test/{crm,sync/store}/merge.test.ts'
]
const unit = {
  testTimeout,
  include: ['test/**/*.test.{ts,tsx}'],
  exclude: ['test/e2e/**', 'test/components/**', ...long]
}

export default defineConfig({
  test: {
    projects: [
      { plugins, test: { name: 'unit', environment: 'node', ...unit } },
      { plugins, test: { name: 'long', environment: 'node', testTimeout: 3 * testTimeout, include: long } },
      {
        plugins,
        test: {
          name: 'components',
          testTimeout,
          environment: 'happy-dom',
          include: ['test/components/**/*.test.{ts,tsx}']
        }
      },
      {
        plugins: [ourAdapters()],
        test: {
          name: 'outside',
          environment: 'node',
          testTimeout,
          // Some of them give their peers a few milliseconds; another try waits until the machine may have more of them.
          retry: { count: 8, delay: 1000 },
          // It reaches into another package's own tests, which are TypeScript as published.
          include: ['node_modules/@automerge/automerge-repo/test/**/*.test.ts'],
          exclude: [],
          setupFiles: [fileURLToPath(new URL('./test/outside/setup.ts', import.meta.url))],
          server: { deps: { inline: [/@automerge\/automerge-repo/] } }
        }
      },
      {
        plugins,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [fileURLToPath(new URL('./test/e2e/setup.ts', import.meta.url))],
          // They wait more than they work: two browsers keep two cores busy.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000
        }
      }
    ]
  }
})
