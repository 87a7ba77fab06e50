import { describe, expect, it } from 'vitest'
import { importCsv } from '../../../capture/files/csv-draft'
import { importVcards } from '../../../capture/files/vcard-draft'
import type { ImportValues } from '../../../crm/import/contact'
import { createKnownIndex, type Known } from '../../../crm/import/lookup'
import { createPlanner, type ImportOptions, type Planned } from '../../../crm/import/plan'
import { readPerson } from '../../../crm/read'
import type { Flat } from '../../../crm/types'

const options: ImportOptions = {
  mode: 'both',
  by: { email: true, phone: false, name: false },
  overwrite: false,
  possible: 'create',
  choices: new Map(),
  fields: []
}

let ids = 0
const newId = (prefix: string): string => `${prefix}_t${ids++}`

const person = (id: string, flat: Flat, company?: string): Known => ({
  id,
  cls: 'person',
  flat,
  ...(company === undefined ? {} : { company })
})
const firm = (id: string, flat: Flat): Known => ({ id, cls: 'company', flat })

function plan(
  values: readonly ImportValues[],
  known: readonly Known[] = [],
  given: Partial<ImportOptions> = {}
): Planned[] {
  const index = createKnownIndex()
  for (const one of known) index.put(one)
  const planner = createPlanner({ ...options, ...given }, newId)
  return values.map((one, at) => planner.plan(at + 1, one, (key) => index.find(key)))
}

const csv = (text: string): readonly ImportValues[] => importCsv(text, { country: 'IN' })
const asha = csv('Name,E-mail,Phone\nAsha Mehta,asha@mehta.example,98200 12345')
const verdicts = (all: readonly Planned[]): string[] => all.map(({ verdict }) => verdict)
const setOf = (planned: Planned | undefined) => planned?.writes.at(-1)?.set ?? {}

