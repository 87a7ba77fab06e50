import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MailBody, MailParts } from '../../../capture/mail'
import { splitMail } from '../../../capture/mail'
import { parseHtml } from '../webmail/fixture'

export { parseHtml }

/** A file of test/fixtures/mail. */
export const mailFixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/mail/${name}`, import.meta.url)), 'utf8')

/** The lines of a fixture without comments, cut at `|`. */
export const tableFixture = (name: string): string[][] =>
  mailFixture(name)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|'))

export const split = (body: MailBody): MailParts => splitMail(body, parseHtml)

/** Breaks a line at blanks, as mail programs do in plain text. */
export const wrap = (text: string, width: number): string => {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current].join('\n')
}
