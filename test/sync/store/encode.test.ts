import * as A from '@automerge/automerge'
import { interpretAsDocumentId, type BinaryDocumentId } from '@automerge/automerge-repo/slim'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../crm/types'
import { applyToDoc, readRecords, segmentId, type SegmentDoc } from '../../../sync/store/document'
import { compressed, hashOfChange } from '../../../sync/store/change-bytes'
import { creationChange, plainBase } from '../../../sync/store/creation-change'
import { baseChange, documentChange } from '../../../sync/store/encode'
import { documentText } from '../../../sync/store/segment-name'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const actor = 'ab'.repeat(16)

const text = fc.oneof(
  fc.constantFrom('notes', 'name', 'tag/vip', 'x/fld_1'),
  fc.string({ unit: 'grapheme', maxLength: 12 })
)
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean()
)
const set = fc
  .dictionary(
    text.filter((key) => key !== '__proto__'),
    scalar,
    { minKeys: 1, maxKeys: 8 }
  )
  .map((made) => ({
    ...made,
    ...(Object.hasOwn(made, 'notes') ? { notes: String(made['notes']) } : {})
  }))
const changes = fc
  .array(set, { minLength: 1, maxLength: 5 })
  .map((sets) => sets.map((one, at): Change => ({ cls: 'person', id: `per_${at}`, set: one })))

