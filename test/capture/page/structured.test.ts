import { describe, expect, it } from 'vitest'
import { pageFacts } from '../../../capture/page/facts'
import { jsonLd, parseLenient } from '../../../capture/page/json-ld'
import { microdata } from '../../../capture/page/microdata'
import { rdfa, rdfaNodes } from '../../../capture/page/rdfa'
import { comparable, corpusCases, corpusText, hasCorpora } from './corpora'
import { parseDocument, read } from './fixtures'

const equal = (found: unknown, expected: unknown): boolean => {
  try {
    expect(comparable(JSON.parse(JSON.stringify(found)))).toEqual(comparable(expected))
    return true
  } catch {
    return false
  }
}

/** The gold writes single values without a list around them. */
const listed = (value: unknown): unknown => {
  if (Array.isArray(value)) return (value as unknown[]).map(listed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) =>
      key === 'properties'
        ? [
            key,
            Object.fromEntries(
              Object.entries(part as object).map(([name, inner]) => [name, [inner].flat().map(listed)])
            )
          ]
        : [key, key === 'type' ? [part].flat() : part]
    )
  )
}

describe('JSON-LD', () => {
  it('PAGE-5 repairs commas, comments, wrappers and raw control characters', () => {
    expect(parseLenient('<!-- //<![CDATA[ \n{"a":[1,,2,],} \n//]]> -->')).toEqual({ a: [1, 2] })
    expect(parseLenient('{"a":"x\n\ty" /* "no" */, // end\n "b":"// <!-- kept -->"}')).toEqual({
      a: 'x\n\ty',
      b: '// <!-- kept -->'
    })
    expect(parseLenient('{&quot;name&quot;:&quot;A &amp; B&quot;}')).toEqual({ name: 'A & B' })
  })

  it('PAGE-5 gives up quietly on what is no JSON', () => {
    expect(jsonLd(['', '   ', 'var x = 1', '{"a":', '"text"', 'null', '[1, {"b":2}]'])).toEqual([{ b: 2 }])
  })

  it('PAGE-31 never lets __proto__ win', () => {
    const facts = pageFacts(
      read('<script type="application/ld+json">{"@type":"Person","__proto__":{"name":"x"},"name":"A"}</script>')
    )
    expect(facts[0]?.['name']).toEqual(['A'])
    expect(({} as Record<string, unknown>)['name']).toBeUndefined()
  })
})

describe('microdata', () => {
  it('PAGE-6 follows itemref, resolves addresses and keeps the text of an item without properties', () => {
    const doc = parseDocument(
      '<body><div itemscope itemtype="https://schema.org/Person" itemref="tel x"><a itemprop="url name" href="/jo">Jo</a><b itemprop="worksFor" itemscope>Ash Ltd</b></div><p id="tel"><i itemprop="telephone"> +44 1 </i></p></body>'
    )
    expect(microdata(doc, 'https://a.example/team')).toEqual([
      {
        type: ['https://schema.org/Person'],
        properties: {
          telephone: ['+44 1'],
          url: ['https://a.example/jo'],
          name: ['https://a.example/jo'],
          worksFor: [{ value: 'Ash Ltd' }]
        }
      }
    ])
  })

  it('PAGE-6 ends on items that contain themselves', () => {
    const doc = parseDocument('<div itemscope itemref="l"><b id="l" itemprop="a" itemscope itemref="l">x</b></div>')
    expect(microdata(doc)).toHaveLength(1)
  })
})

describe('RDFa', () => {
  it('PAGE-6 reads vocab, typeof, property, resource and content', () => {
    const doc = parseDocument(
      '<body vocab="https://schema.org/"><div typeof="Organization" resource="#org"><meta property="name" content="Ash Ltd"><a property="url" href="/">home</a><p property="address" typeof="PostalAddress"><span property="addressLocality">Leeds</span></p></div></body>'
    )
    expect(rdfaNodes(doc, 'https://a.example/contact')).toMatchObject([
      {
        id: 'https://a.example/contact#org',
        properties: {
          'https://schema.org/name': [{ value: 'Ash Ltd' }],
          'https://schema.org/url': [{ ref: 'https://a.example/' }],
          'https://schema.org/address': [{ ref: '_:n0' }]
        }
      },
      { id: '_:n0', properties: { 'https://schema.org/addressLocality': [{ value: 'Leeds' }] } }
    ])
  })

  it('PAGE-6 leaves nofollow links alone where a property is named', () => {
    const doc = parseDocument('<body><p about="#a"><a property="foaf:page" rel="nofollow" href="/b">b</a></p></body>')
    expect(rdfa(doc, 'https://a.example/')).toEqual([
      ['https://a.example/#a', 'http://xmlns.com/foaf/0.1/page', { iri: 'https://a.example/b' }]
    ])
  })
})

describe.skipIf(!hasCorpora)('public structured data', () => {
  const cases = corpusCases('structured-data')
  const documentOf = (entry: (typeof cases)[number]): Document =>
    parseDocument(
      entry.input === undefined
        ? corpusText('structured-data', entry)
        : `<!doctype html><html><head></head><body>${entry.input}</body></html>`
    )
  const expected = (entry: (typeof cases)[number], key: string): unknown =>
    Object.hasOwn(entry.expect as object, key) ? (entry.expect as Record<string, unknown>)[key] : undefined

  it('PAGE-6 gives the facts of one contact alike in three encodings', () => {
    const wrong = cases.filter(
      (entry) =>
        entry.set === 'triples' &&
        !equal(pageFacts(read(corpusText('structured-data', entry)))[0], expected(entry, 'facts'))
    )
    expect(wrong.map((entry) => entry.id)).toEqual([])
  })

  it('PAGE-6 reads the microdata of all pages but the one with an action’s input field', () => {
    const wrong = cases.filter((entry) => {
      const gold = expected(entry, 'microdata')
      if (gold === undefined) return false
      return !equal(microdata(documentOf(entry), entry.baseUrl, { rawText: entry.strict === true }), listed(gold))
    })
    expect(wrong.map((entry) => entry.id)).toEqual(['extruct-schema-org-searchaction-001'])
  })

  it('PAGE-6 reads every broken JSON-LD block', () => {
    const wrong = cases.filter((entry) => {
      const gold = expected(entry, 'jsonld')
      if (gold === undefined) return false
      const texts = Array.from(
        documentOf(entry).querySelectorAll('script[type="application/ld+json"]'),
        (script) => script.textContent ?? ''
      )
      return !equal(jsonLd(texts), gold)
    })
    expect(wrong.map((entry) => entry.id)).toEqual([])
  })
})
