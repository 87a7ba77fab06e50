import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Lines of standard input as they come. */
export const inputLines = (): AsyncIterable<string> =>
  createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY, terminal: false })

/** Writes one line and waits while the reader of the pipe is slow. */
const writeLine = async (text: string): Promise<void> => {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain')
}

/** One JSON object a line. */
export const writeJson = (value: unknown): Promise<void> => writeLine(JSON.stringify(value))

/** A closed pipe (`| head`) ends the program quietly. */
export const endWithPipe = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}
