import { describe, expect, it } from 'vitest'
import { gmailSourceUrl, looksLikeSource } from '../../../capture/webmail/gmail-source'

describe('the address of a Gmail message’s source', () => {
  const id = { permanentId: 'msg-f:1882261078579397074', providerId: '1a1f227a7344c1d2' }

  it('reads the mailbox that is open, also a delegated one', () => {
    expect(gmailSourceUrl({ url: 'https://mail.google.com/mail/u/1/#inbox/x', ...id })).toBe(
      'https://mail.google.com/mail/u/1/?view=att&permmsgid=msg-f%3A1882261078579397074&attid=0&disp=comp&safe=1&zw'
    )
    expect(gmailSourceUrl({ url: 'https://mail.google.com/mail/b/AEoRXRSd/u/2/#inbox/x', ...id })).toMatch(
      /^https:\/\/mail\.google\.com\/mail\/b\/AEoRXRSd\/u\/2\/\?view=att/
    )
  })

  it('falls back on the legacy id', () => {
    expect(gmailSourceUrl({ url: 'https://mail.google.com/mail/u/0/', providerId: id.providerId })).toContain(
      '&th=1a1f227a7344c1d2&'
    )
  })

  it('MAIL-9 is none outside Gmail, without an id, or with something else in its place', () => {
    expect(gmailSourceUrl({ url: 'https://mail.google.com.evil.example/mail/u/0/', ...id })).toBeUndefined()
    expect(gmailSourceUrl({ url: 'https://mail.google.com/mail/u/0/' })).toBeUndefined()
    expect(
      gmailSourceUrl({ url: 'https://mail.google.com/mail/u/0/', permanentId: 'msg-f:1&view=x', providerId: '../..' })
    ).toBeUndefined()
  })

  it('MAIL-9 knows a mail from a sign-in page', () => {
    expect(looksLikeSource('Delivered-To: r@x.example\r\nReceived: by x\r\n y\r\nFrom: a@x.example\r\n\r\nHi')).toBe(
      true
    )
    expect(looksLikeSource('<!DOCTYPE html><html>')).toBe(false)
    expect(looksLikeSource('')).toBe(false)
  })
})
