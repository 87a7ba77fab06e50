import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { creation, settings, type RecordInput } from '../../crm/build'
import { commandSchema } from '../../crm/commands'
import { isNotes } from '../../crm/fields'
import { newId } from '../../platform/ids'
import { decide, type Facts, type RecordCommand } from '../../crm/decide'
import { additionsFromDraft } from '../../crm/from-draft'
import type { LogEntry } from '../../crm/log'
import { readActivity, readCompany, readCustomField, readPerson } from '../../crm/read'
import type { Change, Flat, RecordId } from '../../crm/types'

const now = 1_750_000_000_000
const person = 'per_1'
const commandId = (n: number): string => `cmd_${String(n).padStart(25, '0')}`

function apply(flat: Flat, change: Change): Flat {
  const next: Record<string, string | number | boolean> = { ...flat }
  for (const [key, value] of Object.entries(change.set)) {
    if (value === null) delete next[key]
    else next[key] = value
  }
  return next
}

/** A ledger in memory that keeps its log as the hub does. */
function ledger() {
  const records = new Map<RecordId, Flat>()
  const log = new Map<string, LogEntry>()
  const facts: Facts = { now, rec: (id) => records.get(id), entry: (id) => log.get(id) }
  const run = (command: RecordCommand) => {
    const decided = decide(command, facts)
    if (!decided.ok) return decided
    const changes = decided.value.changes.map((change) => {
      const before = records.get(change.id) ?? {}
      records.set(change.id, apply(before, change))
      return { ...change, before: Object.fromEntries(Object.keys(change.set).map((key) => [key, before[key] ?? null])) }
    })
    log.set(command.id, {
      id: command.id,
      at: now,
      kind: command.kind,
      origin: 'hand',
      changes,
      records: changes.map(({ id }) => id)
    })
    return decided
  }
  return { records, run }
}

const input: RecordInput = {
  name: '  Asha\u202e  Verma ',
  title: 'Buyer',
  emails: [{ value: 'Asha@Mehta.example', label: 'work' }, { value: 'asha@home.example' }],
  phones: [{ value: '+919820011223', raw: '098200 11223', extension: '12' }],
  addresses: { billing: { raw: '7 MIDC, Pune 411019', city: 'Pune', postcode: '411019' }, delivery: { raw: 'Gate 4' } },
  tags: ['vip'],
  preferences: ['crates'],
  notes: 'line one\nline two',
  doNotMail: true,
  custom: { fld_1: 7 }
}

describe('records', () => {
  it('REC-1 REC-2 REC-7 REC-8 B7 keeps three addresses, phones with extension, order and display case through the flat form', () => {
    const set = settings(input)
    const read = readPerson(person, creation('person', person, set).set as Flat)
    expect(read).toMatchObject({
      name: 'Asha Verma',
      title: 'Buyer',
      emails: [{ value: 'Asha@Mehta.example', label: 'work' }, { value: 'asha@home.example' }],
      phones: [{ value: '+919820011223', raw: '098200 11223', extension: '12' }],
      addresses: { billing: { city: 'Pune', postcode: '411019' }, delivery: { raw: 'Gate 4' } },
      tags: ['vip'],
      preferences: ['crates'],
      notes: 'line one\nline two',
      doNotMail: true,
      doNotCall: false,
      custom: { fld_1: 7 }
    })
  })

  it('REC-8 takes away a value that is no longer in its list, and only that', () => {
    const before = creation('person', person, settings(input)).set as Flat
    expect(settings({ emails: [{ value: 'asha@home.example' }] }, before)).toEqual({
      'email/asha@mehta.example': null,
      'email/asha@home.example': '{}'
    })
  })

  it('REC-4 reads any stored value without throwing and never through the prototype', () => {
    const scalar = fc.oneof(fc.string(), fc.double(), fc.boolean())
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'name',
        'email/x',
        'phone/',
        'tag/__proto__',
        '__proto__',
        'x/constructor',
        'address/billing',
        'notes',
        'type'
      )
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(key, scalar)), (entries) => {
        const flat = Object.fromEntries(entries) as Flat
        for (const read of [readPerson, readCompany, readActivity, readCustomField]) read('per_1', flat)
        expect(readPerson('per_1', flat).name).toBe(
          typeof flat['name'] === 'string' && Object.hasOwn(flat, 'name') ? flat['name'] : ''
        )
      })
    )
  })
})