describe('the plan of an import', () => {
  it('IMP-20 makes records of rows that nobody is', () => {
    const [one] = plan(asha)
    expect(one?.verdict).toBe('new')
    expect(one?.writes).toMatchObject([{ cls: 'person', create: true }])
    const read = readPerson('', setOf(one) as Flat)
    expect(read).toMatchObject({ name: 'Asha Mehta', emails: [{ value: 'asha@mehta.example' }] })
    expect(read.phones[0]?.value).toBe('+919820012345')
  })

  it('IMP-21 knows a record by its address of mail and adds to it', () => {
    const known = person('per_1', { name: 'Asha', title: 'Clerk', 'email/asha@mehta.example': '{}' })
    const rows = csv('Name,Title,E-mail,Phone\nAsha Mehta,Buyer,ASHA@mehta.example,98200 12345')
    const [one] = plan(rows, [known])
    expect(one).toMatchObject({ verdict: 'changed', writes: [{ id: 'per_1', create: false }] })
    expect(Object.keys(setOf(one))).toEqual(['phone/+919820012345'])
    const [over] = plan(rows, [known], { overwrite: true })
    expect(setOf(over)).toMatchObject({ name: 'Asha Mehta', title: 'Buyer' })
  })

  it('IMP-21 says of a row that is there word for word that it is the same', () => {
    const [made] = plan(asha)
    expect(verdicts(plan(asha, [person('per_1', setOf(made) as Flat)]))).toEqual(['same'])
    expect(verdicts(plan(asha, [person('per_1', setOf(made) as Flat)], { overwrite: true }))).toEqual(['same'])
  })

  it('IMP-22 creates only, or updates only', () => {
    const known = person('per_1', { name: 'Asha', 'email/asha@mehta.example': '{}' })
    const rows = csv('Name,E-mail\nAsha Mehta,asha@mehta.example\nRavi Rao,ravi@rao.example')
    expect(verdicts(plan(rows, [known], { mode: 'create' }))).toEqual(['skipped', 'new'])
    expect(verdicts(plan(rows, [known], { mode: 'update', overwrite: true }))).toEqual(['changed', 'skipped'])
  })

  it('IMP-23 recognises what it exported by its id, also with another address', () => {
    const known = person('per_1', { name: 'Asha', 'email/old@mehta.example': '{}' })
    const rows = csv('Bahi ID,Name,E-mail\nper_1,Asha Mehta,new@mehta.example')
    const [one] = plan(rows, [known], { overwrite: true })
    expect(one?.verdict).toBe('changed')
    expect(setOf(one)).toMatchObject({ name: 'Asha Mehta' })
    expect(setOf(one)).toHaveProperty('email/new@mehta.example')
    expect(setOf(one)).not.toHaveProperty('email/old@mehta.example')
  })

  it('IMP-23 takes ids of others for what they are', () => {
    const rows = csv('Record ID,Name\n4711,Asha\nper_unknown,Ravi\n__proto__,Nina')
    expect(verdicts(plan(rows))).toEqual(['new', 'new', 'new'])
  })

  it('IMP-24 makes one record of rows about the same contact', () => {
    const rows = csv('Name,E-mail,Phone\nAsha Mehta,asha@mehta.example,\nAsha Mehta,asha@mehta.example,9820012345')
    const [first, second] = plan(rows)
    expect(first?.verdict).toBe('new')
    expect(second).toMatchObject({ verdict: 'changed', writes: [{ id: first?.writes[0]?.id, create: false }] })
  })

  it('IMP-25 asks about rows that look like a record, and says why', () => {
    const known = person('per_1', { name: 'Asha Mehta', 'phone/+919820012345': '{}' }, 'Mehta Textiles')
    const rows = csv('Name,Company,Phone\nAsha Mehta,Mehta Textiles,9820012345')
    const [one] = plan(rows, [known, firm('com_1', { name: 'Mehta Textiles' })])
    expect(one?.verdict).toBe('possible')
    expect(one?.known?.id).toBe('per_1')
    expect(one?.reasons?.map(({ kind }) => kind)).toContain('phone')
    expect(one?.writes.map(({ create }) => create)).toEqual([true])
    expect(plan(rows, [known], { possible: 'skip' })[0]?.writes).toEqual([])
    expect(plan(rows, [known], { choices: new Map([[1, 'update']]) })[0]?.writes.at(-1)?.id).toBe('per_1')
  })

  it('IMP-25 never takes one of two for the row', () => {
    const shared = { 'email/office@mehta.example': '{}' }
    const known = [person('per_1', { name: 'Asha', ...shared }), person('per_2', { name: 'Ravi', ...shared })]
    const [one] = plan(csv('Name,E-mail\nNina,office@mehta.example'), known)
    expect(one?.verdict).not.toBe('changed')
  })

  it('IMP-26 links people to companies by name, and makes each company once', () => {
    const rows = csv('Name,Company\nAsha,Mehta Textiles\nRavi,mehta  textiles\nNina,Known & Co')
    const [first, second, third] = plan(rows, [firm('com_1', { name: 'Known & Co' })])
    const made = first?.writes[0]
    expect(made).toMatchObject({ cls: 'company', create: true, set: { name: 'Mehta Textiles' } })
    expect(setOf(first)['company']).toBe(made?.id)
    expect(second?.writes).toMatchObject([{ cls: 'person', set: { company: made?.id } }])
    expect(third?.writes).toMatchObject([{ cls: 'person', set: { company: 'com_1' } }])
  })

  it('IMP-26 takes nobody out of a company unless values are to be replaced', () => {
    const known = [
      person('per_1', { name: 'Asha', company: 'com_1', 'email/a@x.example': '{}' }, 'Old Co'),
      firm('com_1', { name: 'Old Co' })
    ]
    const rows = csv('Name,Company,E-mail\nAsha,New Co,a@x.example')
    expect(verdicts(plan(rows, known))).toEqual(['same'])
    const [one] = plan(rows, known, { overwrite: true })
    expect(one?.writes.map(({ cls }) => cls)).toEqual(['company', 'person'])
  })

  it('IMP-27 rejects rows that tell nothing of anyone', () => {
    const planner = createPlanner(options, newId)
    expect(planner.plan(1, undefined, () => []).verdict).toBe('rejected')
  })

  it('IMP-28 imports a row without the values that are none, and names them', () => {
    const [one] = plan(csv('Name,E-mail,Phone\nAsha Mehta,not an address,98200 12345'))
    expect(one).toMatchObject({ verdict: 'new', left: ['not an address'] })
  })

  it('IMP-29 keeps what has no field of its own in the notes', () => {
    const [card] = importVcards(
      'BEGIN:VCARD\nVERSION:3.0\nN:Mehta;Asha;;;\nFN:Asha Mehta\nNICKNAME:Chinu\nADR;TYPE=work:;;1 Fort Road;Mumbai;;400001;India\nADR;TYPE=home:;;2 Hill Lane;Pune;;411001;India\nEND:VCARD'
    )
    const [one] = plan(card === undefined ? [] : [card])
    expect(setOf(one)['notes']).toContain('Chinu')
    expect(setOf(one)['notes']).toContain('2 Hill Lane')
    expect(setOf(one)['address/post']).toContain('1 Fort Road')
  })

  it('IMP-30 appends notes instead of replacing them', () => {
    const known = person('per_1', { name: 'Asha', notes: 'Met at the fair', 'email/a@x.example': '{}' })
    const rows = csv('Name,E-mail,Notes\nAsha,a@x.example,Wants samples')
    expect(setOf(plan(rows, [known], { overwrite: true })[0])['notes']).toBe('Met at the fair\n\nWants samples')
  })

  it('IMP-31 fills the fields that the ledger added, by their type', () => {
    const fields = [
      { id: 'fld_1', of: 'person', label: 'Orders', type: 'number', choices: [], position: 0 },
      { id: 'fld_2', of: 'person', label: 'VIP', type: 'yesno', choices: [], position: 1 }
    ] as const
    const rows = csv('Name,Bahi field fld_1 Orders,Bahi field fld_2 VIP\nAsha,"1,20,000",yes\nRavi,many,no')
    const [first, second] = plan(rows, [], { fields })
    expect(setOf(first)).toMatchObject({ 'x/fld_1': 120000, 'x/fld_2': true })
    expect(setOf(second)).toMatchObject({ 'x/fld_2': false })
    expect(setOf(second)).not.toHaveProperty('x/fld_1')
  })

  it('IMP-32 tags what it makes and changes, and says where new records are from', () => {
    const known = person('per_1', { name: 'Ravi', 'email/ravi@rao.example': '{}' })
    const rows = csv('Name,Title,E-mail\nAsha,Buyer,asha@x.example\nRavi,Boss,ravi@rao.example')
    const [first, second] = plan(rows, [known], { tag: 'Fair', source: 'fair.csv' })
    expect(setOf(first)).toMatchObject({ 'tag/Fair': true, source: 'fair.csv' })
    expect(setOf(second)).toEqual({ title: 'Boss', 'tag/Fair': true })
  })
})
