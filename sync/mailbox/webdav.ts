import { err, ok, type Result } from '../../platform/result'
import { mostFiles, type BlobStore, type Bytes, type PlaceFault, type StoredFile } from './place'
import { readLimited } from './read-limited'
import { readMultistatus } from './multistatus'

/** A folder on a WebDAV server (RFC 4918): Nextcloud, a NAS, nginx, Apache, rclone. */

export interface WebdavOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Reads well-formed XML and gives `undefined` for anything else. */
  readonly parseXml: (text: string) => Document | undefined
  /** The folder that the user named. */
  readonly address: string
  /** The folder in it that is ours alone. */
  readonly folder: string
  readonly user: string
  readonly password: string
  /** Milliseconds until a request counts as failed. */
  readonly patience?: number
}

const longestListing = 16 * 1024 * 1024

const question =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getetag/><getlastmodified/></prop></propfind>'

/** What a status says about the place; `undefined` for those that are no fault. */
function faultOf(response: Response): PlaceFault | undefined {
  const { status } = response
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) return { kind: 'moved' }
  if (status < 300) return undefined
  if (status === 401 || status === 403) return { kind: 'denied' }
  if (status === 404 || status === 409 || status === 410) return { kind: 'missing' }
  if (status === 412) return { kind: 'exists' }
  if (status === 413) return { kind: 'too-large' }
  if (status === 507) return { kind: 'full' }
  return status === 408 || status === 429 || status >= 502 ? { kind: 'offline' } : { kind: 'odd', status }
}

/** An address with a slash at its end, or `undefined` when it is none that a password may be sent to. */
export function webdavAddress(text: string): URL | undefined {
  const url = URL.parse(text.trim())
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return undefined
  // A password in the clear only within one's own network, where many storage boxes speak nothing else.
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isNearby(url.hostname))) return undefined
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

/** Whether a host is on this machine or in a private network (RFC 1918, RFC 4193, RFC 6762, RFC 8375). */
const isNearby = (host: string): boolean =>
  host === 'localhost' ||
  /\.(?:local|lan|home\.arpa|internal)$/.test(host) ||
  /^(?:127|10)(?:\.\d{1,3}){3}$/.test(host) ||
  /^(?:192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2}$/.test(host) ||
  /^\[(?:::1|f[cd][0-9a-f]{2}:[0-9a-f:]*|fe80:[0-9a-f:]*)\]$/.test(host)

export function createWebdavPlace(options: WebdavOptions): BlobStore {
  const { user, password, patience = 60_000 } = options
  const base = webdavAddress(options.address)
  const home = base === undefined ? undefined : new URL(`${encodeURIComponent(options.folder)}/`, base).href
  const authorization = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${password}`)))}`

  async function ask(
    name: string,
    method: string,
    more: { body?: BodyInit; headers?: Record<string, string> } = {}
  ): Promise<Result<Response, PlaceFault>> {
    if (home === undefined) return err({ kind: 'missing' })
    try {
      const response = await options.fetch(home + name, {
        method,
        headers: { ...(user === '' ? {} : { authorization }), ...more.headers },
        ...(more.body === undefined ? {} : { body: more.body }),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(patience)
      })
      const fault = faultOf(response)
      if (fault === undefined) return ok(response)
      await response.body?.cancel().catch(() => {})
      return err(fault)
    } catch {
      return err({ kind: 'offline' })
    }
  }

  async function done(
    name: string,
    method: string,
    more?: { body: Bytes; headers: Record<string, string> }
  ): Promise<Result<undefined, PlaceFault>> {
    const answer = await ask(name, method, more)
    if (!answer.ok) return answer
    await answer.value.body?.cancel().catch(() => {})
    return ok(undefined)
  }

  async function content(response: Response, most: number): Promise<Result<Bytes, PlaceFault>> {
    if (response.body === null) return ok(new Uint8Array())
    try {
      const bytes = await readLimited(response.body, most)
      return bytes === undefined ? err({ kind: 'too-large' }) : ok(bytes)
    } catch {
      return err({ kind: 'offline' })
    }
  }

  async function listing(): Promise<Result<readonly StoredFile[], PlaceFault>> {
    const headers = { depth: '1', 'content-type': 'application/xml; charset=utf-8' }
    const answer = await ask('', 'PROPFIND', { body: question, headers })
    if (!answer.ok) return answer
    const bytes = await content(answer.value, longestListing)
    if (!bytes.ok) return bytes
    if (answer.value.status !== 207) return err({ kind: 'odd', status: answer.value.status })
    const files = readMultistatus(new TextDecoder().decode(bytes.value), options.parseXml)
    return files === undefined || files.length > mostFiles ? err({ kind: 'odd', status: 207 }) : ok(files)
  }

  return {
    list: async () => {
      const first = await listing()
      if (first.ok || first.error.kind !== 'missing') return first
      const made = await done('', 'MKCOL')
      // 405: somebody else has made it in the meantime.
      return made.ok || (made.error.kind === 'odd' && made.error.status === 405) ? listing() : made
    },
    read: async (name, most) => {
      const answer = await ask(name, 'GET')
      return answer.ok ? content(answer.value, most) : answer
    },
    write: (name, bytes) =>
      done(name, 'PUT', {
        body: bytes,
        headers: { 'if-none-match': '*', 'content-type': 'application/octet-stream' }
      }),
    remove: async (name) => {
      const gone = await done(name, 'DELETE')
      return !gone.ok && gone.error.kind === 'missing' ? ok(undefined) : gone
    }
  }
}
