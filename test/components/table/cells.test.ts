import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planEdits, type CellEdit, type GridColumn } from '../../../components/table/cell-edits'
import { parseTabText } from '../../../components/table/tab-text'
import { settings, type RecordInput } from '../../../crm/build'
import { tsv } from '../../../crm/export/csv'
import type { Row } from '../../../crm/queries'
import { asTyped } from '../../../components/state/phone-parser'

const row = (id: string, input: RecordInput): Row => ({
  n: 1,
  id,
  cls: id.startsWith('com_') ? 'company' : 'person',
  seg: 0,
  rec: settings(input) as Row['rec']
})
const deps = {
  parsePhone: (text: string) => asTyped(text, 'IN'),
  findCompany: async (name: string) => (name === 'Larkfield' ? 'com_lark' : undefined)
}
const plan = (...edits: CellEdit[]) => planEdits(edits, deps)
const edited = (of: Row, column: GridColumn, text: string): CellEdit => ({ row: of, column, text })
const asha = row('per_a', {
  name: 'Asha',
  phones: [{ value: '+919820011223', label: 'mobile' }, { value: '+919820044556' }],
  emails: [{ value: 'asha@x.example', label: 'work' }],
  addresses: { post: { raw: '12 MG Road, Pune 411001', city: 'Pune' } },
  tags: ['vip']
})

describe('cells of a list', () => {
  it('CEL-2 B31 the main number or address is replaced and keeps its label; emptied, the next one comes forward', async () => {
    const { writes } = await plan(edited(asha, 'phone', '+91 98200 99887'), edited(asha, 'email', 'asha@mehta.example'))
    expect(writes).toHaveLength(1)
    expect(writes[0]?.set).toMatchObject({ 'phone/+919820011223': null, 'email/asha@x.example': null })
    expect(writes[0]?.set['phone/+919820099887']).toContain('mobile')
    expect(writes[0]?.set['email/asha@mehta.example']).toContain('work')
    const emptied = await plan(edited(asha, 'phone', ''))
    expect(emptied.writes[0]?.set).toEqual({ 'phone/+919820011223': null, 'phone/+919820044556': '{}' })
  })

  it('CEL-2 B31 a city changes inside its address, tags are a list, and what stands there already is no change', async () => {
    const { writes } = await plan(edited(asha, 'city', 'Surat'), edited(asha, 'tags', 'vip, dealer'))
    expect(writes[0]?.set).toEqual({
      'address/post': '{"raw":"12 MG Road, Surat 411001","city":"Surat"}',
      'tag/dealer': true
    })
    expect(await plan(edited(asha, 'phone', '+91 98200 11223'), edited(asha, 'name', ' Asha '))).toEqual({
      changes: [],
      writes: []
    })
  })

  it('CEL-2 B31 a company is found by its name or made once, and only when it is needed', async () => {
    const others = ['per_b', 'per_c'].map((id) => row(id, { name: id }))
    const { writes } = await plan(
      edited(asha, 'company', 'Larkfield'),
      ...others.map((other) => edited(other, 'company', 'New Firm'))
    )
    expect(writes.map(({ cls, create }) => [cls, create])).toEqual([
      ['company', true],
      ['person', false],
      ['person', false],
      ['person', false]
    ])
    expect(writes[1]?.set).toEqual({ company: 'com_lark' })
    expect(writes[3]?.set).toEqual({ company: writes[0]?.id })
  })

  it('CEL-3 B31 what cannot be is named and left out', async () => {
    const firm = row('com_k', { name: 'Firm' })
    const { changes, writes } = await plan(
      edited(asha, 'email', 'no address'),
      edited(asha, 'name', ''),
      edited(asha, 'updated', '2026-01-01'),
      edited(firm, 'title', 'Buyer')
    )
    expect(changes.map(({ fault }) => fault)).toEqual(['not-an-email', 'empty', 'fixed', 'fixed'])
    expect(writes).toEqual([])
  })

  it('EXP-7 any cells come back as they were copied', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\t\r\n"]+/g, ' '))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1 }),
        (wide, all) => {
          const rows = all.map((line) => ['x', ...line.slice(0, wide)])
          expect(parseTabText(tsv(rows))).toEqual(rows)
        }
      )
    )
    expect(parseTabText('"a ""b""\nc"\t"d" e\r\n"f\tg\r\n')).toEqual([
      ['a "b"\nc', '"d" e'],
      ['"f', 'g']
    ])
  })
})
