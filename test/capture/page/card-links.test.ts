import { describe, expect, it } from 'vitest'
import { capturePage } from '../../../capture/page'
import { readPage } from '../../../capture/page/read'
import { parseHtml } from '../webmail/fixture'

const cardsOf = (body: string): unknown =>
  capturePage(readPage(parseHtml(`<html><body><h1>Team</h1>${body}</body></html>`), 'https://mill.example/team/')).cards

describe('contact cards that a page links to', () => {
  it('PAGE-17 are named by the link or the file, each once, wherever they lie', () => {
    const links = `<a href="jane-doe.vcf">Download vCard</a> <a href="/cards/ravi.vcf?v=2">Ravi Kulkarni</a>
      <a href="jane-doe.vcf#x">vCard</a> <a href="https://cards.example/a%20b.vcf">Save contact</a>`
    expect(cardsOf(links)).toEqual([
      { url: 'https://mill.example/team/jane-doe.vcf', text: 'jane-doe.vcf' },
      { url: 'https://mill.example/cards/ravi.vcf?v=2', text: 'Ravi Kulkarni' },
      { url: 'https://cards.example/a%20b.vcf', text: 'a b.vcf' }
    ])
  })

  it('PAGE-17 are web addresses only', () => {
    expect(cardsOf('<a href="data:text/vcard,x.vcf">vCard</a> <a href="javascript:x.vcf">vCard</a>')).toBeUndefined()
  })

  it('PAGE-17 with names that cannot be decoded keep them as they are', () => {
    expect(cardsOf('<a href="/%E0%A4%A.vcf">vcf</a>')).toEqual([
      { url: 'https://mill.example/%E0%A4%A.vcf', text: '%E0%A4%A.vcf' }
    ])
  })
})
