import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Firefox without a window, driven over Marionette, its own remote protocol: lines of `<length>:<JSON>`. */
export interface Firefox {
  readonly version: string
  /** Installs an unpacked extension until the browser ends, as "load temporary add-on" does. */
  readonly install: (folder: string) => Promise<string>
  /** Runs a function body in the browser's own window, where sidebars and toolbars live. */
  readonly inWindow: <T>(body: string, ...args: readonly unknown[]) => Promise<T>
  readonly close: () => Promise<void>
}

const preferences: Readonly<Record<string, unknown>> = {
  'marionette.port': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'extensions.sidebar-button.shown': true
}

export async function startFirefox(executable: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'bahi-firefox-'))
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`)
  writeFileSync(join(profile, 'user.js'), lines.join('\n'))
  const args = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile]
  const child = spawn(executable, args, { stdio: 'ignore', detached: true, env: { ...process.env, HOME: profile } })

  const send = await openConnection(join(profile, 'MarionetteActivePort'))
  const session = (await send('WebDriver:NewSession', {})) as { capabilities: { browserVersion: string } }
  await send('Marionette:SetContext', { value: 'chrome' })
  return {
    version: session.capabilities.browserVersion,
    install: async (path) => ((await send('Addon:Install', { path, temporary: true })) as { value: string }).value,
    async inWindow<T>(body: string, ...scriptArgs: readonly unknown[]) {
      const script = `const done = arguments[arguments.length - 1]; (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }))`
      const { value } = (await send('WebDriver:ExecuteAsyncScript', { script, args: scriptArgs })) as {
        value: { value: T; error?: string }
      }
      if (value.error !== undefined) throw new Error(value.error)
      return value.value
    },
    async close() {
      await send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined)
      if (child.pid !== undefined) endGroup(child.pid)
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  }
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

type Send = (command: string, parameters: object) => Promise<unknown>

async function openConnection(portFile: string): Promise<Send> {
  const end = performance.now() + 60_000
  while (!existsSync(portFile) || readFileSync(portFile, 'utf8') === '') {
    if (performance.now() > end) throw new Error('Firefox did not open its remote port')
    await pause(50)
  }
  const socket = connect(Number(readFileSync(portFile, 'utf8')), '127.0.0.1')
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  await new Promise<void>((greeted, failed) => {
    socket.once('error', failed)
    readMessages(socket, (message) => {
      // The first message is the browser's greeting and no answer.
      if (!Array.isArray(message)) return greeted()
      const [, id, error, result] = message as [number, number, { message: string } | null, unknown]
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error === null) asked?.resolve(result)
      else asked?.reject(new Error(error.message))
    })
  })
  let last = 0
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      const text = JSON.stringify([0, id, command, parameters])
      socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
}

function readMessages(socket: Socket, show: (message: unknown) => void): void {
  let buffer = Buffer.alloc(0)
  socket.on('data', (part) => {
    buffer = Buffer.concat([buffer, part])
    for (;;) {
      const colon = buffer.indexOf(0x3a)
      const length = colon === -1 ? Number.NaN : Number(buffer.subarray(0, colon).toString())
      if (!(buffer.length >= colon + 1 + length)) return
      const text = buffer.subarray(colon + 1, colon + 1 + length).toString('utf8')
      buffer = buffer.subarray(colon + 1 + length)
      show(JSON.parse(text))
    }
  })
}
