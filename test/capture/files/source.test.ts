import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { streamRows } from '../../../capture/files/csv-stream'
import { openSource, type Source } from '../../../capture/files/source'
import type { ImportedContact } from '../../../capture/files/types'

const opened = async (content: BlobPart, name = 'people.csv'): Promise<Source> => {
  const found = await openSource(new Blob([content]), name)
  if (!found.ok) throw new Error(found.error)
  return found.value
}

const fault = async (content: BlobPart, name: string): Promise<string> => {
  const found = await openSource(new Blob([content]), name)
  return found.ok ? 'none' : found.error
}

async function contactsOf(source: Source): Promise<(ImportedContact | undefined)[]> {
  const all: (ImportedContact | undefined)[] = []
  for await (const { rows } of source.contacts(source.columns, { country: 'IN' }))
    for (const { contact } of rows) all.push(contact)
  return all
}

const namesOf = async (content: BlobPart, name?: string): Promise<(string | undefined)[]> =>
  (await contactsOf(await opened(content, name))).map((contact) => contact?.name)

/** Bytes in pieces of a size. */
function inPieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let from = 0
  return new ReadableStream({
    pull: (out) => {
      if (from >= bytes.length) return out.close()
      out.enqueue(bytes.subarray(from, from + size))
      from += size
    }
  })
}

const encoder = new TextEncoder()

async function streamed(text: string, size: number, delimiter = ','): Promise<string[][]> {
  const all: string[][] = []
  for await (const rows of streamRows(inPieces(encoder.encode(text), size), { encoding: 'utf-8', delimiter }))
    for (const row of rows) all.push(row)
  return all
}

/** A gigabyte that is made while it is read; counts what was asked for. */
function hugeFile() {
  const made = { bytes: 0, cancelled: false }
  const size = 1_000_000_000
  const line = `Asha Mehta,asha@mehta.example,"${'A note, long. '.repeat(120)}"\r\n`
  const piece = encoder.encode(line.repeat(40))
  const head = `Name,E-mail,Notes\r\n${line.repeat(700)}`
  const file = new Blob([head])
  Object.defineProperty(file, 'size', { value: size })
  file.stream = () =>
    new ReadableStream({
      start: (out) => out.enqueue(encoder.encode('Name,E-mail,Notes\r\n')),
      pull: (out) => {
        made.bytes += piece.length
        if (made.bytes >= size) out.close()
        else out.enqueue(piece.slice())
      },
      cancel: () => void (made.cancelled = true)
    })
  return { file, made, piece: piece.length }
}

describe('a file of a gigabyte', () => {
  it('IMP-45 is read as far as its rows are asked for, and no further once it is given up', async () => {
    const { file, made, piece } = hugeFile()
    const found = await openSource(file, 'huge.csv')
    if (!found.ok) throw new Error(found.error)
    expect(found.value.header).toEqual(['Name', 'E-mail', 'Notes'])
    expect(made.bytes).toBe(0)
    let [rows, furthest] = [0, 0]
    for await (const batch of found.value.contacts(found.value.columns, {})) {
      rows += batch.rows.length
      furthest = Math.max(furthest, made.bytes - (rows / 40) * piece)
      if (rows >= 2000) break
    }
    expect(furthest).toBeLessThan(1_000_000)
    expect(made).toMatchObject({ cancelled: true })
    expect(made.bytes).toBeLessThan(6_000_000)
  })
})

describe('a delimited file as a stream', () => {
  it('IMP-40 gives the same rows wherever it is cut', async () => {
    const text = 'name,note\r\n"मेहता, आशा","two\r\nlines ""quoted"""\r\nRavi,x\r\n\r\nNina,"last'
    const whole = await streamed(text, text.length * 4)
    expect(whole).toEqual([
      ['name', 'note'],
      ['मेहता, आशा', 'two\nlines "quoted"'],
      ['Ravi', 'x'],
      ['Nina', 'last']
    ])
    for (let size = 1; size < 40; size++) expect(await streamed(text, size)).toEqual(whole)
  })

  it('IMP-40 takes any texts through quotes and cuts', async () => {
    const cell = fc.stringMatching(/^[\w ,"'\u0905-\u0939]{0,12}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const kept = rows.map((row) => row.map((one) => one.trim())).filter((row) => row.some((one) => one !== ''))
          const text = kept.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n')
          expect(await streamed(text, size)).toEqual(kept)
        }
      )
    )
  })

  it('IMP-40 does not let an open quote swallow the file', async () => {
    const text = `name\n"open\n${'row\n'.repeat(700_000)}`
    const rows = await streamed(text, 65_536)
    expect(rows.length).toBeGreaterThan(500_000)
  })
})

