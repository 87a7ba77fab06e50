import '@automerge/automerge'
import * as A from '@automerge/automerge/slim'
import { cbor } from '@automerge/automerge-repo/slim'
import { runNetworkAdapterTests } from '@automerge/automerge-repo/helpers/tests/network-adapter-tests.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openChannel, type Channel } from '../../../sync/net/channel'
import { PeerAdapter, type Offence } from '../../../sync/net/peer-adapter'
import { transportPair } from '../../../sync/net/transport'
import { vet, type VetRules } from '../../../sync/net/vet'
import { testDevice } from '../team/kit'

type Doc = { v: number; records: Record<string, Record<string, unknown>> }
type Draft = Parameters<typeof A.encodeChange>[0]

const zero = '00'.repeat(16)
const hostileActor = 'bb'.repeat(16)
const records = `2@${zero}`

function base(): A.Doc<Doc> {
  const doc = A.change(A.init<Doc>({ actor: zero }), { time: 0 }, (draft) => {
    draft.v = 1
    draft.records = {}
  })
  return A.clone(doc, { actor: 'aa'.repeat(16) })
}

/** A document with one record, and what a peer that has one more change would send. */
function honest(): { doc: A.Doc<Doc>; edit: (change: (draft: Doc) => void) => Uint8Array } {
  const doc = A.change(base(), (draft) => {
    draft.records['per_1'] = { name: new A.ImmutableString('Asha'), notes: '' }
  })
  const edit = (change: (draft: Doc) => void): Uint8Array => {
    const theirs = A.change(A.clone(doc, { actor: hostileActor }), change)
    return syncMessage(theirs, A.getChangesSince(theirs, A.getHeads(doc)))
  }
  return { doc, edit }
}

const syncMessage = (doc: A.Doc<Doc>, changes: Uint8Array[]): Uint8Array =>
  A.encodeSyncMessage({ heads: A.getHeads(doc), need: [], have: [], changes })

/** A change made by hand, as no honest program makes it. */
function forged(doc: A.Doc<Doc>, part: Partial<Draft>): Uint8Array {
  const change = A.encodeChange({
    actor: hostileActor,
    seq: 1,
    startOp: 1 + Math.max(...A.getChangesMetaSince(doc, []).map(({ maxOp }) => maxOp)),
    time: 0,
    message: null,
    deps: A.getHeads(doc),
    ops: [{ action: 'set', obj: '_root', key: 'x', value: 1, datatype: 'int', pred: [] }],
    ...part
  } as Draft)
  return syncMessage(doc, [change])
}

const anybody: VetRules = { records, mayEnter: () => true }

describe('the guard', () => {
  it('GRD-2 lets honest edits of all kinds pass', () => {
    const { doc, edit } = honest()
    const edits: ((draft: Doc) => void)[] = [
      (draft) => void (draft.records['per_1']!['title'] = new A.ImmutableString('Buyer')),
      (draft) => void delete draft.records['per_1']!['name'],
      (draft) => A.updateText(draft, ['records', 'per_1', 'notes'], 'calls after three, मराठी'),
      (draft) => void (draft.records['per_2'] = { notes: '', createdAt: 17, doNotCall: true, 'x/fld_1': 1.5 })
    ]
    for (const change of edits)
      expect(vet(doc, edit(change), anybody)).toMatchObject({ ok: true, value: [{ actor: hostileActor, seq: 1 }] })
    expect(vet(doc, syncMessage(doc, []), anybody)).toEqual({ ok: true, value: [] })
  })

  it.each([1e8, 2 ** 31, 2 ** 32 - 2, 1])('GRD-3 refuses a change that starts at operation %d', (startOp) => {
    const { doc } = honest()
    expect(vet(doc, forged(doc, { startOp }), anybody)).toEqual({ ok: false, error: 'counter' })
  })

  it('GRD-3 refuses a gap in the sequence of an actor', () => {
    const { doc } = honest()
    expect(vet(doc, forged(doc, { seq: 7 }), anybody)).toMatchObject({ ok: false })
  })

  it('GRD-4 refuses a flood of changes that rest on nothing', () => {
    const { doc } = honest()
    const orphans = Array.from({ length: 300 }, (_, at) =>
      A.encodeChange({
        actor: `cc${at.toString(16).padStart(30, '0')}`,
        seq: 1,
        startOp: 9,
        time: at,
        message: null,
        deps: [`aa${at.toString(16).padStart(62, '0')}`],
        ops: []
      } as unknown as Draft)
    )
    expect(vet(doc, syncMessage(doc, orphans), anybody)).toEqual({ ok: false, error: 'orphans' })
  })

  it.each([
    ['a key at the root', (draft: Doc) => void ((draft as unknown as Record<string, number>)['other'] = 1)],
    ['a list', (draft: Doc) => void (draft.records['per_1']!['list'] = [1])],
    ['a map in a record', (draft: Doc) => void (draft.records['per_1']!['map'] = {})],
    ['a text under another key', (draft: Doc) => void (draft.records['per_1']!['name'] = 'collaborative')],
    ['a record with a strange id', (draft: Doc) => void (draft.records['constructor'] = {})],
    ['a removed record', (draft: Doc) => void delete draft.records['per_1']],
    ['a key longer than any', (draft: Doc) => void (draft.records['per_1']!['k'.repeat(600)] = 1)],
    [
      'a value beyond its size',
      (draft: Doc) => void (draft.records['per_1']!['name'] = new A.ImmutableString('x'.repeat(1_100_000)))
    ]
  ])('GRD-5 refuses %s', (_what, change) => {
    const { doc, edit } = honest()
    const message = edit(change)
    const before = A.save(doc)
    expect(vet(doc, message, anybody)).toEqual({ ok: false, error: 'shape' })
    expect(A.save(doc)).toEqual(before)
  })

  it.each(['__proto__', 'constructor', 'prototype'])(
    'GRD-5 refuses a key named %s, which only a hand-made change can have',
    (key) => {
      const { doc } = honest()
      const ops = [
        { action: 'set', obj: A.getObjectId(doc.records['per_1']), key, value: 1, datatype: 'int', pred: [] }
      ]
      expect(vet(doc, forged(doc, { ops } as never), anybody)).toEqual({ ok: false, error: 'shape' })
    }
  )

  it('GRD-6 refuses what its author may not write', () => {
    const { doc, edit } = honest()
    const message = edit((draft) => void (draft.records['per_1']!['title'] = new A.ImmutableString('Boss')))
    expect(vet(doc, message, { records, mayEnter: ({ actor }) => actor !== hostileActor })).toEqual({
      ok: false,
      error: 'not-allowed'
    })
  })

  it('GRD-2 refuses mutated and random messages, or lets them pass unharmful; nothing throws, nothing changes', () => {
    const { doc, edit } = honest()
    const good = edit((draft) => void (draft.records['per_1']!['title'] = new A.ImmutableString('Buyer')))
    const before = A.save(doc)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }), fc.nat(), (flips, cut) => {
        const message = good.slice()
        for (const [at, byte] of flips) message[at % message.length] = byte
        for (const bytes of [message, message.slice(0, cut % message.length)]) {
          const result = vet(doc, bytes, anybody)
          expect(result.ok || typeof result.error === 'string').toBe(true)
        }
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) }
    )
    expect(A.save(doc)).toEqual(before)
  })
})