describe('commands', () => {
  it('CMD-1 refuses unknown fields, wrong types and missing names, and saves nothing of such a command', () => {
    const { run, records } = ledger()
    const save = (set: Record<string, string | number | boolean | null>) =>
      run({
        kind: 'save',
        id: commandId(1),
        origin: 'hand',
        writes: [{ cls: 'person', id: person, create: true, set }]
      })
    expect(save({ name: 'Asha', __proto__x: 'y' })).toEqual({
      ok: false,
      error: { kind: 'invalid', field: '__proto__x', reason: 'unknown-field' }
    })
    expect(save({ name: 'Asha', constructor: 'y' })).toMatchObject({ ok: false })
    expect(save({ name: 'Asha', doNotCall: 'yes' })).toEqual({
      ok: false,
      error: { kind: 'invalid', field: 'doNotCall', reason: 'wrong-type' }
    })
    expect(save({ title: 'Buyer' })).toEqual({ ok: false, error: { kind: 'invalid', field: 'name', reason: 'empty' } })
    expect(save({ name: 'Asha', birthday: '31.12.1980' })).toEqual({
      ok: false,
      error: { kind: 'invalid', field: 'birthday', reason: 'not-a-date' }
    })
    expect(save({ name: 'Asha', 'email/nobody': '{}' })).toEqual({
      ok: false,
      error: { kind: 'invalid', field: 'email/nobody', reason: 'not-an-email' }
    })
    expect(records.size).toBe(0)
  })

  it('CMD-5 B23 takes an edit back, leaves alone what was changed since, and says so', () => {
    const { run, records } = ledger()
    const write = (id: number, create: boolean, set: Record<string, string | null>) =>
      run({ kind: 'save', id: commandId(id), origin: 'hand', writes: [{ cls: 'person', id: person, create, set }] })
    write(1, true, { name: 'Asha', title: 'Buyer' })
    write(2, false, { title: 'Head buyer', department: 'Food' })
    write(3, false, { department: 'Frozen food' })
    const undone = run({ kind: 'undo', id: commandId(4), target: commandId(2) })
    expect(records.get(person)).toMatchObject({ title: 'Buyer', department: 'Frozen food' })
    expect(undone).toMatchObject({ ok: true, value: { answer: { kept: [{ id: person, key: 'department' }] } } })
    run({ kind: 'undo', id: commandId(5), target: commandId(4) })
    expect(records.get(person)).toMatchObject({ title: 'Head buyer', department: 'Frozen food' })
  })

  it('CMD-6 REC-6 B23 undoing a creation deletes the record, and undoing that brings it back whole', () => {
    const { run, records } = ledger()
    run({ kind: 'save', id: commandId(1), origin: 'page', writes: [creation('person', person, settings(input))] })
    const whole = { ...records.get(person) }
    run({ kind: 'undo', id: commandId(2), target: commandId(1) })
    expect(records.get(person)).toMatchObject({ deletedAt: now, name: 'Asha Verma' })
    run({ kind: 'undo', id: commandId(3), target: commandId(2) })
    expect(records.get(person)).toEqual(whole)
  })

  it('CMD-6 undoing a creation leaves a record that somebody has added to', () => {
    const { run, records } = ledger()
    run({ kind: 'save', id: commandId(1), origin: 'page', writes: [creation('person', person, settings(input))] })
    run({ kind: 'tag', id: commandId(2), records: [{ cls: 'person', id: person }], tag: 'met', on: true })
    const whole = { ...records.get(person) }
    const undone = run({ kind: 'undo', id: commandId(3), target: commandId(1) })
    expect(records.get(person)).toEqual(whole)
    expect(undone).toMatchObject({ ok: true, value: { answer: { kept: [{ id: person, key: 'createdAt' }] } } })
  })

  it('CMD-3 makes no change when everything is already as asked', () => {
    const { run } = ledger()
    run({ kind: 'save', id: commandId(1), origin: 'hand', writes: [creation('person', person, settings(input))] })
    const again = run({
      kind: 'save',
      id: commandId(2),
      origin: 'hand',
      writes: [{ cls: 'person', id: person, create: false, set: settings(input) }]
    })
    expect(again).toMatchObject({ ok: true, value: { changes: [] } })
  })
})

describe('stamps and ids', () => {
  it('CMD-4 every new record is dated, and every changed one anew', () => {
    const { run, records } = ledger()
    run({ kind: 'save', id: commandId(1), origin: 'hand', writes: [creation('person', person, { name: 'Asha' })] })
    expect(records.get(person)).toEqual({ name: 'Asha', createdAt: now, updatedAt: now })
    const later = decide(
      { kind: 'tag', id: commandId(2), records: [{ cls: 'person', id: person }], tag: 'vip', on: true },
      { now: now + 5, rec: (id) => records.get(id), entry: () => undefined }
    )
    expect(later).toMatchObject({ ok: true, value: { changes: [{ set: { 'tag/vip': true, updatedAt: now + 5 } }] } })
  })

  it('REC-5 ids are a class and 128 random bits, and fit what a command takes', () => {
    const ids = Array.from({ length: 200 }, () => newId('per'))
    expect(new Set(ids).size).toBe(200)
    const command = { kind: 'remove', id: newId('cmd'), records: ids.map((id) => ({ cls: 'person', id })) }
    expect(v.safeParse(commandSchema, command).success).toBe(true)
  })

  it('REC-3 notes alone are collaborative text', () => {
    expect(['notes', 'name', 'title', 'x/notes', 'body'].filter(isNotes)).toEqual(['notes'])
  })
})

describe('adding a draft to a record that is there', () => {
  it('CMD-7 A4 keeps every value of the record and appends only what is new', () => {
    const existing = readPerson(person, creation('person', person, settings(input)).set as Flat)
    const added = additionsFromDraft(existing, {
      name: 'A. Verma',
      emails: [{ value: 'ASHA@mehta.example' }, { value: 'averma@new.example' }],
      phones: [{ raw: '98200-11223', e164: '+919820011223' }],
      title: 'Chief buyer',
      addresses: [{ raw: 'New town', label: 'Billing' }, { raw: 'Old town' }],
      urls: [],
      taxIds: []
    })
    expect(added).toEqual({
      emails: [...existing.emails, { value: 'averma@new.example' }],
      addresses: { post: { raw: 'Old town' } }
    })
  })
})
