import { describe, expect, it } from 'vitest'
import { foundPeople, keysOf, knownInMail } from '../../../components/capture/found-people'
import type { CaptureResult, Draft } from '../../../capture/types'
import { emailKey } from '../../../crm/keys'
import type { Answers, Row } from '../../../crm/queries'

const draft = (name: string, ...emails: readonly string[]): Draft => ({
  kind: 'person',
  name,
  emails: emails.map((value) => ({ value })),
  phones: [],
  addresses: [],
  urls: [],
  taxIds: [],
  evidence: {},
  confidence: 0.9
})

const hit = (id: string, email: string): Answers['lookup'][number] => ({
  key: emailKey(email),
  row: { cls: 'person', id, rec: { name: id } } as unknown as Row
})

const result: CaptureResult = {
  drafts: [draft('Deepak', 'office@nair.example')],
  participants: [draft('Farida', 'farida@khan.example'), draft('Anita', 'anita@mehta.example')],
  message: {
    from: { email: 'office@nair.example' },
    to: [],
    cc: [{ email: 'anita@mehta.example' }]
  },
  notFound: []
}

describe('who is in a mail', () => {
  it('every record that shares an address is shown, not only the first', () => {
    const found = foundPeople(result, [hit('per_a', 'office@nair.example'), hit('per_b', 'office@nair.example')])
    expect(found.map(({ id, known, shared }) => [id, known?.id, shared])).toEqual([
      ['0:per_a', 'per_a', 2],
      ['0:per_b', 'per_b', 2],
      ['farida@khan.example', undefined, 0],
      ['anita@mehta.example', undefined, 0]
    ])
  })

  it('a record stands there once, by whatever address it was found', () => {
    const found = foundPeople(result, [hit('per_a', 'office@nair.example'), hit('per_a', 'anita@mehta.example')])
    expect(found.map(({ draft }) => draft.name)).toEqual(['Deepak', 'Farida'])
  })

  it('the mail is linked to those who are in it, not to those who wrote earlier', () => {
    const hits = [hit('per_f', 'farida@khan.example'), hit('per_m', 'anita@mehta.example')]
    expect(knownInMail(result, hits).map(({ id }) => id)).toEqual(['per_m'])
    expect(foundPeople(result, hits).map(({ inMail }) => inMail)).toEqual([true, false, true])
  })

  it('everybody is looked up in one question', () => {
    const emails = ['office@nair.example', 'farida@khan.example', 'anita@mehta.example']
    expect(keysOf(result)).toEqual(expect.arrayContaining(emails.map(emailKey)))
  })
})
