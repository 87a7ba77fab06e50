import { describe, expect, it } from 'vitest'
import { parsePageReading } from '../../../capture/readings'
import { fixture, read } from './fixtures'

const texts = (html: string): string[] => read(`<body>${html}</body>`).lines.map((line) => line.text)

describe('readPage', () => {
  it('PAGE-2 gives lines as they are seen', () => {
    expect(
      texts('<p>14 Granary  Quay<br>Bristol</p><table><tr><td>Tel</td><td>0117 <b>496</b>\n0210</td></tr></table>')
    ).toEqual(['14 Granary Quay', 'Bristol', 'Tel', '0117 496 0210'])
  })

  it('PAGE-2 leaves out what is not seen', () => {
    expect(
      texts(
        '<script>a</script><p hidden>b</p><p style="color:red; display : none">c</p><select><option>d</option></select><template><p>e</p></template><p style="display:block">f</p><svg><text>g</text></svg>'
      )
    ).toEqual(['f'])
  })

  it('PAGE-3 takes out characters that hide an address, and leaves joiners of Indian scripts', () => {
    expect(texts('<p>sa&#8203;les@a&shy;sh.example &#8238;x&#8236; क्‍ष</p>')).toEqual(['sales@ash.example x क्‍ष'])
    expect(texts('<p>info<img alt="@" src="at.png">ash.example</p>')).toEqual(['info@ash.example'])
  })

  it('PAGE-3 reads addresses that stand in plain words for readers without scripts', () => {
    expect(
      texts('<p>Mail:</p><noscript>service at ash dot example</noscript><noscript>Please switch scripts on</noscript>')
    ).toEqual(['Mail:', 'service at ash dot example'])
  })

  it('PAGE-2 tells headings, bold lines, regions and links', () => {
    const reading = read(
      '<body><footer><h2>Ash</h2><p><b>Jo Vale</b></p><p>mixed <b>bold</b></p><a href=" /jo ">profile</a></footer></body>'
    )
    expect(reading.lines).toMatchObject([
      { text: 'Ash', heading: 2, strong: true },
      { text: 'Jo Vale', strong: true },
      { text: 'mixed bold' },
      { text: 'profile' }
    ])
    expect(reading.lines[2]).not.toHaveProperty('strong')
    expect(reading.blocks[reading.blocks[reading.lines[0]?.block ?? 0]?.parent ?? 0]).toMatchObject({
      tag: 'footer',
      region: 'footer'
    })
    expect(reading.links).toEqual([{ href: '/jo', text: 'profile', line: 3 }])
  })

  it('PAGE-2 finds head elements wherever odd pages put them', () => {
    const reading = read(
      '<html lang="de"><body><title>Ash GmbH</title><meta property="og:site_name" content="Ash"><link rel="canonical" href="/x"><base href="https://b.example/"></body></html>'
    )
    expect(reading).toMatchObject({
      title: 'Ash GmbH',
      language: 'de',
      meta: { 'og:site_name': 'Ash' },
      canonical: '/x',
      base: 'https://b.example/'
    })
  })

  it('PAGE-4 cuts large pages short', () => {
    const reading = read(`<body>${'<p>line of text</p>'.repeat(20_000)}</body>`)
    expect(reading.truncated).toBe(true)
    expect(reading.lines).toHaveLength(3000)
    expect(read(`<body><p>${'long '.repeat(10_000)}</p></body>`).lines[0]?.text.length).toBeLessThanOrEqual(2000)
    expect(read(`<body>${'<a href="/x">y</a>'.repeat(3000)}</body>`).links).toHaveLength(1500)
  })

  it('PAGE-4 stands any depth of nesting', () => {
    const reading = read(`<body>${'<div>'.repeat(15_000)}deep${'</div>'.repeat(15_000)}<p>after</p></body>`)
    expect(reading.lines.map((line) => line.text)).toEqual(['deep', 'after'])
    expect(reading.blocks.length).toBeLessThan(200)
  })

  it.each(['company-contact', 'indian-company', 'team', 'profile', 'article', 'hostile'])(
    'PAGE-1 gives plain data that passes the check at the border: %s',
    (name) => {
      const reading = read(fixture(name))
      expect(parsePageReading(JSON.parse(JSON.stringify(reading)))).toEqual(reading)
    }
  )
})
