import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileName, readFileName, sumOf, type FileName } from '../../../sync/mailbox/names'
import { isFileName } from '../../../sync/mailbox/place'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
const whole = fc.integer({ min: 0, max: 999_999_999_999_999 })
const bundle = fc
  .record({ writer: digits(32), stream: whole, a: fc.nat(), b: fc.nat(), sum: digits(16) })
  .map(({ a, b, ...rest }): FileName => ({ kind: 'bundle', base: Math.min(a, b), sequence: Math.max(a, b), ...rest }))
const letter = fc.record({ kind: fc.constant('letter' as const), writer: digits(32), at: whole, sum: digits(16) })
const knock = fc.record({
  kind: fc.constantFrom('request' as const, 'answer' as const),
  device: digits(32),
  at: whole,
  sum: digits(16)
})

describe('the name of a file', () => {
  it('MBX-3 says what the file is, and reads back', () => {
    fc.assert(
      fc.property(fc.oneof(bundle, letter, knock), (name) => {
        expect(readFileName(fileName(name))).toEqual(name)
        expect(isFileName(fileName(name))).toBe(true)
      })
    )
  })

  it('MBX-3 is nothing else', () => {
    const device = 'ab'.repeat(16)
    const sum = 'cd'.repeat(8)
    for (const text of [
      '',
      'b-',
      `b-${device}-1-2-1-${sum}.bahi`,
      `b-${device}-01-0-1-${sum}.bahi`,
      `b-${device}-1-0-1-${sum}.bahi.tmp`,
      `b-${device.toUpperCase()}-1-0-1-${sum}.bahi`,
      `b-${device}-1-0-1234567890123456-${sum}.bahi`,
      `l-${device}-1-${sum}`,
      `x-${device}-1-${sum}.bahi`
    ])
      expect(readFileName(text), text).toBeUndefined()
    fc.assert(fc.property(fc.string(), (text) => readFileName(text) === undefined))
  })

  it('MBX-3 is another for every content', () => {
    const file = new Uint8Array(100).fill(1)
    expect(sumOf(file)).not.toBe(sumOf(file.with(50, 2) as typeof file))
    expect(sumOf(file)).not.toBe(sumOf(file.slice(0, 99)))
  })
})
