import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

const children = new Set()

/** Ends what was started and is still running, with everything that it started itself. */
export function stopChildren() {
  for (const child of children) {
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM')
    } catch {
      child.kill()
    }
  }
}

/**
 * Runs a program in the project's folder; the tools of `node_modules` are on its path.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean, low?: boolean, limitSeconds?: number }} options show: print its
 * output as it comes; low: it takes only what time of the processors the others leave
 * @returns {Promise<{ code: number, output: string }>} output: both streams, when they were not shown
 */
export function run(command, args, { env = {}, show = false, low = false, limitSeconds = 600 } = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env, PATH: path },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      // A group of its own, so that a hung browser below it can be ended too. Windows finds `.cmd` files by the shell only.
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32'
    })
    children.add(child)
    if (low && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    const parts = []
    child.stdout?.on('data', (part) => parts.push(part))
    child.stderr?.on('data', (part) => parts.push(part))
    const finish = (code, extra = '') => {
      clearTimeout(timer)
      children.delete(child)
      resolve({ code, output: Buffer.concat(parts).toString('utf8') + extra })
    }
    const timer = setTimeout(() => {
      stopGroup(child)
      finish(124, `\nstopped after ${limitSeconds} s`)
    }, limitSeconds * 1000)
    child.once('error', (error) => finish(127, `${command}: ${error.message}`))
    child.once('close', (code) => finish(code ?? 1))
  })
}

function stopGroup(child) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** Seconds since `start` (of `performance.now()`), as text. */
export function since(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
