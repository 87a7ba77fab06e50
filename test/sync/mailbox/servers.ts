import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Real WebDAV servers on loopback, with a user and a password. */
export const account = { user: 'ravi@mehta.example', password: 'naïve pass:word' }

export interface DavServer {
  readonly address: string
  /** The folder on disk that it serves. */
  readonly root: string
  stop(): Promise<void>
}

export type ServerName = 'rclone' | 'nginx' | 'apache2'

const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

/** Path of a program, or `undefined` when it is not installed. */
export const findServer = (name: ServerName): string | undefined => {
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  const module = name === 'nginx' ? '/usr/lib/nginx/modules/ngx_http_dav_ext_module.so' : undefined
  return module !== undefined && !existsSync(module) ? undefined : found
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** A line for `htpasswd` files that nginx and Apache both read. */
const passwordLine = (): string =>
  `${account.user}:{SHA}${createHash('sha1').update(account.password).digest('base64')}\n`

interface Plan {
  readonly args: readonly string[]
  readonly config?: string
}

function plan(name: ServerName, port: number, home: string, root: string): Plan {
  if (name === 'rclone')
    return {
      // Tests put files on its disk behind its back.
      args: ['serve', 'webdav', root, '--addr', `127.0.0.1:${port}`, '--dir-cache-time', '0s'].concat([
        '--user',
        account.user,
        '--pass',
        account.password
      ])
    }
  const config = join(home, 'server.conf')
  if (name === 'nginx')
    return {
      args: ['-c', config, '-p', home],
      config: `
load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
daemon off; master_process off; pid ${home}/pid; error_log ${home}/error.log;
events {}
http {
  access_log off; client_body_temp_path ${home}/body; client_max_body_size 20m;
  proxy_temp_path ${home}/p; fastcgi_temp_path ${home}/f; uwsgi_temp_path ${home}/u; scgi_temp_path ${home}/s;
  server {
    listen 127.0.0.1:${port};
    location / {
      root ${root}; auth_basic "dav"; auth_basic_user_file ${home}/users;
      dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS;
    }
  }
}`
    }
  const modules = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'dav', 'dav_fs']
  return {
    args: ['-f', config, '-DFOREGROUND'],
    config: `
ServerRoot ${home}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
${modules.map((one) => `LoadModule ${one}_module /usr/lib/apache2/modules/mod_${one}.so`).join('\n')}
PidFile ${home}/pid
ErrorLog ${home}/error.log
DavLockDB ${home}/locks
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
DocumentRoot ${root}
<Directory ${root}>
  Dav On
  AuthType Basic
  AuthName dav
  AuthUserFile ${home}/users
  Require valid-user
</Directory>`
  }
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const up = await fetch(address).then(
      () => true,
      () => false
    )
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the server does not answer')
}

export async function startServer(name: ServerName): Promise<DavServer> {
  const program = findServer(name)
  if (program === undefined) throw new Error(`${name} is not installed`)
  const home = mkdtempSync(join(tmpdir(), 'bahi-dav-'))
  const root = join(home, 'files')
  mkdirSync(root)
  for (const path of [home, root]) chmodSync(path, 0o777)
  const port = await freePort()
  const { args, config } = plan(name, port, home, root)
  writeFileSync(join(home, 'users'), passwordLine())
  if (config !== undefined) writeFileSync(join(home, 'server.conf'), config)
  const child = spawn(program, args, { stdio: 'ignore' })
  const address = `http://127.0.0.1:${port}/`
  await answers(address, child)
  return {
    address,
    root,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(home, { recursive: true, force: true })
    }
  }
}
