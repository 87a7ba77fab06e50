import { assert, property, string, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeAs, decodeText, sniffEncoding } from '../../../capture/files/decode'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('decodeText', () => {
  it('FILES-40 leaves a byte order mark out', () => {
    expect(decodeText(utf8('\ufeffName'))).toBe('Name')
    expect(decodeText(Uint8Array.from([0xfe, 0xff, 0, 78, 0, 97]))).toBe('Na')
  })

  it('FILES-40 reads UTF-16 without a mark', () => {
    expect(decodeText(Uint8Array.from('First Name'.split('').flatMap((char) => [char.charCodeAt(0), 0])))).toBe(
      'First Name'
    )
  })

  it.each([
    ['windows-1252', [0x4d, 0xf6, 0x62, 0x65, 0x6c], 'Möbel'],
    ['shift_jis', [0x96, 0xbc, 0x96, 0xb3, 0x82, 0xb5], '名無し'],
    ['windows-1251', [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xec, 0xe8, 0xf0], 'Привет мир'],
    ['gb18030', [0xd6, 0xd0, 0xce, 0xc4], '中文']
  ])('FILES-41 tells %s', (encoding, bytes, text) => {
    expect(sniffEncoding(Uint8Array.from(bytes))).toBe(encoding)
    expect(decodeText(Uint8Array.from(bytes))).toBe(text)
  })

  it('FILES-42 gives any text back that was UTF-8, and never throws', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const plain = text.replaceAll('\0', '').replace(/^\ufeff/, '')
        expect(decodeText(utf8(plain))).toBe(plain)
      })
    )
    assert(property(uint8Array({ maxLength: 200 }), (bytes) => typeof decodeText(bytes) === 'string'))
  })

  it('FILES-43 does not fail for a charset that does not exist', () => {
    expect(decodeAs('klingon-1', utf8('Asha'))).toBe('Asha')
  })
})
