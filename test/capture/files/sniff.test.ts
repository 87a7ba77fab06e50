import { describe, expect, it } from 'vitest'
import { hasTransportHeaders, sniffFile } from '../../../capture/files/sniff'

const sniff = (text: string, name = '', type = ''): string =>
  sniffFile({ name, type, bytes: new TextEncoder().encode(text) })

describe('sniffFile', () => {
  it.each([
    ['vcf', 'BEGIN:VCARD\nVERSION:3.0', 'contacts.txt'],
    ['html', '<!DOCTYPE html><html>', 'page'],
    ['eml', 'Return-Path: <a@x.example>\nFrom: a@x.example\nSubject: Hi\n\nBody', ''],
    ['eml', 'anything', 'mail.EML'],
    ['csv', 'Name,Email', 'people.csv'],
    ['text', 'Asha Verma\nHead of Sales', ''],
    ['text', 'Note: call Asha\nthen Bo', ''],
    ['binary', 'PK\u0003\u0004\0\0', '']
  ])('FILES-45 takes a file for %s', (kind, text, name) => {
    expect(sniff(text, name)).toBe(kind)
  })

  it('FILES-45 goes by the MIME type where the content says nothing', () => {
    expect(sniff('a;b', 'export', 'text/csv')).toBe('csv')
  })

  it('FILES-46 does not take the visible header of a forward for a mail file', () => {
    expect(hasTransportHeaders('From: Bo\nSent: Monday\nTo: Asha\nSubject: Offer\n\nHello')).toBe(false)
    expect(hasTransportHeaders('Received: from x\nFrom: bo@x.example\n\nHello')).toBe(true)
  })
})
