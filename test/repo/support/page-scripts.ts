import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { root } from './sources'

const scriptTag = /<script[^>]+src="([^"]+)"|<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g
const staticImport = /\b(?:import|export)\b[^'"()]*?\bfrom\s*["']([^"']+)["']|\bimport\s*["']([^"']+)["']/g

/** The texts of all scripts that a built page loads before anything is asked of it: its own and their static imports. */
export function initialScripts(folder: string, page: string): string[] {
  const texts = new Map<string, string>()
  const add = (path: string): void => {
    if (texts.has(path)) return
    const text = readFileSync(join(root, folder, path), 'utf8')
    texts.set(path, text)
    for (const match of text.matchAll(staticImport)) add(posix.join(posix.dirname(path), match[1] ?? match[2] ?? ''))
  }
  const html = readFileSync(join(root, folder, page), 'utf8')
  for (const match of html.matchAll(scriptTag)) add((match[1] ?? match[2] ?? '').replace(/^\//, ''))
  return [...texts.values()]
}
