import { describe, expect, it } from 'vitest'
import { filesBelow, sources } from './support/sources'

const lineCount = (text: string): number => text.split('\n').length - 1

describe('source files', () => {
  it('REPO-3 have at most 400 lines', () => {
    const long = sources.filter(({ text }) => lineCount(text) > 400)
    expect(long.map(({ path, text }) => `${path}: ${lineCount(text)}`)).toEqual([])
  })

  it('REPO-4 compose in entrypoints and nothing else: at most 80 lines', () => {
    const long = sources.filter(({ path, text }) => path.startsWith('entrypoints/') && lineCount(text) > 80)
    expect(long.map(({ path, text }) => `${path}: ${lineCount(text)}`)).toEqual([])
  })

  it('REPO-5 have names in kebab-case', () => {
    const name = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:tsx?|mjs|module\.css|css)$/
    const styles = filesBelow('components', /\.css$/)
    const odd = [...sources.map(({ path }) => path), ...styles].filter(
      (path) => !name.test(path.split('/').at(-1) ?? '')
    )
    expect(odd).toEqual([])
  })

  it('REPO-6 name no absolute path of a machine', () => {
    const found = sources.filter(({ text }) => /["'`](?:\/home\/|\/Users\/|\/root\/|\/work\/)/.test(text))
    expect(found.map(({ path }) => path)).toEqual([])
  })
})
