import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BlobStore } from '../../../sync/mailbox/place'
import { createWebdavPlace, webdavAddress, type WebdavOptions } from '../../../sync/mailbox/webdav'
import { placeContract } from './place-contract'
import { account, findServer, startServer, type DavServer, type ServerName } from './servers'
import { parseXml } from './xml'

function connect(address: string, more: Partial<WebdavOptions> = {}): BlobStore {
  return createWebdavPlace({ fetch, parseXml, address, folder: 'bahi-1', ...account, ...more })
}

for (const name of ['rclone', 'nginx', 'apache2'] as const satisfies readonly ServerName[]) {
  const missing = findServer(name) === undefined
  describe.skipIf(missing)(`${name}${missing ? ' (not installed: apt-get install it to run this)' : ''}`, () => {
    let server: DavServer
    let count = 0
    beforeAll(async () => {
      server = await startServer(name)
    })
    afterAll(() => server.stop())

    placeContract('as a place', () => {
      const folder = `bahi-${count++}`
      return { place: connect(server.address, { folder }), other: connect(server.address, { folder }) }
    })

    it('MBX-4 says that a password is wrong, and sends none on another try', async () => {
      const place = connect(server.address, { password: 'wrong' })
      expect(await place.list()).toEqual({ ok: false, error: { kind: 'denied' } })
      expect(await place.write('b-x.bahi', Uint8Array.of(1))).toEqual({ ok: false, error: { kind: 'denied' } })
    })

    it('MBX-4 says that the folder named by the user is not there', async () => {
      const place = connect(`${server.address}nothing/here/`)
      expect(await place.list()).toEqual({ ok: false, error: { kind: 'missing' } })
    })

    it('MBX-1 leaves folders and other names alone', async () => {
      const folder = `bahi-${count++}`
      const place = connect(server.address, { folder })
      await place.list()
      mkdirSync(join(server.root, folder, 'b-folder'))
      for (const other of ['Notes (1).txt', 'बही.bahi', '.hidden', 'b-good.bahi'])
        writeFileSync(join(server.root, folder, other), 'x')
      const listed = await place.list()
      expect(listed.ok && listed.value.map((file) => file.name)).toEqual(['b-good.bahi'])
      expect(readdirSync(join(server.root, folder))).toHaveLength(5)
    })
  })
}

describe('a server that is none', () => {
  let server: Server
  let address = ''
  let reply: { status: number; body: string; headers?: Record<string, string> } = { status: 200, body: '' }
  let asked: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      response.writeHead(reply.status, reply.headers).end(reply.body)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const at = server.address()
    address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}/`
  })
  afterAll(() => new Promise((done) => server.close(done)))

  async function listed(status: number, body: string, headers?: Record<string, string>) {
    asked = []
    reply = { status, body, ...(headers === undefined ? {} : { headers }) }
    return connect(address).list()
  }

  it('MBX-4 never follows to another address with the password', async () => {
    const answer = await listed(301, '', { location: `${address}elsewhere/` })
    expect(answer).toEqual({ ok: false, error: { kind: 'moved' } })
    expect(asked).toEqual(['PROPFIND /bahi-1/'])
  })

  it('MBX-4 has a name for each kind of refusal', async () => {
    for (const [status, kind] of [
      [403, 'denied'],
      [507, 'full'],
      [503, 'offline'],
      [413, 'too-large']
    ] as const)
      expect(await listed(status, 'x')).toEqual({ ok: false, error: { kind } })
    expect(await listed(500, 'x')).toEqual({ ok: false, error: { kind: 'odd', status: 500 } })
    expect(await listed(200, '<html>Sign in</html>')).toEqual({ ok: false, error: { kind: 'odd', status: 200 } })
  })

  it('MBX-4 takes an answer that is not well-formed, has a document type, or is of another kind for odd', async () => {
    const open = '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">'
    const odd = { ok: false, error: { kind: 'odd', status: 207 } }
    expect(await listed(207, `${open}<d:response>`)).toEqual(odd)
    expect(await listed(207, '')).toEqual(odd)
    expect(await listed(207, '<multistatus/>')).toEqual(odd)
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    expect(await listed(207, `<?xml version="1.0"?>${bomb}<d:multistatus xmlns:d="DAV:">&b;</d:multistatus>`)).toEqual(
      odd
    )
  })

  it('MBX-4 reads an answer with whole addresses, several statuses and unknown properties', async () => {
    const file = (href: string, prop: string, status = 'HTTP/1.1 200 OK') =>
      `<x:response><x:href>${href}</x:href><x:propstat><x:prop>${prop}</x:prop><x:status>${status}</x:status></x:propstat></x:response>`
    const body = [
      '<?xml version="1.0"?><x:multistatus xmlns:x="DAV:" xmlns:o="urn:other">',
      file('/bahi-1/', '<x:resourcetype><x:collection/></x:resourcetype>'),
      file(
        'https://proxy.example/dav/bahi-1/b-%6Fne.bahi',
        '<x:resourcetype/><x:getcontentlength>5</x:getcontentlength>'
      ),
      file('/bahi-1/b-two.bahi', '<o:getcontentlength>7</o:getcontentlength>'),
      file('/bahi-1/b-three.bahi', '<x:getcontentlength>7</x:getcontentlength>', 'HTTP/1.1 404 Not Found'),
      file('/bahi-1/b-%ff.bahi', '<x:getcontentlength>7</x:getcontentlength>'),
      file('/bahi-1/..%2f..%2fsecret', '<x:getcontentlength>7</x:getcontentlength>'),
      '</x:multistatus>'
    ].join('')
    expect(await listed(207, body)).toEqual({ ok: true, value: [{ name: 'b-one.bahi', size: 5, tag: '', at: 0 }] })
  })

  it('MBX-4 says that nobody answers', async () => {
    expect(await connect('http://127.0.0.1:9/').list()).toEqual({ ok: false, error: { kind: 'offline' } })
  })
})

describe('the address of a server', () => {
  it('MBX-5 is https, or plain only in the own network', () => {
    for (const good of [
      'https://cloud.example/remote.php/dav/files/ravi',
      ' https://dav.example:8443/ ',
      'http://localhost:8080/',
      'http://192.168.1.20/dav',
      'http://10.0.0.5/',
      'http://172.20.1.1/',
      'http://nas.local/share',
      'http://[fd00::5]/'
    ])
      expect(webdavAddress(good)?.href).toMatch(/\/$/)
    for (const bad of [
      '',
      'cloud.example',
      'http://cloud.example/',
      'http://11.0.0.1/',
      'http://172.32.0.1/',
      'ftp://nas.local/',
      'https://ravi:secret@cloud.example/',
      'https://cloud.example/?a=b',
      'https://cloud.example/#x',
      'http://192.168.1.20.evil.example/'
    ])
      expect(webdavAddress(bad), bad).toBeUndefined()
  })
})
