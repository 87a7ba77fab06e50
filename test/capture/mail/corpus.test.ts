import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readEml, type MailBody } from '../../../capture/mail'
import { split } from './parse-html'

const ROOT = '../shared/corpora'

interface Row {
  readonly id: string
  readonly format?: 'text' | 'html' | 'eml'
  readonly file?: string
  readonly input?: string
  readonly sender?: string
  readonly subject?: string
  readonly expect: {
    readonly reply?: string
    readonly unquoted?: string
    readonly unquotedNoSpace?: string
    readonly signature?: string | null
    readonly forwarded?: boolean
    readonly from?: { readonly address: string | null }
  }
}

const rows = (folder: string): Row[] =>
  readFileSync(`${ROOT}/${folder}/gold.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

const bodyOf = async (folder: string, row: Row): Promise<MailBody> => {
  const extra = {
    ...(row.sender ? { sender: row.sender } : {}),
    ...(row.subject === undefined ? {} : { subject: row.subject })
  }
  const raw = row.input === undefined ? readFileSync(`${ROOT}/${folder}/${row.file}`) : Buffer.from(row.input)
  if (row.format === 'html') return { html: raw.toString('utf8'), ...extra }
  if (row.format !== 'eml') return { text: raw.toString('utf8'), ...extra }
  const { text, html, subject } = await readEml(raw)
  return {
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    ...(subject === undefined ? {} : { subject })
  }
}

const lines = (text: string): string[] =>
  text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const normal = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()

describe.skipIf(!existsSync(ROOT))('public corpora of mails (skipped where they are absent)', () => {
  it('replies and signatures reach their targets', async () => {
    const count = { reply: [0, 0], unquoted: [0, 0], outlook: [0, 0] }
    const add = (kind: keyof typeof count, right: boolean): void => {
      count[kind][0] = (count[kind][0] ?? 0) + (right ? 1 : 0)
      count[kind][1] = (count[kind][1] ?? 0) + 1
    }
    let [hits, found, gold] = [0, 0, 0]
    for (const row of rows('reply-and-signature')) {
      const parts = split(await bodyOf('reply-and-signature', row))
      const { reply, unquoted, unquotedNoSpace, signature } = row.expect
      if (reply !== undefined) add('reply', normal(parts.reply) === normal(reply))
      if (unquoted !== undefined) add('unquoted', normal(parts.unquoted) === normal(unquoted))
      if (unquotedNoSpace !== undefined && row.id.startsWith('talon-html'))
        add('outlook', parts.unquoted.replace(/\s/g, '') === unquotedNoSpace.replace(/\s/g, ''))
      if (signature !== undefined) {
        const have = lines(parts.signature ?? '')
        const want = lines(signature ?? '')
        hits += have.filter((line) => want.includes(line)).length
        found += have.length
        gold += want.length
      }
    }
    const share = ([right = 0, all = 1]: number[]): number => right / all
    expect(share(count.reply)).toBeGreaterThanOrEqual(0.98)
    expect(share(count.unquoted)).toBeGreaterThanOrEqual(0.98)
    expect(share(count.outlook)).toBe(1)
    expect((2 * hits) / (found + gold)).toBeGreaterThanOrEqual(0.97)
  })

  it('forwards are all told from answers, with the first sender’s address', async () => {
    for (const row of rows('forwards')) {
      const { forwarded } = split(await bodyOf('forwards', row))
      expect(forwarded !== undefined, row.id).toBe(row.expect.forwarded)
      if (row.expect.forwarded === true && row.expect.from !== undefined)
        expect(forwarded?.from?.email ?? null, row.id).toBe(row.expect.from.address)
    }
  })
})
