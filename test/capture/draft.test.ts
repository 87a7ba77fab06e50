import { describe, expect, it } from 'vitest'
import { createDraftBuilder, evidenceOf } from '../../capture/draft'
import type { DraftPhone } from '../../capture/types'

const phonesOf = (...phones: readonly DraftPhone[]): readonly DraftPhone[] => {
  const builder = createDraftBuilder('company')
  builder.name('Sample Mills', evidenceOf('text', 'Sample Mills', 0.9))
  for (const phone of phones) builder.phone(phone, evidenceOf('text', phone.raw, 0.8))
  return builder.build(0.9)?.phones ?? []
}

describe('a draft', () => {
  it('holds one number once: read before only written, with its extension before without', () => {
    expect(
      phonesOf(
        { raw: '022 2659 8235', e164: '+912226598235' },
        { raw: '(022) 26598235 ext. 4', e164: '+912226598235', extension: '4' },
        { raw: '91 22 2659 8235' }
      )
    ).toEqual([{ raw: '(022) 26598235 ext. 4', e164: '+912226598235', extension: '4' }])
  })

  it('keeps two extensions, and two short numbers that end alike', () => {
    const phones = [
      { raw: '022 2659 8235 ext. 4', e164: '+912226598235', extension: '4' },
      { raw: '022 2659 8235 ext. 7', e164: '+912226598235', extension: '7' },
      { raw: '8235' }
    ]
    expect(phonesOf(...phones)).toEqual(phones)
  })
})
