import { describe, expect, it } from 'vitest'
import { maskedOutline } from '../../../capture/webmail/masked-outline'
import { fixture, parseHtml } from './fixture'

const PERSONAL =
  /ananya|deshpande|kaveri|ravi|kulkarni|shreefab|meera|udyog|98220|surat|shirting|सीमा|अग्रवाल|गंगा|miriam|castellanos|rambla|harpreet|1a1f227a|1882261078|hQk7/i

describe('the masked outline of a page', () => {
  it.each(['gmail-conversation', 'gmail-hindi', 'gmail-second-mail', 'outlook', 'proton', 'zoho'])(
    '%s: holds the structure and nothing of a person',
    (name) => {
      const outline = maskedOutline(fixture(name))
      expect(outline).not.toMatch(PERSONAL)
      expect(outline).not.toMatch(/@[a-z]/)
      expect(outline.split('\n').length).toBeGreaterThan(20)
    }
  )

  it('shows which anchors are there', () => {
    const outline = maskedOutline(fixture('gmail-conversation'))
    expect(outline).toContain('class="gD"')
    expect(outline).toMatch(/data-legacy-thread-id="16 digits"/)
    expect(maskedOutline(fixture('proton'))).toContain('data-testid="recipients:sender"')
    expect(maskedOutline(fixture('proton'))).toContain('data-testid="recipients:item-*"')
  })

  it('MAIL-15 masks addresses and names wherever a page puts them', () => {
    const doc = parseHtml(
      '<div class="jane.doe@x.example u12345678" id="jane" title="Jane Doe" data-testid="row Jane Doe" role="Jane"><a href="mailto:jane@x.example">Jane</a><script>jane()</script></div>'
    )
    expect(maskedOutline(doc)).not.toMatch(/jane|doe|12345678/i)
  })

  it('ends early on a page without end', () => {
    const doc = parseHtml('<div>'.repeat(3000) + '<p>x</p>'.repeat(20_000))
    expect(maskedOutline(doc).length).toBeLessThan(400_000)
  })
})
