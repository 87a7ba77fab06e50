import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { preact } from '@preact/preset-vite'
import { build } from 'vite'
import { localesPlugin } from '../../../scripts/build/locales'

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

export interface PreviewSite {
  readonly address: string
  readonly close: () => void
}

/** Builds the preview page, which is in no build of the extension, and serves it on loopback from memory. */
export async function servePreview(): Promise<PreviewSite> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../../../entrypoints/preview', import.meta.url)),
    plugins: [preact(), localesPlugin()],
    build: { write: false, target: 'esnext' }
  })
  const files = new Map<string, string | Uint8Array>()
  for (const result of [made].flat()) {
    if (!('output' in result)) continue
    for (const file of result.output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source)
  }
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const name = path === '/' ? '/index.html' : path
    const body = files.get(name)
    response.statusCode = body === undefined ? 404 : 200
    response.setHeader('content-type', types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream')
    response.end(body)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the preview could not be served')
  return { address: `http://127.0.0.1:${address.port}`, close: () => void server.close() }
}
