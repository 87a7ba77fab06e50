import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, root, sources } from './support/sources'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'PRIVACY.md', 'SECURITY.md', 'CHANGELOG.md'].filter((path) =>
    existsSync(join(root, path))
  ),
  ...filesBelow('docs', /\.md$/)
].map((path) => ({ path, text: read(path) }))

/** Rules are written `**STO-20**` where they are defined; tests repeat the id in a name. */
const rules = pages
  .filter(({ path }) => path.startsWith('docs/spec/'))
  .flatMap(({ text }) => [...text.matchAll(/\*\*([A-Z]{2,6}-\d+)\*\*/g)].map((match) => match[1] ?? ''))
const tests = sources.filter(({ path }) => /\.test\.tsx?$/.test(path))
const named = new Set(tests.flatMap(({ text }) => [...text.matchAll(/\b[A-Z]{2,6}-\d+\b/g)].map((match) => match[0])))

describe('the documents', () => {
  it('REPO-11 name every rule once, and a test names each', () => {
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
    expect(rules.filter((rule) => !named.has(rule))).toEqual([])
  })

  it('REPO-11 define every rule that a test names', () => {
    const families = new Set(rules.map((rule) => rule.split('-')[0]))
    expect([...named].filter((id) => families.has(id.split('-')[0]) && !rules.includes(id))).toEqual([])
  })

  it('REPO-11 link to files that exist', () => {
    const missing = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map((match) => posix.join(dirname(path), match[1] ?? ''))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${path} → ${target}`)
    )
    expect(missing).toEqual([])
  })

  it('REPO-11 name files of ours that exist', () => {
    const own = /`((?:capture|components|crm|docs|entrypoints|locales|platform|scripts|sync|test)\/[\w./-]*[\w/])`/g
    const missing = pages.flatMap(({ path, text }) =>
      [...text.matchAll(own)]
        .map((match) => match[1] ?? '')
        .filter((target) => !['', '.ts'].some((ending) => existsSync(join(root, target + ending))))
        .map((target) => `${path} → ${target}`)
    )
    expect(missing).toEqual([])
  })

  it('REPO-11 describe the commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const readme = pages.find(({ path }) => path === 'README.md')?.text ?? ''
    const told = [...readme.matchAll(/`npm (?:run )?([\w:]+)/g)].map((match) => match[1] ?? '')
    expect(told.filter((name) => !['install', 'ci', ...Object.keys(scripts)].includes(name))).toEqual([])
    if (readme === '') return
    expect(Object.keys(scripts).filter((name) => !told.includes(name) && !name.includes(':'))).toEqual([])
  })
})
