import { describe, expect, it } from 'vitest'
import { isAtStart, messageKeys, readLocale } from '../../scripts/build/locales'
import { importsOf, sources } from './support/sources'

const sourceByPath = new Map(sources.map((source) => [source.path, source]))
const isDynamic = (text: string, to: string): boolean =>
  !new RegExp(
    `from\\s+'[^']*/?${
      to
        .split('/')
        .at(-1)
        ?.replace(/\.tsx?$/, '') ?? ''
    }'`
  ).test(text)

/** All modules that a script loads at its start. */
function startOf(script: string): string[] {
  const seen = new Set<string>()
  const waiting = [script]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const source = sourceByPath.get(path)
    if (source === undefined || seen.has(path)) continue
    seen.add(path)
    for (const { to, typeOnly } of importsOf(source)) if (!typeOnly && !isDynamic(source.text, to)) waiting.push(to)
  }
  return [...seen]
}

describe('the words', () => {
  it('REPO-12 that the panel draws at its start are loaded at its start', async () => {
    const keys = messageKeys(await readLocale('en'))
    const written = startOf('entrypoints/sidepanel/main.tsx').flatMap((path) =>
      [...(sourceByPath.get(path)?.text ?? '').matchAll(/['"`]([a-z_]+\.[a-z_.]+)(\$\{)?/g)].map((match) => ({
        path,
        begins: match[1] ?? '',
        open: match[2] !== undefined
      }))
    )
    expect(written.length).toBeGreaterThan(100)
    const missing = written.filter(({ begins, open }) =>
      keys.some((key) => (open ? key.startsWith(begins) : key === begins) && !isAtStart(key))
    )
    expect(missing).toEqual([])
  })
})
