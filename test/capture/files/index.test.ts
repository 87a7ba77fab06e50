import { DOMParser } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { captureFile } from '../../../capture/files'

const parseHtml = (html: string): Document => new DOMParser().parseFromString(html, 'text/html') as unknown as Document
const drop = (name: string, content: string | Uint8Array) =>
  captureFile(
    { name, type: '', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content },
    { parseHtml, country: 'IN' }
  )

describe('captureFile', () => {
  it('FILES-47 takes a mail, and gives the message too', async () => {
    const mail =
      'From: Asha Verma <asha@banyan.example>\nTo: bo@x.example\nSubject: Offer\nMIME-Version: 1.0\n\nHello\n'
    expect(await drop('x.eml', mail)).toMatchObject({
      drafts: [{ name: 'Asha Verma', emails: [{ value: 'asha@banyan.example' }] }],
      message: { subject: 'Offer' }
    })
  })

  it('FILES-47 takes a saved page', async () => {
    const page =
      '<!doctype html><html><head><title>x</title></head><body><div class="h-card"><span class="p-name">Asha Verma</span> <a class="u-email" href="mailto:asha@banyan.example">Mail</a></div></body></html>'
    expect((await drop('x.html', page)).drafts).toMatchObject([
      { name: 'Asha Verma', emails: [{ value: 'asha@banyan.example' }] }
    ])
  })

  it.each([
    ['a vCard file', 'x.vcf', 'BEGIN:VCARD\nFN:Asha Verma\nEMAIL:asha@banyan.example\nEND:VCARD'],
    ['a table', 'x.csv', 'Name,Email\nAsha Verma,asha@banyan.example'],
    ['a text', 'x.txt', 'Asha Verma\nasha@banyan.example']
  ])('FILES-47 takes %s', async (_, name, content) => {
    const { drafts, notFound } = await drop(name, content)
    expect(drafts).toMatchObject([{ name: 'Asha Verma', emails: [{ value: 'asha@banyan.example' }] }])
    expect(notFound).toEqual([])
  })

  it('FILES-48 says what is wrong with a file that it cannot use', async () => {
    expect(await drop('x.msg', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 1]))).toEqual({
      drafts: [],
      notFound: ['format']
    })
    expect(await drop('x.vcf', 'BEGIN:VCARD\nEND:VCARD')).toEqual({ drafts: [], notFound: ['contact'] })
    expect(await drop('x.txt', new Uint8Array(50_000_001))).toEqual({ drafts: [], notFound: ['size'] })
  })
})
