import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The folders whose files we write ourselves. */
const sourceFolders = ['capture', 'components', 'crm', 'entrypoints', 'platform', 'scripts', 'sync', 'test'] as const

/** A source file, with its path from the project's folder in forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

export interface Import {
  readonly from: string
  /** A path from the project's folder, or a package's name with its path. */
  readonly to: string
  readonly typeOnly: boolean
}

/** All files below a folder with one of the endings, sorted; fixtures are data, not source. */
export function filesBelow(folder: string, endings: RegExp): string[] {
  let names: string[]
  try {
    names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
  return names
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => endings.test(path) && !path.startsWith('test/fixtures/'))
    .sort()
}

export const sources: readonly Source[] = sourceFolders
  .flatMap((folder) => filesBelow(folder, /\.(?:tsx?|mjs)$/))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

const importLine =
  /^(?:import|export)\s+(?:(type)\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
const namedOnlyTypes = /^(?:import|export)\s+\{\s*(?:type\s+[\w$]+(?:\s+as\s+[\w$]+)?\s*,?\s*)+\}\s+from/

const withoutQuery = (specifier: string): string => specifier.replace(/\?.*$/, '')

const known = new Set(sources.map(({ path }) => path))

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  const path = posix.join(dirname(from), withoutQuery(specifier))
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`, `${path}/index.ts`, `${path}/index.tsx`]
  return candidates.find((candidate) => known.has(candidate)) ?? path
}

/** The import and re-export lines of a file, dynamic imports included. */
export function importsOf({ path, text }: Source): Import[] {
  return [...text.matchAll(importLine)].map((match) => ({
    from: path,
    to: resolve(path, match[2] ?? match[3] ?? ''),
    typeOnly: match[1] === 'type' || namedOnlyTypes.test(match[0])
  }))
}
