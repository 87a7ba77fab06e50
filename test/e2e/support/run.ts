import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs a program in the project's folder; fails with its output. */
export async function run(program: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(program, [...args], { shell: process.platform === 'win32' })
}
