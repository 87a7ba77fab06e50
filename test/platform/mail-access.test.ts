import { describe, expect, it } from 'vitest'
import { providerOf } from '../../capture/webmail'
import { parseHtml } from '../capture/webmail/fixture'
import { mailSites, matchesPattern, patternOf } from '../../platform/mail-access'

describe('webmail that can be allowed', () => {
  it('SHELL-17 is asked for host by host, over https only', () => {
    expect(patternOf('https://webmail.mill.example/?_task=mail')).toBe('https://webmail.mill.example/*')
    expect(patternOf('http://webmail.mill.example/')).toBeUndefined()
    expect(patternOf('chrome://extensions')).toBeUndefined()
    expect(patternOf('not an address')).toBeUndefined()
  })

  it('SHELL-1 is matched by its whole host', () => {
    const mill = 'https://webmail.mill.example/*'
    expect(matchesPattern(mill, 'https://webmail.mill.example')).toBe(true)
    expect(matchesPattern(mill, 'https://webmail.mill.example.evil.example/')).toBe(false)
    expect(matchesPattern(mill, 'https://webmail.mill.example@evil.example/')).toBe(false)
    expect(matchesPattern(mill, 'http://webmail.mill.example/')).toBe(false)
    expect(matchesPattern('https://*.mill.example/*', 'https://a.mill.example/x')).toBe(true)
    expect(matchesPattern('https://*.mill.example/*', 'https://amill.example/x')).toBe(false)
    expect(matchesPattern('<all_urls>', 'https://a.example/')).toBe(false)
  })

  it('SHELL-17 lists only programs that have a reader', () => {
    const blank = parseHtml('<p>x</p>')
    const unread = mailSites
      .flatMap(({ patterns }) => patterns)
      .filter((pattern) => providerOf(blank, pattern.replace('*', '')) === 'generic')
    expect(unread).toEqual([])
  })
})
