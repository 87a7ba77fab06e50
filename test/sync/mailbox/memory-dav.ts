/** A WebDAV server in memory, as `fetch`: just what a place asks of one. */
export interface MemoryDav {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** The files of a folder. */
  readonly names: (folder: string) => readonly string[]
  down: boolean
}

export function memoryDav(): MemoryDav {
  const folders = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>()
  const answer = (status: number, body: BodyInit | null = null): Response => new Response(body, { status })
  const self: MemoryDav = {
    down: false,
    names: (folder) => [...folders].flatMap(([path, files]) => (path.endsWith(`/${folder}/`) ? [...files.keys()] : [])),
    fetch: async (url, { method, body }) => {
      if (self.down) throw new TypeError('offline')
      const { pathname } = new URL(url)
      const name = pathname.slice(pathname.lastIndexOf('/') + 1)
      const home = pathname.slice(0, pathname.lastIndexOf('/') + 1)
      if (method === 'MKCOL') {
        folders.set(home, new Map())
        return answer(201)
      }
      const files = folders.get(home)
      if (files === undefined) return answer(404)
      if (method === 'PUT') {
        files.set(name, new Uint8Array(await new Response(body ?? null).arrayBuffer()))
        return answer(201)
      }
      if (method === 'DELETE') return answer(files.delete(name) ? 204 : 404)
      const found = files.get(name)
      if (method === 'GET') return found === undefined ? answer(404) : answer(200, found.slice())
      const one = (href: string, prop: string): string =>
        `<response><href>${href}</href><propstat><prop>${prop}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`
      const list = [...files].map(([file, bytes]) =>
        one(home + file, `<resourcetype/><getcontentlength>${bytes.length}</getcontentlength>`)
      )
      const own = one(home, '<resourcetype><collection/></resourcetype>')
      return answer(207, `<?xml version="1.0"?><multistatus xmlns="DAV:">${own}${list.join('')}</multistatus>`)
    }
  }
  return self
}
