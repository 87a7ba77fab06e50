import { describe, expect, it } from 'vitest'
import { consentSetting, readConsents, standingConsents, type Consent } from '../../crm/consent'
import { checkField } from '../../crm/fields'

const given: Consent = {
  id: 'a',
  purpose: 'mail',
  given: true,
  at: 1000,
  source: 'Card at the fair',
  wording: 'You may write to me about offers.'
}
const withdrawn: Consent = { id: 'b', purpose: 'mail', given: false, at: 2000, source: 'Mail', wording: '' }

describe('consents', () => {
  it('ERA-8 are kept with time, purpose, source and wording, and read back as they were', () => {
    const rec = { ...consentSetting(given), ...consentSetting(withdrawn) }
    expect(readConsents(rec)).toEqual([withdrawn, given])
    for (const [key, value] of Object.entries(rec)) expect(checkField('person', key, value)).toMatchObject({ ok: true })
  })

  it('ERA-8 the latest one of a purpose counts', () => {
    const phone: Consent = { ...given, id: 'c', purpose: 'phone', at: 500 }
    const all = readConsents({ ...consentSetting(given), ...consentSetting(withdrawn), ...consentSetting(phone) })
    expect(standingConsents(all).map(({ purpose, given: yes }) => [purpose, yes])).toEqual([
      ['mail', false],
      ['phone', true]
    ])
  })

  it('ERA-8 reads over what it does not understand', () => {
    expect(readConsents({ 'consent/x': 'no', 'consent/y': '{"p":"fax","g":true,"t":1}', name: 'Asha' })).toEqual([])
  })
})
