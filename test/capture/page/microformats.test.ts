import { describe, expect, it } from 'vitest'
import { microformats } from '../../../capture/page/microformats'
import { comparable, corpusCases, corpusText, hasCorpora } from './corpora'
import { parseDocument } from './fixtures'

const items = (html: string): unknown =>
  comparable(
    JSON.parse(JSON.stringify(microformats(parseDocument(`<body>${html}</body>`), 'https://a.example/').items))
  )

describe('microformats', () => {
  it('PAGE-6 implies name, address and picture of a bare card', () => {
    expect(items('<a class="h-card" href="/jo"><img src="jo.png" alt="Jo Vale"></a>')).toEqual([
      {
        type: ['h-card'],
        properties: {
          name: ['Jo Vale'],
          photo: [{ value: 'https://a.example/jo.png', alt: 'Jo Vale' }],
          url: ['https://a.example/jo']
        }
      }
    ])
  })

  it('PAGE-6 reads a classic card with nested address and marked values', () => {
    expect(
      items(
        '<div class="vcard"><b class="fn org">Ash Ltd</b><p class="tel"><i class="type">Fax</i> <i class="value">+44 1632 960001</i></p><p class="adr"><i class="locality">Leeds</i></p></div>'
      )
    ).toEqual([
      {
        type: ['h-card'],
        properties: {
          name: ['Ash Ltd'],
          org: ['Ash Ltd'],
          tel: ['+44 1632 960001'],
          adr: [{ value: 'Leeds', type: ['h-adr'], properties: { locality: ['Leeds'] } }]
        }
      }
    ])
  })

  it('PAGE-6 ends on includes that contain themselves', () => {
    const html =
      '<div id="a" class="vcard" itemref="a"><p class="adr" itemref="a"><a class="include" href="#a">x</a></p></div>'
    expect(JSON.stringify(items(html))).toContain('h-card')
  })

  const sets = new Set(['v1', 'v2', 'mixed'])
  it.skipIf(!hasCorpora)('PAGE-6 equals the public suite in all classic, new and mixed cases', () => {
    const wrong = corpusCases('microformats')
      .filter((entry) => sets.has(entry.set ?? ''))
      .filter((entry) => {
        const doc = parseDocument(
          `<!doctype html><html><head></head><body>${corpusText('microformats', entry)}</body></html>`
        )
        const found = JSON.parse(JSON.stringify(microformats(doc, entry.baseUrl ?? ''))) as unknown
        try {
          expect(comparable(found)).toEqual(comparable(entry.expect))
          return false
        } catch {
          return true
        }
      })
    expect(wrong.map((entry) => entry.id)).toEqual([])
  })
})
