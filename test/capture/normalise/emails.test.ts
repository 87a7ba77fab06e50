import { describe, expect, it } from 'vitest'
import { mailboxesOfHeader, parseAddressHeader } from '../../../capture/normalise/address-header'
import { countryOfDomain, registrableDomain } from '../../../capture/normalise/domains'
import { validateEmail } from '../../../capture/normalise/email-syntax'
import {
  findEmails,
  isFreeMail,
  isRobotAddress,
  isRoleAddress,
  normaliseEmail
} from '../../../capture/normalise/emails'

const values = (text: string): string[] => findEmails(text).map((email) => email.value)

describe('mail addresses in a text', () => {
  it.each([
    ['john [at] firm [dot] example', ['john@firm.example']],
    ['jane.doe (arroba) firma (punto) es', ['jane.doe@firma.es']],
    ['max (bei) firma (punkt) de', ['max@firma.de']],
    ['ram [एट] firm [डॉट] in', ['ram@firm.in']],
    ['john dot doe at firm dot co dot in', ['john.doe@firm.co.in']],
    ['john @ firm . com', ['john@firm.com']],
    ['Email:john@firm.comPhone: 1', ['john@firm.com']],
    ['邮箱john@firm.com邮箱', ['john@firm.com']],
    ['john@fi\u200Brm.example', ['john@firm.example']],
    ["o'brien@firm.ie, JOHN@FIRM.COM.", ["o'brien@firm.ie", 'JOHN@firm.com']],
    ['user@例え.jp', ['user@例え.jp']]
  ])('NORM-17 %s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  it.each([
    'logo@2x.png',
    'react@18.2.0',
    'user@host@firm.example',
    'see @john.doe',
    'meet us at firm dot example',
    'john..doe@firm.example',
    'a@b'
  ])('NORM-17 %s holds none', (text) => {
    expect(values(text)).toEqual([])
  })

  it('NORM-17 give the place in the text as it was', () => {
    const text = 'write to \u202Ajohn@firm.example\u202C'
    const [found] = findEmails(text)
    expect(text.slice(found?.index).startsWith('john@')).toBe(true)
  })

  it('NORM-17 one as a value', () => {
    expect(
      ['MAILTO:Joe@Ex.COM?subject=x', '<joe@ex.com>', ' joe@ex.com; ', 'joe@ex', 'joe ann@ex.com'].map(normaliseEmail)
    ).toEqual(['Joe@ex.com', 'joe@ex.com', 'joe@ex.com', undefined, undefined])
  })
})

describe('mailboxes that are nobody’s own', () => {
  it.each([
    'info@x.de',
    'sales.in@x.in',
    'hr-india@x.in',
    'info2@x.example',
    'buchhaltung@x.de',
    'do-not-reply@x.example'
  ])('NORM-18 %s is a role', (email) => {
    expect(isRoleAddress(email)).toBe(true)
  })

  it.each(['john@x.de', 'john.sales@x.example', 'admin.kumar@x.in', 'mary@x.de'])('NORM-18 %s is a person', (email) => {
    expect(isRoleAddress(email)).toBe(false)
  })

  it('NORM-18 robots and free mail are known', () => {
    const robots = ['no-reply@x.example', 'bounce+1@x.example', 'messages-noreply@x.example']
    const people = ['sales@x.example', 'jane.noreplyson@x.example']
    expect([...robots, ...people].map(isRobotAddress)).toEqual([true, true, true, false, false])
    expect(['gmail.com', 'yahoo.co.in', 'hotmail.it', 'GMX.net', 'firm.example'].map(isFreeMail)).toEqual([
      true,
      true,
      true,
      true,
      false
    ])
  })
})

describe('the forms of a mail address', () => {
  it.each(['a@b', 'first.last@firm.example', '"a b"@firm.example', 'a@[192.0.2.1]', 'a@[IPv6:2001:db8::1]'])(
    'NORM-19 %s is valid',
    (text) => {
      expect(validateEmail(text)).toBe(true)
    }
  )

  it.each([
    '',
    'a',
    '@b',
    'a.@b',
    'a..b@c',
    'a@-b',
    'a@[256.0.0.1]',
    'a@[IPv6:::1::]',
    'a b@c',
    'a@b\n',
    `${'a'.repeat(65)}@b`
  ])('NORM-19 %j is not', (text) => {
    expect(validateEmail(text)).toBe(false)
  })

  it('NORM-19 headers are read as mail programs write them', () => {
    expect(
      parseAddressHeader('"Doe, John" <john@firm.example>; jane@firm.example (Jane Doe), Team: a@b.example;')
    ).toEqual([
      { name: 'Doe, John', address: 'john@firm.example' },
      { name: 'Jane Doe', address: 'jane@firm.example' },
      { name: 'Team', address: '', group: [{ name: '', address: 'a@b.example' }] }
    ])
    expect(parseAddressHeader('=?utf-8?B?4KSw4KS+4KSu?= <ram@firm.example>')).toEqual([
      { name: 'राम', address: 'ram@firm.example' }
    ])
    expect(parseAddressHeader('=?utf-8?B?dGVzdEBldmlsLmNv?=')).toEqual([{ name: 'test@evil.co', address: '' }])
    expect(mailboxesOfHeader('"ceo@bank.example" <x@evil.example>, undisclosed-recipients:;')).toEqual([
      { name: 'ceo@bank.example', email: 'x@evil.example' }
    ])
  })
})

describe('a domain', () => {
  it('NORM-20 is what somebody registered', () => {
    expect(
      ['mail.firm.co.in', 'https://www.firm.example/x', 'anna.github.io', 'co.uk', '.firm.com'].map(registrableDomain)
    ).toEqual(['firm.co.in', 'firm.example', 'anna.github.io', undefined, undefined])
  })

  it('NORM-20 tells a country only where its ending does', () => {
    expect(
      ['firm.co.in', 'firm.co.uk', 'firm.de', 'firm.io', 'firm.com', 'फर्म.भारत', 'firm.ai'].map(countryOfDomain)
    ).toEqual(['IN', 'GB', 'DE', undefined, undefined, 'IN', undefined])
  })
})
