import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from 'playwright-core'

const builtExtension = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url))

export interface LaunchOptions {
  /** Folder of the browser profile; without one a new profile is made and removed at the end. */
  readonly profile?: string
  readonly headless?: boolean
  /** BCP 47 tag of the browser's own language. */
  readonly language?: string
  readonly extension?: string
  /** Hands the extension over the debugging pipe only, as branded Chrome needs it since version 137. */
  readonly overPipe?: boolean
  /** The caller ends the browser on Ctrl-C and on being terminated; otherwise it ends with the process. */
  readonly ownSignals?: boolean
  /** Further arguments of the browser. */
  readonly args?: readonly string[]
}

/** A browser with the built extension in it. */
export interface Launched {
  readonly context: BrowserContext
  /** The whole browser rather than one page: targets, extensions. */
  readonly session: CDPSession
  readonly extensionId: string
  readonly profile: string
  /** Opens a page of the extension, e.g. `app.html`, in a new tab. */
  readonly open: (path: string) => Promise<Page>
  /** Another connection to the same browser; it also sees the side panels that are open at this moment. */
  readonly connect: () => Promise<{ readonly pages: readonly Page[]; readonly close: () => Promise<void> }>
  /** Ends the browser and all its processes at once, as a power cut would. The profile stays. */
  readonly kill: () => Promise<void>
  readonly close: () => Promise<void>
}

const browserPath = (): string => process.env.CHROME_PATH ?? '/usr/bin/chromium'

/** Starts Chromium (`CHROME_PATH`, else Debian's) with the built extension. */
export async function launchExtension(options: LaunchOptions = {}): Promise<Launched> {
  const {
    headless = true,
    language = 'en-IN',
    extension = builtExtension,
    overPipe = false,
    ownSignals = false,
    args = []
  } = options
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'bahi-profile-'))
  rmSync(join(profile, 'DevToolsActivePort'), { force: true })
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    headless: false,
    viewport: null,
    handleSIGINT: !ownSignals,
    handleSIGTERM: !ownSignals,
    handleSIGHUP: !ownSignals,
    locale: language,
    ignoreDefaultArgs: ['--disable-extensions', '--headless', '--enable-automation'],
    args: [
      ...(headless ? ['--headless=new', '--window-size=1360,860'] : []),
      // The sandbox of Chromium does not start for root, as in containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--lang=${language}`,
      ...(overPipe ? [] : [`--load-extension=${extension}`, `--disable-extensions-except=${extension}`]),
      '--enable-unsafe-extension-debugging',
      '--remote-debugging-port=0',
      '--hide-crash-restore-bubble',
      ...args
    ]
  })
  const browser = context.browser()
  if (browser === null) throw new Error('the browser has no session of its own')
  const session = await browser.newBrowserCDPSession()
  const extensionId = await findExtension(context, session, extension, overPipe)

  return {
    context,
    session,
    extensionId,
    profile,
    async open(path) {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${extensionId}/${path}`)
      return page
    },
    async connect() {
      const [port = '', path = ''] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
      const other = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`)
      return { pages: other.contexts().flatMap((one) => one.pages()), close: () => other.close() }
    },
    async kill() {
      const pid = browserPid(profile)
      process.kill(-pid, 'SIGKILL')
      await context.close().catch(() => undefined)
      // A new browser refuses a profile whose lock points to a process that still exists.
      while (isRunning(pid)) await pause(10)
    },
    async close() {
      await context.close()
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

/** Branded Chrome ignores `--load-extension`; then nothing runs after the start, and the pipe is tried. */
async function findExtension(
  context: BrowserContext,
  session: CDPSession,
  path: string,
  overPipe: boolean
): Promise<string> {
  // Chromium does take it, only late on a busy machine. Loading it a second way would make another installation of it, and
  // at the next start the browser would clear away the data of one of them.
  const patience = /chromium/i.test(browserPath()) ? 60_000 : 5000
  const running = overPipe ? undefined : (context.serviceWorkers()[0] ?? (await nextWorker(context, patience)))
  if (running !== undefined) return new URL(running.url()).host
  const loaded: { readonly id: string } = await session.send('Extensions.loadUnpacked', { path })
  return loaded.id
}

async function nextWorker(context: BrowserContext, timeout: number): Promise<Worker | undefined> {
  return context.waitForEvent('serviceworker', { timeout }).catch(() => undefined)
}

/** Linux and macOS: the lock of a profile is a link to `<host>-<process id>`. */
function browserPid(profile: string): number {
  const target = readlinkSync(join(profile, 'SingletonLock'))
  return Number(target.slice(target.lastIndexOf('-') + 1))
}

function isRunning(pid: number): boolean {
  if (!existsSync(`/proc/${pid}`)) return false
  // A process that has ended and was not collected yet holds no lock.
  return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
}
