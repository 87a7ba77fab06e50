import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyInterval, surplus, type Kept } from '../../../sync/archive/keep'
import { archiveFileName, createShelf, parseFileName } from '../../../sync/archive/shelf'
import { createFolder } from './folder'

const day = 86_400_000
const now = 1_763_000_000_000
const copy = (at: number, records: number): Kept => ({ file: String(at), at, records })

describe('copies that may go', () => {
  it('ARC-10 keep the newest two, one of a day ago, one of a week ago and the fullest', () => {
    const hours = Array.from({ length: 240 }, (_, hour) => copy(now - hour * 3_600_000, 5))
    const full = copy(now - 20 * day, 900)
    const gone = new Set(surplus([...hours, full], now))
    const stay = [...hours, full].filter(({ file }) => !gone.has(file))
    expect(stay.map(({ at }) => (now - at) / day)).toEqual([0, 1 / 24, 1, 7, 20])
  })

  it('ARC-10 never take the fullest or the newest, and leave at most five', () => {
    const copies = fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: now }), records: fc.nat() }), {
      selector: ({ at }) => at,
      minLength: 1
    })
    fc.assert(
      fc.property(copies, (list) => {
        const all = list.map(({ at, records }) => copy(at, records))
        const gone = surplus(all, now)
        const stay = all.filter(({ file }) => !gone.includes(file))
        expect(stay.length).toBeLessThanOrEqual(5)
        const most = Math.max(...all.map(({ records = 0 }) => records))
        expect(Math.max(...stay.map(({ records = 0 }) => records))).toBe(most)
        expect(stay.map(({ at }) => at)).toContain(Math.max(...all.map(({ at }) => at)))
      })
    )
  })

  it('ARC-9 are written at most once a minute, of a large ledger more rarely', () => {
    expect([0, 5, 3000, 60_000].map(copyInterval)).toEqual([60_000, 60_000, 300_000, 1_800_000])
  })
})

describe('a folder with copies', () => {
  it('ARC-9 names them by ledger and time, and reads nothing else', async () => {
    const folder = createFolder()
    const name = archiveFileName('ldg_a1', now)
    expect(name).toBe('bahi-ldg_a1-2025-11-13-021320000.bahi')
    expect(parseFileName(name)).toEqual({ file: name, ledger: 'ldg_a1', at: now })
    const shelf = createShelf(folder)
    const sink = await shelf.sink(name)
    await sink.write(Uint8Array.of(1, 2))
    expect(await shelf.read(name), 'not before it is whole').toMatchObject({ size: 0 })
    await sink.close()
    folder.files.set('notes.txt', new Blob(['x']))
    expect(await shelf.list()).toEqual([{ file: name, ledger: 'ldg_a1', at: now }])
    expect(await shelf.read(name)).toMatchObject({ size: 2 })
    expect(await shelf.read('notes.txt')).toBeUndefined()
  })
})
