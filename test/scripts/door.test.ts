import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'bahi-door-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Runs a script of the measuring door; one parsed JSON object a line. */
const run = (script: string, args: readonly string[], input = ''): Promise<Record<string, unknown>[]> =>
  new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], (error, stdout) => {
      if (error) reject(error)
      else
        resolve(
          stdout
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as Record<string, unknown>)
        )
    })
    child.stdin?.end(input)
  })

describe('the measuring door', { timeout: 60_000 }, () => {
  it('DOOR-01 answers each line of --jsonl in order, and says what is wrong with a line', async () => {
    const mail = file(
      'mail.eml',
      'From: Asha Verma <asha@banyan.example>\nTo: bo@x.example\nSubject: Offer\nMessage-ID: <m1@x.example>\n\nHello\n'
    )
    const lines = [
      JSON.stringify({ file: mail }),
      'not json',
      JSON.stringify({ text: 'Asha Verma\nasha@banyan.example\n+91 98200 00017', kind: 'text', country: 'IN' }),
      JSON.stringify({ file: join(folder, 'absent.eml') })
    ]
    const [one, two, three, four] = await run('capture', ['--jsonl'], lines.join('\n'))
    expect(one).toMatchObject({
      input: mail,
      drafts: [{ kind: 'person', name: 'Asha Verma', emails: [{ value: 'asha@banyan.example' }] }],
      message: {
        messageId: 'm1@x.example',
        subject: 'Offer',
        from: { email: 'asha@banyan.example' },
        to: [{ email: 'bo@x.example' }],
        cc: []
      }
    })
    expect(two).toMatchObject({ drafts: [], error: 'not a line of input' })
    expect(three).toMatchObject({ drafts: [{ phones: [{ e164: '+919820000017' }] }] })
    expect(four).toMatchObject({ drafts: [] })
    expect(four?.['error']).toContain('ENOENT')
  })

  it('DOOR-02 prints a page’s drafts with the source of each field', async () => {
    const page = file(
      'page.html',
      '<!doctype html><html><body><h1>Contact Banyan Freight</h1><p><a href="mailto:sales@banyan.example">Mail</a> Tel. <a href="tel:+912240000018">022 4000 0018</a></p></body></html>'
    )
    const [found] = await run('capture', ['--url', 'https://banyan.example/contact', '--country', 'IN', page])
    const [draft] = (found?.['drafts'] ?? []) as Record<string, unknown>[]
    expect(draft).toMatchObject({ emails: [{ value: 'sales@banyan.example' }], phones: [{ e164: '+912240000018' }] })
    expect(Object.values(draft?.['evidence'] as object).every((source) => typeof source === 'string')).toBe(true)
  })

  it('DOOR-03 takes names apart and compares pairs', async () => {
    expect(await run('names', [], 'Dr. Asha Verma\n')).toEqual([
      expect.objectContaining({ input: 'Dr. Asha Verma', given: 'Asha', family: 'Verma' })
    ])
    expect(await run('names', ['--pairs'], 'A. Verma\tAsha Verma\nAsha Verma\tUsha Verma\n')).toMatchObject([
      { same: true },
      { same: false }
    ])
  })

  it('DOOR-04 reads money', async () => {
    expect(await run('money', [], '12.99 USD\n')).toMatchObject([{ input: '12.99 USD', amount: '12.99' }])
  })

  it('DOOR-05 finds the duplicates of a table by its key column, and across two tables', async () => {
    const one = file(
      'one.csv',
      'ref,First Name,Last Name,Email\np1,Zarina,Deshmukh,z@x.example\np2,Zareena,Deshmukh,z@x.example\np3,Bo,Lund,bo@y.example\n'
    )
    const two = file('two.csv', 'ref,First Name,Last Name,Email\nq1,Zarina,Deshmukh,z@x.example\n')
    const [pair, ...rest] = await run('duplicates', ['--csv', one, '--key', 'ref'])
    expect(pair).toMatchObject({ a: 'p1', b: 'p2' })
    expect(rest).toEqual([])
    expect(
      (await run('duplicates', ['--csv', one, '--csv2', two, '--key', 'ref']))
        .map(({ a, b }) => `${String(a)} ${String(b)}`)
        .sort()
    ).toEqual(['p1 q1', 'p2 q1'])
  })

  it('DOOR-06 imports a vCard and a CSV file', async () => {
    const card = file('card.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Asha Verma\nTEL:+919820000017\nEND:VCARD\n')
    const table = file('table.csv', 'Name,Email\nBo Lund,bo@y.example\n')
    expect(await run('import', [card, table])).toMatchObject([{ name: 'Asha Verma' }, { name: 'Bo Lund' }])
  })

  it('DOOR-07 scores nothing, and says so, where there are no corpora', async () => {
    expect(await run('score', ['--json', '--corpora', join(folder, 'nowhere')])).toEqual([{}])
  })
})