describe('an opened file', () => {
  it('IMP-41 tells header, columns and some rows before it is read whole', async () => {
    const source = await opened('sep=;\r\nFirst Name;E-mail\r\nAsha;asha@x.example\r\n')
    expect(source.header).toEqual(['First Name', 'E-mail'])
    expect(source.columns.map(({ holds }) => holds)).toEqual(['given', 'email'])
    expect(source.sample).toEqual([['Asha', 'asha@x.example']])
    expect(await contactsOf(source)).toMatchObject([{ name: 'Asha' }])
  })

  it('IMP-41 skips a note above the header as it does in a small file', async () => {
    const text =
      'Notes:\r\n"Some e-mail addresses may be missing."\r\n\r\nFirst Name,Last Name,Email Address\r\nAsha,Mehta,\r\n'
    expect(await namesOf(text)).toEqual(['Asha Mehta'])
  })

  it('IMP-41 reads files that are larger than what is looked at first', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `Person ${at},p${at}@firm.example,"A note, ${at}"`)
    const names = await namesOf(['Name,E-mail,Notes', ...rows].join('\n'))
    expect(names).toHaveLength(30_000)
    expect(names.at(-1)).toBe('Person 29999')
  })

  it('IMP-41 knows UTF-16, lists of addresses and cards', async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...'Name,E-mail\nआशा,a@x.example\n'.split('').flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8])
    ])
    expect(await namesOf(utf16)).toEqual(['आशा'])
    expect(await namesOf('"Asha Mehta" <asha@x.example>\nravi@x.example\n', 'list.txt')).toEqual(['Asha Mehta', ''])
    expect(await namesOf('BEGIN:VCARD\nVERSION:3.0\nFN:Asha\nEND:VCARD\n', 'x')).toEqual(['Asha'])
  })

  it('IMP-42 reads the first sheet of a workbook: numbers in full, dates as dates', async () => {
    const rows = [
      ['Name', 'Phone', 'Birthday', 'Notes'],
      ['आशा मेहता', 919820012345, new Date(Date.UTC(1990, 4, 17)), '=1+1'],
      [null, null, null, null],
      ['Ravi', '+91 98200 54321', null, '']
    ]
    const bytes = await writeXlsx({ sheets: [{ name: 'People', rows }] })
    const source = await opened(bytes.slice(), 'people.xlsx')
    const [asha, ravi] = await contactsOf(source)
    expect(source.kind).toBe('xlsx')
    expect(asha).toMatchObject({ name: 'आशा मेहता', birthday: '1990-05-17', notes: '=1+1' })
    expect(asha?.phones[0]?.raw).toBe('919820012345')
    expect(ravi?.name).toBe('Ravi')
  })

  it('IMP-43 refuses what is no address book, and says what it is', async () => {
    expect(await fault('', 'empty.csv')).toBe('empty')
    expect(await fault('Name,E-mail\n', 'header.csv')).toBe('empty')
    expect(await fault('BEGIN:VCARD\nVERSION:3.0\nEND:VCARD', 'nobody.vcf')).toBe('empty')
    expect(await fault(new Uint8Array([1, 0, 2, 0, 0, 0, 3, 200, 201, 0]), 'picture.png')).toBe('format')
    expect(await fault(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old.xls')).toBe('locked')
    expect(await fault('PK nothing of a zip', 'broken.xlsx')).toBe('broken')
  })

  it('IMP-43 survives a workbook that was cut or changed anywhere', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'P', rows: [['Name'], ['Asha'], ['Ravi']] }] })
    const outcomes = new Set<string>()
    for (let at = 0; at < bytes.length; at += 37) {
      outcomes.add(await fault(bytes.slice(0, at), 'x.xlsx'))
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 0xff
      outcomes.add(await fault(changed, 'x.xlsx'))
    }
    expect([...outcomes].every((one) => ['none', 'broken', 'empty', 'too-large'].includes(one))).toBe(true)
    expect(outcomes).toContain('broken')
  })

  it('IMP-44 does not unpack a file that claims or turns out to be huge', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'P', rows: [['Name'], ['A'.repeat(30_000_000)]] }] })
    expect(bytes.length).toBeLessThan(1_000_000)
    expect(await fault(bytes.slice(), 'bomb.xlsx')).toBe('too-large')
    const lying = bytes.slice()
    const view = new DataView(lying.buffer)
    for (let at = 0; at + 46 < lying.length; at++)
      if (view.getUint32(at, true) === 0x02014b50)
        view.setUint32(at + 24, Math.min(1000, view.getUint32(at + 24, true)), true)
    expect(await fault(lying, 'lying.xlsx')).toBe('broken')
  })
})
