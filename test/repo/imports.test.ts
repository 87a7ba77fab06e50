import { describe, expect, it } from 'vitest'
import { importsOf, sources, type Import } from './support/sources'

type Rule = (to: string, line: Import) => boolean

const inside =
  (...folders: readonly string[]): Rule =>
  (to) =>
    folders.some((folder) => to === folder || to.startsWith(`${folder}/`))
const typesOf =
  (...folders: readonly string[]): Rule =>
  (to, line) =>
    line.typeOnly && inside(...folders)(to, line)
const packages =
  (...names: readonly string[]): Rule =>
  (to) =>
    names.some((name) => to === name || to.startsWith(`${name}/`))

const captureParsers = ['hucre', 'libphonenumber-js', 'papaparse', 'postal-mime', 'stdnum', 'tldts', 'valibot']
const anything: Rule = () => true

/** What each folder may import besides its own files: `ARCHITECTURE.md`, "Folders". */
const mayImport: Readonly<Record<string, readonly Rule[]>> = {
  platform: [inside('locales'), packages('#imports', 'wxt/browser')],
  crm: [inside('platform'), packages('valibot')],
  capture: [inside('platform'), typesOf('crm'), packages(...captureParsers)],
  sync: [inside('platform', 'crm'), packages('@automerge', '@hpke', '@noble', 'cborg', 'idb', 'valibot')],
  components: [
    inside('platform', 'crm', 'sync/api.ts'),
    typesOf('capture'),
    packages('preact', '@preact/signals', 'uqr', 'valibot'),
    (to) => to.endsWith('.module.css') || to.endsWith('.css')
  ],
  entrypoints: [anything],
  scripts: [anything],
  test: [anything]
}

const folderOf = (path: string): string => path.split('/')[0] ?? ''
const all = sources.flatMap(importsOf)

describe('import lines', () => {
  it('REPO-1 follow the table of the architecture', () => {
    const wrong = all.filter((line) => {
      const folder = folderOf(line.from)
      if (folderOf(line.to) === folder) return false
      return !(mayImport[folder] ?? []).some((rule) => rule(line.to, line))
    })
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('REPO-1 never reach into an entrypoint, a script or a test from elsewhere', () => {
    const wrong = all.filter(({ from, to }) => {
      const folder = folderOf(to)
      return (
        ['entrypoints', 'scripts', 'test'].includes(folder) && folder !== folderOf(from) && folderOf(from) !== 'test'
      )
    })
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('REPO-2 form no cycle', () => {
    const runtime = new Map<string, string[]>()
    for (const { from, to, typeOnly } of all) {
      if (!typeOnly) runtime.set(from, [...(runtime.get(from) ?? []), to])
    }
    expect(findCycle(runtime)).toEqual([])
  })
})

describe('the check of cycles', () => {
  it('finds one', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']]
    ])
    expect(findCycle(graph)).toEqual(['b', 'c', 'b'])
  })
})

/** The files of one cycle, the first again at the end; empty when there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): string[] => {
    const at = path.indexOf(file)
    if (at !== -1) return [...path.slice(at), file]
    if (done.has(file)) return []
    path.push(file)
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next)
      if (cycle.length > 0) return cycle
    }
    path.pop()
    done.add(file)
    return []
  }
  for (const file of graph.keys()) {
    const cycle = visit(file)
    if (cycle.length > 0) return cycle
  }
  return []
}
