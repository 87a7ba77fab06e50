import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built extension with the permission that a person gives by a click which no test can make. */
export interface AllowedExtension {
  readonly path: string
  readonly remove: () => void
}

/** @param hosts patterns as in a manifest */
export function allowHosts(hosts: readonly string[]): AllowedExtension {
  const path = mkdtempSync(join(tmpdir(), 'bahi-allowed-'))
  cpSync(fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url)), path, { recursive: true })
  const manifest = join(path, 'manifest.json')
  const before = JSON.parse(readFileSync(manifest, 'utf8')) as object
  writeFileSync(manifest, JSON.stringify({ ...before, host_permissions: hosts }))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
