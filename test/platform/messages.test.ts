import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptMessage, acceptPort, openMailPort, partyOf, type Stamp } from '../../platform/messages'

const self = { id: 'abcdefghijklmnop', origin: 'chrome-extension://abcdefghijklmnop' }
const panel: Stamp = { id: self.id, origin: self.origin, url: `${self.origin}/sidepanel.html` }
const gmail: Stamp = {
  id: self.id,
  origin: 'https://mail.google.com',
  url: 'https://mail.google.com/mail/u/0/#inbox',
  frameId: 0,
  tab: { id: 7, windowId: 1 }
}

describe('who sent a message', () => {
  it('SHELL-1 is told by what the browser stamped', () => {
    expect(partyOf(panel, self)).toBe('own-page')
    expect(partyOf({ ...panel, tab: { id: 3, windowId: 1 }, frameId: 0 }, self)).toBe('own-page')
    expect(partyOf(gmail, self)).toBe('mail-script')
  })

  it('SHELL-1 is nobody of ours with another extension, another origin, a frame or no tab', () => {
    const { tab: _tab, ...tabless } = gmail
    const strangers: Stamp[] = [
      { ...panel, id: 'another' },
      { ...gmail, id: 'another' },
      { ...panel, id: undefined },
      { ...panel, origin: 'chrome-extension://another' },
      { ...gmail, origin: 'https://mail.google.com.example' },
      { ...gmail, origin: 'http://mail.google.com' },
      { ...gmail, origin: 'null' },
      { ...gmail, frameId: 4 },
      { ...gmail, frameId: undefined },
      { ...gmail, tab: { id: 7 } },
      tabless,
      { id: self.id },
      {}
    ]
    for (const stranger of strangers) expect(partyOf(stranger, self), JSON.stringify(stranger)).toBeUndefined()
  })

  it('SHELL-1 takes the address where the browser stamps no origin', () => {
    const { origin: _panel, ...oldPanel } = panel
    const { origin: _gmail, ...oldGmail } = gmail
    expect(partyOf(oldPanel, self)).toBe('own-page')
    expect(partyOf(oldGmail, self)).toBe('mail-script')
    expect(partyOf({ ...oldGmail, url: 'https://mail.google.com@evil.example/' }, self)).toBeUndefined()
    expect(partyOf({ ...oldGmail, url: 'not an address' }, self)).toBeUndefined()
  })
})

describe('messages to the background', () => {
  it('SHELL-2 are accepted from the parties of the table only', () => {
    expect(acceptMessage({ kind: 'hub.wake' }, panel, self)).toEqual({ kind: 'hub.wake' })
    expect(acceptMessage({ kind: 'panel.open' }, gmail, self)).toEqual({ kind: 'panel.open' })
    expect(acceptMessage({ kind: 'hub.wake' }, gmail, self)).toBeUndefined()
    expect(acceptMessage({ kind: 'panel.open' }, panel, self)).toBeUndefined()
    expect(acceptMessage({ kind: 'mail.started' }, gmail, self)).toEqual({ kind: 'mail.started' })
    expect(acceptMessage({ kind: 'mail.started' }, panel, self)).toBeUndefined()
  })

  it('SHELL-2 carry nothing but what the table knows', () => {
    expect(acceptMessage({ kind: 'hub.wake', windowId: 5 }, panel, self)).toEqual({ kind: 'hub.wake' })
  })

  it('SHELL-3 of any other shape are refused without an exception', () => {
    const inherited: unknown = Object.create({ kind: 'hub.wake' })
    for (const raw of [undefined, null, 'hub.wake', 1, [], {}, { kind: 1 }, { kind: 'toString' }, inherited]) {
      expect(acceptMessage(raw, panel, self)).toBeUndefined()
    }
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const message = acceptMessage(raw, panel, self)
        return message === undefined || message.kind === 'hub.wake'
      })
    )
  })
})

describe('messages of webmail that the user allows', () => {
  const outlook: Stamp = { ...gmail, origin: 'https://outlook.office.com', url: 'https://outlook.office.com/mail/' }
  const allowed = { ...self, granted: ['https://outlook.office.com/*'] }

  it('SHELL-1 come from nobody before, and from a party with less to say after', () => {
    expect(partyOf(outlook, self)).toBeUndefined()
    expect(partyOf(outlook, allowed)).toBe('webmail-script')
    expect(partyOf({ ...outlook, frameId: 2 }, allowed)).toBeUndefined()
    expect(partyOf({ ...outlook, id: 'another' }, allowed)).toBeUndefined()
    expect(acceptMessage({ kind: 'mail.started' }, outlook, allowed)).toEqual({ kind: 'mail.started' })
    expect(acceptMessage({ kind: 'panel.open' }, outlook, allowed)).toBeUndefined()
  })

  it('SHELL-18 are ended by our own pages only', () => {
    expect(acceptMessage({ kind: 'mail.stop' }, panel, self)).toEqual({ kind: 'mail.stop' })
    expect(acceptMessage({ kind: 'mail.stop' }, gmail, self)).toBeUndefined()
    expect(acceptMessage({ kind: 'mail.stop' }, outlook, allowed)).toBeUndefined()
  })
})

describe('connections to the mail script', () => {
  it('SHELL-4 are taken from our own pages under the known name only', () => {
    expect(acceptPort(openMailPort, panel, self)).toBe(true)
    expect(acceptPort(openMailPort, gmail, self)).toBe(false)
    expect(acceptPort(openMailPort, { ...panel, id: 'another' }, self)).toBe(false)
    expect(acceptPort(openMailPort, undefined, self)).toBe(false)
    expect(acceptPort('constructor', panel, self)).toBe(false)
  })
})
