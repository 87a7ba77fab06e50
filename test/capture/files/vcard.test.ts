import { describe, expect, it } from 'vitest'
import { readVcards } from '../../../capture/files/vcard'
import { importVcards } from '../../../capture/files/vcard-draft'

const card = (version: string, ...lines: string[]): string =>
  ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n')
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf16 = (text: string): Uint8Array => {
  const bytes = [0xff, 0xfe]
  for (const char of text) bytes.push(char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8)
  return Uint8Array.from(bytes)
}

describe('readVcards', () => {
  it('FILES-01 reads the bare parameters of 2.1', () => {
    const [found] = readVcards(card('2.1', 'TEL;WORK;VOICE:022 4000 0018', 'EMAIL;PREF;INTERNET:asha@banyan.example'))
    expect(found?.phones).toEqual([{ value: '022 4000 0018', types: ['work', 'voice'] }])
    expect(found?.emails[0]?.value).toBe('asha@banyan.example')
  })

  it('FILES-02 joins quoted-printable over soft breaks, in the middle of a letter too', () => {
    const [found] = readVcards(
      card('2.1', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=A4=B5=E0=\r\n=A4=B0=E0=A5=8D=E0=A4=AE=E0=A4=BE')
    )
    expect(found?.formattedName).toBe('वर्मा')
  })

  it('FILES-03 skips base64 that is not folded, and reads on behind it', () => {
    const photo = ['PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRg', 'AAAAAAAAAAAAAAAAAAAAAA', 'BBBB==', '', 'TITLE:Buyer']
    expect(readVcards(card('2.1', 'N:Verma;Asha', ...photo))[0]?.titles).toEqual(['Buyer'])
  })

  it('FILES-04 ties an Apple label to the property of its group', () => {
    const [found] = readVcards(card('3.0', 'item1.TEL:022 4000 0018', 'item1.X-ABLabel:_$!<Assistant>!$_'))
    expect(found?.phones).toEqual([{ value: '022 4000 0018', types: [], label: 'Assistant' }])
  })

  it('FILES-05 reads line feeds alone, UTF-16 with a mark, and several cards', () => {
    const two = card('3.0', 'FN:Asha Verma') + card('3.0', 'FN:दूसरा')
    const names = ['Asha Verma', 'दूसरा']
    expect(readVcards(two.replaceAll('\r\n', '\n')).map((one) => one.formattedName)).toEqual(names)
    expect(readVcards(utf16(two)).map((one) => one.formattedName)).toEqual(names)
  })

  it('FILES-06 unescapes commas, semicolons, colons and line ends, and splits only unescaped ones', () => {
    const [found] = readVcards(
      card('3.0', 'N:Verma;Asha;Q\\,R,S;;', 'NOTE:a\\, b\\; c\\nd', 'URL:http\\://banyan.example')
    )
    expect(found?.name?.additional).toEqual(['Q,R', 'S'])
    expect(found?.notes).toEqual(['a, b; c\nd'])
    expect(found?.urls[0]?.value).toBe('http://banyan.example')
  })

  it('FILES-06 keeps a comma in a part of 2.1, which knows no lists', () => {
    expect(readVcards(card('2.1', 'N:Verma;Asha;Q,R'))[0]?.name?.additional).toEqual(['Q,R'])
  })

  it('FILES-07 decodes a property by its charset, and Latin letters without one', () => {
    const text = card('2.1', 'FN;CHARSET=windows-1251:\xc8\xe2\xe0\xed', 'TITLE:Eink\xe4uferin')
    const [found] = readVcards(latin1(text))
    expect(found?.formattedName).toBe('Иван')
    expect(found?.titles).toEqual(['Einkäuferin'])
  })

  it('FILES-08 reads a tel: link with its extension (4.0)', () => {
    const [found] = readVcards(card('4.0', 'TEL;VALUE=uri;TYPE="work,voice":tel:+91-22-4000-0018;ext=12'))
    expect(found?.phones).toEqual([{ value: '+91-22-4000-0018', extension: '12', types: ['work', 'voice'] }])
  })

  it('FILES-09 unfolds a long line and keeps its spaces', () => {
    expect(readVcards(card('3.0', 'NOTE:one tw', ' o three'))[0]?.notes).toEqual(['one two three'])
    expect(readVcards(card('2.1', 'NOTE:one', ' two'))[0]?.notes).toEqual(['one two'])
  })

  it('FILES-10 forgives a missing end and leaves an embedded agent card out', () => {
    const text =
      'BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nTITLE:Buyer\nEND:VCARD'
    expect(readVcards(text).map(({ formattedName }) => formattedName)).toEqual(['One', 'Two'])
    expect(readVcards(text)[1]?.titles).toEqual(['Buyer'])
  })

  it('FILES-11 brings birthdays to one form', () => {
    const birthday = (value: string): string | undefined => readVcards(card('3.0', `BDAY:${value}`))[0]?.birthday
    expect(['19800321', '1980-03-21T00:00:00Z', '--0203'].map(birthday)).toEqual([
      '1980-03-21',
      '1980-03-21',
      '--02-03'
    ])
  })
})

describe('importVcards', () => {
  it('FILES-12 makes a person with labelled numbers, one form of the number and the country of the address', () => {
    const text = card(
      '3.0',
      'N:Verma;Asha;Q.;Dr.;',
      'FN:Dr. Asha Q. Verma',
      'ORG:Banyan Freight;Ports',
      'TEL;TYPE=WORK,FAX:022 4000 0019',
      'TEL;TYPE=CELL:098200 00017',
      'ADR;TYPE=WORK:;;12 Dock Road;Mumbai;MH;400001;IN'
    )
    expect(importVcards(text)).toMatchObject([
      {
        kind: 'person',
        name: 'Dr. Asha Q. Verma',
        givenName: 'Asha',
        middleName: 'Q.',
        familyName: 'Verma',
        company: 'Banyan Freight',
        department: 'Ports',
        phones: [
          { e164: '+912240000019', label: 'work fax' },
          { e164: '+919820000017', label: 'mobile' }
        ],
        addresses: [{ street: '12 Dock Road', city: 'Mumbai', postcode: '400001', country: 'IN', label: 'work' }]
      }
    ])
  })

  it('FILES-12 takes the name from its parts where the card has no other, and a card of one address as it is', () => {
    const text =
      'BEGIN:VCARD\nVERSION:3.0\nN:Shah;Leena;;;\nTEL:+912226591234\nEND:VCARD\nBEGIN:VCARD\nVERSION:2.1\nEMAIL:a.b@c.example\nEND:VCARD'
    expect(importVcards(new TextEncoder().encode(text))).toMatchObject([
      { name: 'Leena Shah', givenName: 'Leena' },
      { name: '', emails: [{ value: 'a.b@c.example' }] }
    ])
  })

  it('FILES-13 makes a company of a card that only has an organisation', () => {
    expect(importVcards(card('3.0', 'N:;;;;', 'FN:Banyan Freight', 'ORG:Banyan Freight;'))).toMatchObject([
      { kind: 'company', name: 'Banyan Freight' }
    ])
    expect(importVcards(card('3.0', 'FN:Desk', 'ORG:Banyan Freight', 'X-ABShowAs:COMPANY'))).toMatchObject([
      { kind: 'company', name: 'Banyan Freight' }
    ])
  })

  it('FILES-14 leaves a card without any content out', () => {
    expect(importVcards(card('3.0', 'N:;;;;', 'REV:2026-01-01'))).toEqual([])
  })
})
