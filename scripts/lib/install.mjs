import { existsSync, lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, findFirefox } from './browsers.mjs'
import { root, run, since } from './run.mjs'

const oldestNode = [20, 19]

/** Ends the program with one line when Node is too old to run the tools. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  console.error(`Bahi needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Runs `npm ci` when `node_modules` is missing or older than the lock file. Ends the program when that fails. */
export async function ensureModules() {
  // npm empties the folder behind a link, which belongs to another checkout.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)
  if (changed(join(root, 'node_modules/.package-lock.json')) >= changed(join(root, 'package-lock.json'))) return
  const start = performance.now()
  console.log('Installing packages (npm ci) …')
  // Engine warnings of packages that prefer a newer Node are harmless (tried on Node 20) and only unsettle.
  const clean = await run('npm', ['ci', '--loglevel=error'])
  // Some registries lack packages of other platforms, which npm ci takes for a wrong lock file. This obeys the lock too.
  if (clean.code !== 0) {
    const again = await run('npm', ['install', '--no-save', '--loglevel=error'])
    if (again.code !== 0) {
      console.error(`${clean.output}\n${again.output}\nnpm could not install the packages; the lines above say why.`)
      process.exit(1)
    }
  }
  console.log(`Packages installed in ${since(start)}.`)
}

const debianRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0

/**
 * On Debian and its relatives, as root, installs the named browsers and the fonts that pictures in Hindi need, as far
 * as they are missing. Elsewhere does nothing; who needs a browser then says what to install.
 * @param {{ firefox: boolean }} wanted
 */
export async function ensureBrowsers({ firefox }) {
  if (!debianRoot()) return
  const packages = []
  if (findChromium() === undefined) packages.push('chromium')
  if (firefox && findFirefox() === undefined) packages.push('firefox-esr')
  if (!existsSync('/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf')) packages.push('fonts-noto-core')
  await installPackages(packages)
}

/** Real programs that the tests work with, by path and Debian package. A test whose program is missing says so. */
const servers = {
  // 90 MB, 40 s.
  '/usr/bin/soffice': 'libreoffice-calc-nogui',
  '/usr/bin/turnserver': 'coturn',
  '/usr/bin/rclone': 'rclone',
  '/usr/sbin/apache2': 'apache2-bin',
  '/usr/sbin/nginx': 'nginx-light',
  '/usr/lib/nginx/modules/ngx_http_dav_ext_module.so': 'libnginx-mod-http-dav-ext'
}

/** Installs the missing ones of them where {@link ensureBrowsers} installs browsers. */
export async function ensureServers() {
  if (!debianRoot()) return
  const missing = Object.entries(servers).filter(([path]) => !existsSync(path))
  await installPackages(missing.map(([, name]) => name))
}

/** @param {readonly string[]} packages */
async function installPackages(packages) {
  if (packages.length === 0) return
  const start = performance.now()
  console.log(`Installing ${packages.join(', ')} (apt-get) …`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  const { code, output } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    env
  })
  console.log(
    code === 0 ? `Installed in ${since(start)}.` : `${output}\napt-get could not install ${packages.join(', ')}.`
  )
}
