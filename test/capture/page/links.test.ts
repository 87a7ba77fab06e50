import { describe, expect, it } from 'vitest'
import { decodeCfemail } from '../../../capture/page/cfemail'
import { contactLink, socialProfile } from '../../../capture/page/contact-links'
import { read } from './fixtures'

describe('contactLink', () => {
  it('PAGE-3 reads the addresses a mail link is sent to, not the copies', () => {
    expect(
      contactLink('mailto:Jo%20Vale%20%3Cjo@ash.example%3E,sales@ash.example?cc=boss@ash.example&subject=Hi')
    ).toEqual({
      kind: 'email',
      values: ['jo@ash.example', 'sales@ash.example']
    })
    expect(contactLink('mailto:?to=jo@ash.example&body=x')).toEqual({ kind: 'email', values: ['jo@ash.example'] })
    expect(contactLink('mailto:?subject=Share%20this')).toBeUndefined()
  })

  it('PAGE-3 reads numbers of tel, sms, callto, skype and WhatsApp links', () => {
    expect(contactLink('tel:+44-117-496-0210;ext=22')).toEqual({
      kind: 'phone',
      raw: '+44-117-496-0210',
      extension: '22'
    })
    expect(contactLink('callto://+441174960210')).toEqual({ kind: 'phone', raw: '+441174960210' })
    expect(contactLink('sms:+441174960210?body=hi')).toEqual({ kind: 'phone', raw: '+441174960210', label: 'mobile' })
    expect(contactLink('https://wa.me/919826012345?text=x')).toEqual({
      kind: 'phone',
      raw: '+919826012345',
      label: 'whatsapp'
    })
    expect(contactLink('https://api.whatsapp.com/send?phone=%2B919826012345&text=x')).toEqual({
      kind: 'phone',
      raw: '+919826012345',
      label: 'whatsapp'
    })
    expect(contactLink('whatsapp://send?phone=919826012345')).toMatchObject({ raw: '+919826012345' })
    expect(contactLink('skype:+441174960210?call')).toEqual({ kind: 'phone', raw: '+441174960210' })
  })

  it('PAGE-3 finds nothing in links that reach nobody', () => {
    for (const href of [
      'tel:',
      'tel:abc',
      'mailto:',
      'mailto:%',
      'https://wa.me/',
      'skype:jo.vale?chat',
      'javascript:alert(1)',
      'data:text/html,x',
      '#top'
    ])
      expect(contactLink(href), href).toBeUndefined()
  })

  it('PAGE-3 knows links to cards', () => {
    expect(contactLink('/people/jo.vcf?download=1')).toEqual({ kind: 'vcard' })
  })
})

describe('socialProfile', () => {
  it('PAGE-9 keeps profiles without their tracking and leaves share links out', () => {
    expect(socialProfile('https://in.linkedin.com/in/jo-vale-example?trk=public')).toBe(
      'https://in.linkedin.com/in/jo-vale-example'
    )
    expect(socialProfile('https://www.facebook.com/sharer/sharer.php?u=x')).toBeUndefined()
    expect(socialProfile('https://twitter.com/intent/tweet?text=x')).toBeUndefined()
    expect(socialProfile('https://ash.example/linkedin.com/in/x')).toBeUndefined()
  })
})

describe('Cloudflare’s protected addresses', () => {
  it('PAGE-3 decodes them in text and links, where they stand', () => {
    expect(decodeCfemail('422827032f2f2b6c212d2f')).toBeUndefined()
    const hex = Buffer.from([0x2a, ...Buffer.from('jo@ash.example').map((byte) => byte ^ 0x2a)]).toString('hex')
    expect(decodeCfemail(hex)).toBe('jo@ash.example')
    const reading = read(
      `<p>Write to <a href="/cdn-cgi/l/email-protection#${hex}"><span data-cfemail="${hex}">[email protected]</span></a> now</p>`
    )
    expect(reading.lines.map((line) => line.text)).toEqual(['Write to jo@ash.example now'])
    expect(reading.links).toEqual([{ href: 'mailto:jo@ash.example', text: 'jo@ash.example', line: 0 }])
  })
})
