import { beforeAll, describe, expect, it } from 'vitest'
import { howMade, whoMade } from '../../../components/history/history-words'
import type { TeamView } from '../../../crm/team'
import { showLanguage } from '../../../platform/i18n'

const device = (author: string) => ({ author }) as NonNullable<TeamView['team']>['members'][number]['devices'][number]
const member = (name: string, me: boolean, ...authors: string[]) =>
  ({ name, me, devices: authors.map(device) }) as unknown as NonNullable<TeamView['team']>['members'][number]
const view = {
  team: { members: [member('Ravi', false, 'aa', 'bb'), member('Asha', true, 'cc', 'dd')] }
} as unknown as TeamView

describe('who and how', () => {
  beforeAll(() => showLanguage('en'))

  it('HIS-1 names the member whose device it was, and oneself on any own device', () => {
    expect(whoMade({ device: 'bb', own: false }, view)).toBe('Ravi')
    expect(whoMade({ device: 'dd', own: false }, view)).toBe('You')
    expect(whoMade({ device: 'cc', own: true }, {})).toBe('You')
    expect(whoMade({ device: 'xx', own: false }, view)).toBe('Another device')
  })

  it('HIS-1 says what was done, or else where the value is from; of what nobody knows nothing', () => {
    expect(howMade({ kind: 'merge', origin: 'hand' })).toBe('Merged')
    expect(howMade({ kind: 'save', origin: 'mail' })).toBe('from a mail')
    expect(howMade({ kind: '__proto__', origin: 'toString' })).toBe('')
  })
})
