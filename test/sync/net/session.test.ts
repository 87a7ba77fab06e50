import * as A from '@automerge/automerge'
import { encode, rfc8949EncodeOptions } from 'cborg'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../eventually'
import { openChannel, type Channel } from '../../../sync/net/channel'
import { digestOf, segmentSum } from '../../../sync/net/digest'
import { isBomb } from '../../../sync/net/framing'
import { decodeMessage, encodeMessage, type SessionMessage } from '../../../sync/net/session-messages'
import { transportPair } from '../../../sync/net/transport'
import { edit, person, row, save } from '../store/open'
import { createRandom } from '../team/random'
import { createTeam, seen, type Member } from '../team/rooms'

const open: Member[] = []
afterEach(async () => {
  for (const member of open.splice(0)) await member.stop()
})

const name = { cls: 'person', number: 0 } as const

/** A member whose program says what a test wants instead of what it should. */
async function hostile(host: Member, as: Member): Promise<Channel> {
  const [here, there] = transportPair()
  void host.room.attach(here, false)
  const { log, identity, team } = as.room
  const opened = await openChannel(there, {
    initiator: true,
    greeting: { team, device: identity.device, heads: log.now().heads },
    sign: identity.sign,
    admits: () => true
  })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

async function two(role: 'rep' | 'reader' = 'rep') {
  const made = await createTeam('Asha')
  const asha = made.founder
  open.push(asha)
  await asha.store.run(save(person('a', { name: 'Meera' })))
  await asha.store.settled()
  const ravi = await made.join('Ravi', role)
  open.push(ravi)
  await eventually(async () => (await row(ravi.store, 'per_a'))?.rec['name']).toBe('Meera')
  for (const session of asha.room.mesh.sessions()) session.close()
  return { asha, ravi }
}

/** An honest change of a member as bytes, on top of what the host has. */
async function change(ravi: Member): Promise<Uint8Array<ArrayBuffer>> {
  const version = await ravi.room.replica.version(name)
  await ravi.store.run(save(edit(person('a', {}), { title: 'Buyer' })))
  await ravi.store.settled()
  const out = await ravi.store.exchange.changes(name, version)
  return Uint8Array.from(out?.changes?.[0] ?? [])
}

const changes = (bytes: Uint8Array<ArrayBuffer>): SessionMessage => ({
  k: 'changes',
  ...name,
  bytes,
  attestations: [],
  asked: false
})

const changed = (bytes: Uint8Array, set: object): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(A.encodeChange({ ...A.decodeChange(bytes), ...set }))

describe('messages', () => {
  it('SYNC-30 come back as they were, and anything else is none', () => {
    const sample: SessionMessage = { k: 'want', ...name, version: [['ab'.repeat(16), 3]] }
    expect(decodeMessage(encodeMessage(sample))).toEqual(sample)
    const none = [
      { k: 'want', ...name, version: [['ab', -1]] },
      { k: 'want', cls: 'nothing', number: 0, version: [] },
      { k: 'want', ...name, version: [], more: 1 },
      { k: 'log', entries: [{ body: 'text', signature: new Uint8Array(64) }] },
      { k: 'later' },
      []
    ]
    for (const one of none) expect(decodeMessage(encode(one, { ...rfc8949EncodeOptions }))).toBeUndefined()
    const random = createRandom(7)
    for (let at = 0; at < 2000; at++) {
      const raw = encodeMessage(sample)
      raw[random.int(raw.length)] = random.int(256)
      expect(() => decodeMessage(raw.slice(0, random.int(raw.length + 1)))).not.toThrow()
    }
  })

  it('SYNC-31 sums tell heads apart, whatever their order', () => {
    const [a, b] = ['aa'.repeat(32), 'bb'.repeat(32)]
    expect(segmentSum([a, b])).toEqual(segmentSum([b, a]))
    expect(segmentSum([a])).not.toEqual(segmentSum([b]))
    const one = digestOf([{ name, heads: [a] }])
    const other = digestOf([{ name: { cls: 'person', number: 1 }, heads: [a] }])
    const sumOf = (digest: typeof one, cls: string) => digest.classes.find(([known]) => known === cls)?.[1]
    expect(sumOf(one, 'person')).not.toEqual(sumOf(other, 'person'))
    expect(sumOf(one, 'company')).toEqual(sumOf(other, 'company'))
  })
})

describe('a hostile member', () => {
  const attacks: readonly [string, string, (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>][] = [
    ['a counter of 100,000,000', 'counter', (bytes) => changed(bytes, { startOp: 100_000_000 })],
    ['a counter of 2³¹', 'counter', (bytes) => changed(bytes, { startOp: 2 ** 31 })],
    ['a counter of 2³² − 2', 'counter', (bytes) => changed(bytes, { startOp: 2 ** 32 - 2 })],
    ['a gap in the numbers', 'malformed', (bytes) => changed(bytes, { seq: 40 })],
    [
      'a key of JavaScript’s own',
      'shape',
      (bytes) => changed(bytes, { ops: [{ action: 'set', obj: '_root', key: '__proto__', value: 1, pred: [] }] })
    ],
    [
      'a list in the root',
      'shape',
      (bytes) => changed(bytes, { ops: [{ action: 'makeList', obj: '_root', key: 'records', pred: [] }] })
    ],
    ['half a change', 'malformed', (bytes) => bytes.slice(0, bytes.length - 5)],
    ['a change with a wrong checksum', 'malformed', (bytes) => bytes.with(5, (bytes[5] ?? 0) ^ 1)],
    ['eight megabytes of nothing', 'malformed', () => new Uint8Array(7_900_000)]
  ]
  for (const [what, reason, forge] of attacks)
    it(`SYNC-23 SYNC-34 ${what} is refused with its reason, changes nothing, and ends the connection`, async () => {
      const { asha, ravi } = await two()
      const bytes = forge(await change(ravi))
      const before = await seen(asha)
      const channel = await hostile(asha, ravi)
      await channel.send(encodeMessage({ k: 'log', entries: [] }))
      await channel.send(encodeMessage(changes(bytes)))
      await channel.ended
      await eventually(() => asha.room.view().refused.map((one) => one.reason)).toEqual([reason])
      expect(asha.room.view().refused[0]?.from).toBe(ravi.room.identity.id)
      expect(await seen(asha)).toEqual(before)
      expect(await asha.store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0 })
    })

  it('SYNC-11 SYNC-32 a reader who sends changes is cut off', async () => {
    const { asha, ravi } = await two('reader')
    const bytes = await change(ravi)
    const before = await seen(asha)
    const channel = await hostile(asha, ravi)
    await channel.send(encodeMessage({ k: 'log', entries: [] }))
    await channel.send(encodeMessage(changes(bytes)))
    await channel.ended
    await eventually(() => asha.room.view().refused.map((one) => one.reason)).toEqual(['not-allowed'])
    expect(await seen(asha)).toEqual(before)
  })

  it('SYNC-11 a rep who writes the ledger’s settings is cut off', async () => {
    const { asha, ravi } = await two()
    const settings = { cls: 'ledger', number: 0 } as const
    await ravi.store.run(
      save({ cls: 'ledger', id: 'fld_x', create: true, set: { label: 'Own', of: 'person', type: 'text' } })
    )
    await ravi.store.settled()
    const out = await ravi.store.exchange.changes(settings, {})
    const channel = await hostile(asha, ravi)
    await channel.send(encodeMessage({ k: 'log', entries: [] }))
    const bytes = Uint8Array.from(out?.whole ?? [])
    await channel.send(encodeMessage({ k: 'changes', ...settings, bytes, attestations: [], asked: false }))
    await channel.ended
    await eventually(() => asha.room.view().refused).toMatchObject([{ reason: 'not-allowed', cls: 'ledger' }])
    expect(await row(asha.store, 'fld_x')).toBeUndefined()
  })

  it('SYNC-30 random bytes and messages out of place end the connection', async () => {
    const { asha, ravi } = await two()
    const before = await seen(asha)
    const random = createRandom(3)
    const bad = [
      Uint8Array.from({ length: 200 }, () => random.int(256)),
      encodeMessage({ k: 'sorry', reason: 'x' }),
      new Uint8Array(0)
    ]
    for (const raw of bad) {
      const channel = await hostile(asha, ravi)
      await channel.send(encodeMessage({ k: 'log', entries: [] }))
      await channel.send(raw)
      expect(await channel.ended).toBe('closed')
    }
    expect(await seen(asha)).toEqual(before)
  })

  it('GRD-9 a small delivery that inflates without end is refused before it is loaded', async () => {
    const zeros = new Blob([new Uint8Array(40 * 1024 * 1024)]).stream()
    const packed = new Uint8Array(
      await new Response(zeros.pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer()
    )
    const head = [0x85, 0x6f, 0x4a, 0x83, 1, 2, 3, 4, 2]
    for (let length = packed.length; ; length >>>= 7) {
      head.push(length < 0x80 ? length : (length & 0x7f) | 0x80)
      if (length < 0x80) break
    }
    const { asha, ravi } = await two()
    const bytes = Uint8Array.from([...head, ...packed])
    const delivered = await asha.room.replica.receive({ name, bytes, attestations: [] }, ravi.room.identity.id)
    expect(delivered).toEqual({ ok: false, error: { kind: 'refused', reason: 'too-large' } })
    expect(await isBomb(bytes)).toBe(true)
    const text = Array.from({ length: 40_000 }, (_, at) => String.fromCharCode(97 + ((at * at) % 26))).join('')
    const large = A.from({ v: 1, records: { per_a: { notes: text.repeat(3) } } })
    expect(await isBomb(A.save(large))).toBe(false)
    const doc = A.from({ v: 1, records: { per_a: { notes: new A.ImmutableString('a'.repeat(40 * 1024 * 1024)) } } })
    expect(await isBomb(A.save(doc))).toBe(true)
  })

  it('GRD-8 a whole segment with anything else than records is refused', async () => {
    const { asha, ravi } = await two()
    const doc = A.from({ v: 1, records: {}, extra: [1] })
    const bytes = Uint8Array.from(A.save(doc))
    const far = { cls: 'activity', number: 3 } as const
    const delivered = await asha.room.replica.receive({ name: far, bytes, attestations: [] }, ravi.room.identity.id)
    expect(delivered).toMatchObject({ ok: false, error: { kind: 'refused', reason: 'shape' } })
  })
})