describe('documents of segments', () => {
  it('STO-30 the first change and the id of a segment never change', async () => {
    const base =
      '856f4a83d69185fd0139001000000000000000000000000000000000010100000006150b340142035603570170027e0176077265636f726473027e01007e1400010200'
    expect(hex(baseChange({ cls: 'person', number: 7 }))).toBe(base)
    expect(hex(baseChange({ cls: 'ledger', number: 1 }))).toBe(base)
    expect(hex(baseChange({ cls: 'ledger', number: 0 }))).toMatchInlineSnapshot(
      `"856f4a834add11a101500010000000000000000000000000000000000101000000080104020415143401420456045701700200027f0000027f027d0176077265636f726473086c65645f6d61696e037f0102007f140200010300"`
    )
    expect(hex(await segmentId('ldg_example', { cls: 'person', number: 7 }))).toMatchInlineSnapshot(
      `"f6dbd1edc64afca03c9c18aabf20dc7b"`
    )
  })

  it('STO-31 devices that make the same segment apart have one document, and the settings are one record', () => {
    const made = (id: string, name: string): A.Doc<SegmentDoc> => {
      const begun = A.loadIncremental(A.init<SegmentDoc>(), baseChange({ cls: 'ledger', number: 0 }))
      return A.change(begun, (doc) => {
        applyToDoc(doc, 'ledger', 'led_main', { [id]: name })
        applyToDoc(doc, 'ledger', id, { name })
      })
    }
    const [one, other] = [made('fld_one', 'Size'), made('fld_two', 'Colour')]
    const merged = A.merge(A.clone(one), other)
    expect(Object.fromEntries(readRecords(merged))).toEqual({
      led_main: { fld_one: 'Size', fld_two: 'Colour' },
      fld_one: { name: 'Size' },
      fld_two: { name: 'Colour' }
    })
    expect(A.getHeads(A.merge(A.clone(other), one))).toEqual(A.getHeads(merged))
  })

  it('STO-32 records encoded directly read like records made by change functions, compressed or not', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const base = plainBase
        const at = { actor, seq: 1, startOp: 3, deps: [await hashOfChange(base)] }
        const meta = { at: 5000, message: 'm' }
        const { bytes, nextOp, hash } = await creationChange(at, list, meta)
        const direct = A.loadIncremental(A.loadIncremental(A.init<SegmentDoc>(), base), bytes)
        const packed = A.loadIncremental(A.loadIncremental(A.init<SegmentDoc>(), base), await compressed(bytes))
        const begun = A.loadIncremental(A.init<SegmentDoc>(), base)
        const byHand = A.change(begun, (doc) => {
          for (const { cls, id, set: values } of list) applyToDoc(doc, cls, id, values)
        })
        expect(readRecords(direct)).toEqual(readRecords(byHand))
        expect(readRecords(packed)).toEqual(readRecords(byHand))
        expect(A.getHeads(packed)).toEqual([hash])
        // The library comes to the same bytes when it writes the change itself.
        expect(A.getAllChanges(A.load(A.save(direct))).map(hex)).toEqual([hex(base), hex(bytes)])
        const next = A.change(direct, (doc) => applyToDoc(doc, 'person', 'per_next', { name: 'Next' }))
        expect(A.getChangesMetaSince(next, A.getHeads(direct))[0]?.startOp).toBe(nextOp)
        expect(readRecords(A.load(A.save(next)))).toEqual(readRecords(next))
      }),
      { numRuns: 100 }
    )
  })

  it('STO-32 what is written without the library is what the library writes', async () => {
    const name = { cls: 'person', number: 3 } as const
    expect(hex(plainBase)).toBe(hex(baseChange(name)))
    const id = await segmentId('ldg_example', name)
    expect(await documentText(id)).toBe(interpretAsDocumentId(id as BinaryDocumentId))
    expect(await documentText(new Uint8Array(16))).toBe(interpretAsDocumentId(new Uint8Array(16) as BinaryDocumentId))
    const set = { name: 'आशा', 'x/fld_1': 0.1, 'x/fld_2': -1e21, createdAt: 1_763_777_777_777, notes: 'é😀' }
    const list = Array.from({ length: 200 }, (_, at): Change => ({ cls: 'person', id: `per_${at}`, set }))
    const byHand = documentChange(name, actor, list, { at: 7000, message: 'm' })
    const decoded = A.decodeChange(byHand)
    const made = await creationChange({ actor, seq: 1, startOp: 3, deps: decoded.deps }, list, {
      at: 7000,
      message: 'm'
    })
    const doc = A.loadIncremental(A.loadIncremental(A.init<SegmentDoc>(), plainBase), made.bytes)
    const other = A.loadIncremental(A.loadIncremental(A.init<SegmentDoc>(), plainBase), byHand)
    expect(readRecords(doc)).toEqual(readRecords(other))
  })

  it('STO-33 a document with anything in it gives the records that can be read', () => {
    const hostile = A.from({
      v: 1,
      records: {
        per_ok: { name: new A.ImmutableString('Asha'), nested: { deep: 1 }, list: [1], when: new Date(0), none: null },
        per_text: 'not a record',
        per_list: [1, 2],
        per_empty: {},
        ['p'.repeat(65)]: { name: 'long id' },
        per_long: { name: new A.ImmutableString('a'.repeat(1_048_577)), title: 'kept', ['k'.repeat(513)]: true }
      }
    })
    expect(Object.fromEntries(readRecords(hostile))).toEqual({
      per_ok: { name: 'Asha' },
      per_long: { title: 'kept' }
    })
    const foreign = A.encodeChange({
      actor,
      author: null,
      seq: 1,
      startOp: 1,
      time: 0,
      message: null,
      deps: [],
      ops: [
        { action: 'makeMap', obj: '_root', key: 'records', pred: [] },
        { action: 'makeMap', obj: `1@${actor}`, key: '__proto__', pred: [] },
        { action: 'set', obj: `2@${actor}`, key: 'name', value: 'bad', pred: [] },
        { action: 'makeMap', obj: `1@${actor}`, key: 'per_a', pred: [] },
        { action: 'makeMap', obj: `4@${actor}`, key: '__proto__', pred: [] },
        { action: 'set', obj: `5@${actor}`, key: 'owner', value: 'bad', pred: [] },
        { action: 'set', obj: `4@${actor}`, key: 'name', value: 'Proto', pred: [] }
      ]
    })
    const records = readRecords(A.loadIncremental(A.init(), foreign))
    expect(Object.fromEntries(records)).toEqual({ per_a: { name: 'Proto' } })
    expect(records.get('per_a')?.['owner']).toBeUndefined()
    for (const doc of [A.init(), A.from({ records: 5 }), A.from({ records: [] }), undefined, null, 7])
      expect(readRecords(doc).size).toBe(0)
  })
})
