import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../../crm/log'
import { encodePoint } from '../../../crm/values'
import { activityTitle } from '../../../components/people/activity-words'
import { changeLines } from '../../../components/people/change-words'
import {
  composerWrite,
  decodeComposer,
  emptyComposer,
  isEmptyComposer
} from '../../../components/people/composer-draft'
import { fieldWord } from '../../../components/people/field-words'
import { decodeForm, emptyForm, formFlat, formWrites, hostOf } from '../../../components/people/form-draft'
import { formatPhone, telHref } from '../../../components/people/phone'
import { labelWord, pointLabels } from '../../../components/people/point-labels'
import { languageWord } from '../../../components/people/record-languages'
import { readActivity } from '../../../crm/read'
import { useInterface } from '../support/panel'

useInterface()

describe('numbers', () => {
  it.each([
    ['+919820011223', '+91 98200 11223'],
    ['+12125550123', '+1 212 555 0123'],
    ['+351912345678', '+351 912 345 678'],
    ['+4930123456', '+49 301 234 56'],
    ['98200 11223', '98200 11223'],
    ['1800-MILLS', '1800-MILLS'],
    ['', '']
  ])('%s is read as %s', (value, expected) => expect(formatPhone(value)).toBe(expected))

  it('keep all their digits', () => {
    for (const value of ['+919820011223', '+3519123456789', '+12125550123', '+99812345'])
      expect(formatPhone(value).replace(/\D/g, '')).toBe(value.slice(1))
  })

  it('become links with nothing but digits in them', () => {
    expect(telHref('+91 98200-11223')).toBe('tel:+919820011223')
    expect(telHref('022 2655', '14')).toBe('tel:0222655;ext=14')
    expect(telHref('"><script>1')).toBe('tel:1')
  })
})

describe('names of fields', () => {
  it.each([
    ['email/asha@x.example', 'E-mail'],
    ['address/billing', 'Billing address'],
    ['address/cave', 'Address'],
    ['tax/gstin', 'GSTIN'],
    ['tax/siren', 'SIREN'],
    ['x/fld_1', 'Own field'],
    ['title', 'Job title'],
    ['constructor', 'constructor']
  ])('%s is called %s', (key, expected) => expect(fieldWord(key)).toBe(expected))

  it('a label that is not usual stays in the list', () => {
    expect(labelWord('Mobile')).toBe('mobile')
    expect(labelWord('toString')).toBe('toString')
    expect(pointLabels('email', 'boat').map(({ value }) => value)).toContain('boat')
  })

  it('a language is called by its name, and an odd tag by itself', () => {
    expect(languageWord('mr')).toBe('Marathi')
    expect(languageWord('not a tag!')).toBe('not a tag!')
  })
})

describe('what happened', () => {
  const title = (rec: Record<string, string | number>): string => activityTitle(readActivity('act_1', rec))

  it.each([
    [{ kind: 'mail', subject: 'Rates' }, '“Rates”'],
    [{ kind: 'mail' }, 'Mail without a subject'],
    [{ kind: 'call', direction: 'out', result: 'no-answer' }, 'Call, no answer'],
    [{ kind: 'call', direction: 'in', result: 'reached', minutes: 6 }, 'Call received, reached, 6 min'],
    [{ kind: 'call', result: 'eaten by a whale' }, 'Call'],
    [{ kind: 'letter', direction: 'in', subject: 'Prices' }, 'Letter received: Prices'],
    [{ kind: 'meeting' }, 'Meeting'],
    [{ kind: 'unheard of' }, 'Note']
  ])('%j → %s', (rec, expected) => expect(title(rec)).toBe(expected))
})

