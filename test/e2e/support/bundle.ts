import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** A file of this folder and all that it imports as one classic script, to be run in a page. */
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