async function channels(one: string, two: string): Promise<readonly [Channel, Channel]> {
  const [a, b] = transportPair()
  const open = (name: string, initiator: boolean, transport: typeof a) => {
    const { sign, agree, label, secret } = testDevice(name)
    return openChannel(transport, {
      initiator,
      greeting: { team: 'ab'.repeat(32), device: { sign, agree, label }, heads: [] },
      sign: async (message) => ed25519.sign(message, secret),
      admits: () => true
    })
  }
  const [left, right] = await Promise.all([open(one, true, a), open(two, false, b)])
  if (!left.ok || !right.ok) throw new Error('not connected')
  return [left.value, right.value]
}

const adapter = (channel: Channel, offences: Offence[] = []) =>
  new PeerAdapter({
    channel,
    accepts: () => true,
    vet: () => undefined,
    onOffence: (offence) => offences.push(offence)
  })

// The suite of automerge-repo itself, over our channel and adapter: three peers, each connected to both others.
runNetworkAdapterTests(async () => {
  const [ab, ba] = await channels('asha', 'ravi')
  const [bc, cb] = await channels('ravi', 'meera')
  const [ac, ca] = await channels('asha', 'meera')
  return {
    adapters: [
      [adapter(ab), adapter(ac)],
      [adapter(ba), adapter(bc)],
      [adapter(ca), adapter(cb)]
    ]
  }
}, 'guarded channel')

describe('an adapter for one peer', () => {
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30))

  async function hostile(messages: readonly object[], accepts = (peer: string): boolean => peer === 'ravi') {
    const [mine, theirs] = await channels('asha', 'ravi')
    const offences: Offence[] = []
    const guarded = new PeerAdapter({
      channel: mine,
      accepts,
      vet: () => undefined,
      onOffence: (offence) => offences.push(offence)
    })
    const passed: unknown[] = []
    guarded.on('message', (message) => passed.push(message))
    guarded.connect('asha' as never)
    for (const message of messages) await theirs.send(Uint8Array.from(cbor.encode(message)))
    await settled()
    return { offences, passed, ended: await Promise.race([theirs.ended, settled().then(() => 'open')]) }
  }
  const arrive = { type: 'arrive', senderId: 'ravi', metadata: {} }
  const sync = { type: 'sync', senderId: 'ravi', targetId: 'asha', documentId: 'd', data: new Uint8Array(3) }

  it('GRD-1 hands on what the peer says of itself', async () => {
    const { passed, offences } = await hostile([arrive, sync])
    expect(passed).toHaveLength(1)
    expect(offences).toEqual([])
  })

  it.each([
    ['another sender', [arrive, { ...sync, senderId: 'meera' }], 'forged-sender'],
    ['another name at the start', [{ ...arrive, senderId: 'meera' }], 'forged-sender'],
    ['a second name', [arrive, { ...arrive, senderId: 'meera' }], 'forged-sender'],
    ['anything before its name', [sync], 'forged-sender'],
    ['another target', [arrive, { ...sync, targetId: 'meera' }], 'forged-sender'],
    [
      'a kind nobody sends',
      [arrive, { type: 'remote-heads-changed', senderId: 'ravi', targetId: 'asha' }],
      'unknown-message'
    ],
    ['no message at all', [7 as unknown as object], 'unknown-message']
  ])('GRD-1 GRD-7 cuts a peer off for %s', async (_what, messages, offence) => {
    const { passed, offences, ended } = await hostile(messages)
    expect(passed).toEqual([])
    expect(offences).toEqual([offence])
    expect(ended).toBe('closed')
  })
})