describe('what a command changed', () => {
  const entry = (change: LogEntry['changes'][number], origin: LogEntry['origin'] = 'hand'): LogEntry => ({
    id: 'cmd_1',
    at: 0,
    kind: 'save',
    origin,
    changes: [change],
    records: [change.id]
  })
  const phone = encodePoint({ value: '+919820011223' }, '+919820011223', 0)

  it('names the field, what was there and what is there now', () => {
    const change = {
      cls: 'person' as const,
      id: 'per_1',
      set: { title: 'Head', 'phone/+919820011223': phone, updatedAt: 2 },
      before: { title: 'Buyer', 'phone/+919820011223': null, updatedAt: 1 }
    }
    expect(changeLines(entry(change), 'per_1')).toEqual([
      { kind: 'set', field: 'Job title', from: 'Buyer', to: 'Head' },
      { kind: 'set', field: 'Phone', from: '', to: '+91 98200 11223' }
    ])
    expect(changeLines(entry(change), 'per_2')).toEqual([])
  })

  it('a new record is one line that says where it came from', () => {
    const change = {
      cls: 'person' as const,
      id: 'per_1',
      set: { name: 'Asha', createdAt: 1 },
      before: { name: null, createdAt: null }
    }
    expect(changeLines(entry(change, 'mail'), 'per_1')).toEqual([{ kind: 'said', text: 'Added from a mail' }])
  })

  it('deleting and restoring are said as such', () => {
    const change = (deletedAt: number | null) => ({
      cls: 'person' as const,
      id: 'per_1',
      set: { deletedAt },
      before: { deletedAt: null }
    })
    expect(changeLines(entry(change(5)), 'per_1')).toEqual([{ kind: 'said', text: 'Deleted' }])
    expect(changeLines(entry(change(null)), 'per_1')).toEqual([{ kind: 'said', text: 'Restored' }])
  })
})

describe('the log of a call, half typed', () => {
  it('comes back from the storage whatever is in there', () => {
    expect(decodeComposer('junk')).toBeUndefined()
    expect(decodeComposer(null)).toBeUndefined()
    expect(decodeComposer({ kind: 'spell', text: 5, direction: 'in' })).toEqual({ ...emptyComposer, direction: 'in' })
    expect(isEmptyComposer(emptyComposer)).toBe(true)
    expect(isEmptyComposer({ ...emptyComposer, minutes: '3' })).toBe(false)
  })

  it('keeps only what belongs to its kind', () => {
    const draft = { ...emptyComposer, kind: 'note' as const, text: ' Hello ', minutes: '5', subject: 'Not mine' }
    expect(composerWrite(draft, 'act_1', ['per_1'], 99).set).toEqual({
      kind: 'note',
      at: 99,
      notes: 'Hello',
      'with/per_1': true
    })
  })

  it('a time of its own counts, an impossible one does not', () => {
    const at = (text: string): unknown => composerWrite({ ...emptyComposer, at: text }, 'act_1', [], 99).set['at']
    expect(at('2026-11-20T09:30')).toBe(new Date(2026, 10, 20, 9, 30).getTime())
    expect(at('yesterday')).toBe(99)
  })
})

describe('the form, half typed', () => {
  it('comes back from the storage whatever is in there', () => {
    expect(decodeForm(7)).toBeUndefined()
    expect(decodeForm({ name: 'Asha', tags: ['vip', 3], company: {} })).toEqual({
      ...emptyForm,
      name: 'Asha',
      tags: ['vip']
    })
  })

  it('a company gets its domain from its website', () => {
    const [write] = formWrites(
      'company',
      'com_1',
      { ...emptyForm, name: 'Mehta', url: 'www.mehta.example/contact' },
      undefined,
      []
    )
    expect(write?.set).toMatchObject({ name: 'Mehta', 'domain/mehta.example': true })
    expect(hostOf('not a host')).toBeUndefined()
  })

  it('a person gets a company that is there, or a new one with it', () => {
    const row = { n: 1, id: 'com_1', cls: 'company' as const, seg: 0, rec: { name: 'Mehta Traders' } }
    const draft = { ...emptyForm, name: 'Asha', company: 'mehta  TRADERS' }
    const known = formWrites('person', 'per_1', draft, undefined, [row])
    expect(known.map(({ cls }) => cls)).toEqual(['person'])
    expect(known[0]?.set['company']).toBe('com_1')
    const made = formWrites('person', 'per_1', { ...draft, company: 'New Mills' }, undefined, [row])
    expect(made.map(({ cls }) => cls)).toEqual(['company', 'person'])
    expect(made[1]?.set['company']).toBe(made[0]?.id)
  })

  it('an empty form leaves nothing behind but the name', () => {
    expect(formFlat('person', { ...emptyForm, name: 'Asha' })).toEqual({ name: 'Asha' })
  })
})
