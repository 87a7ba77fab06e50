import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openBlob, paddedLength, readBlob, sealBlob, type BlobName } from '../../../sync/team/blob'
import { newEpochKey, openEpoch, sealEpoch } from '../../../sync/team/epoch'
import { testDevice } from './kit'

const team = 'ab'.repeat(32)
const epoch = { team, scope: 'crm', epoch: 3 }
const asha = testDevice('asha')
const name: BlobName = { ...epoch, writer: asha.id, sequence: 7 }
const sign = async (message: Uint8Array) => ed25519.sign(message, asha.secret)

async function browserPair() {
  const pair = (await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])) as CryptoKeyPair
  return { pair, agree: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) }
}

describe('the key of an epoch', () => {
  it('EPO-1 reaches every device whose key cannot be exported, and no other', async () => {
    const key = newEpochKey()
    const [ravi, meera, mallory] = await Promise.all([browserPair(), browserPair(), browserPair()])
    const boxes = await sealEpoch(key, epoch, [
      { id: 'ravi', agree: ravi.agree },
      { id: 'meera', agree: meera.agree }
    ])
    expect(await openEpoch(boxes['ravi']!, epoch, 'ravi', ravi.pair)).toEqual({ ok: true, value: key })
    expect(await openEpoch(boxes['meera']!, epoch, 'meera', meera.pair)).toEqual({ ok: true, value: key })
    for (const [box, device, pair] of [
      [boxes['ravi']!, 'ravi', mallory.pair],
      [boxes['ravi']!, 'meera', ravi.pair],
      [boxes['ravi']!.slice(0, 40), 'ravi', ravi.pair],
      [new Uint8Array(), 'ravi', ravi.pair]
    ] as const) {
      expect(await openEpoch(box, epoch, device, pair)).toEqual({ ok: false, error: 'not-for-us' })
    }
  })

  it('EPO-2 is bound to team, scope and number', async () => {
    const { pair, agree } = await browserPair()
    const boxes = await sealEpoch(newEpochKey(), epoch, [{ id: 'ravi', agree }])
    for (const other of [
      { ...epoch, epoch: 4 },
      { ...epoch, scope: 'finance' },
      { ...epoch, team: 'cd'.repeat(32) }
    ]) {
      expect(await openEpoch(boxes['ravi']!, other, 'ravi', pair)).toEqual({ ok: false, error: 'not-for-us' })
    }
  })
})

describe('a blob', () => {
  const open = async (blob: Uint8Array<ArrayBuffer>, key?: Uint8Array<ArrayBuffer>) => {
    const parts = readBlob(blob)
    return parts.ok ? openBlob(parts.value, asha.sign, key) : parts
  }

  it('BLB-1 BLB-2 gives its content to those who have the key, and its header to everybody', async () => {
    const key = newEpochKey()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (content) => {
        const blob = await sealBlob(content, name, key, sign)
        expect(await open(blob, key)).toEqual({ ok: true, value: content })
        const parts = readBlob(blob)
        expect(parts).toMatchObject({ ok: true, value: { header: name } })
        expect(await open(blob)).toEqual({ ok: false, error: 'no-key' })
        expect(await open(blob, newEpochKey())).toEqual({ ok: false, error: 'no-key' })
      }),
      { numRuns: 20 }
    )
  })

  it('BLB-1 is refused when any byte of it was changed, cut off or added', async () => {
    const key = newEpochKey()
    const blob = await sealBlob(new Uint8Array(50).fill(9), name, key, sign)
    for (let at = 0; at < blob.length; at += 3)
      expect((await open(blob.with(at, (blob[at] ?? 0) ^ 1), key)).ok).toBe(false)
    for (let at = 0; at < blob.length; at += 7) expect((await open(blob.slice(0, at), key)).ok).toBe(false)
    expect((await open(Uint8Array.from([...blob, 0]), key)).ok).toBe(false)
  })

  it('BLB-1 of one writer is not taken for another’s', async () => {
    const parts = readBlob(await sealBlob(new Uint8Array(5), name, newEpochKey(), sign))
    expect(parts.ok && (await openBlob(parts.value, testDevice('ravi').sign, undefined))).toEqual({
      ok: false,
      error: 'forged'
    })
  })

  it('BLB-3 hides its size behind few lengths and wastes less than an eighth', () => {
    const lengths = new Set(Array.from({ length: 100_000 }, (_, at) => paddedLength(at)))
    expect(lengths.size).toBeLessThan(200)
    for (let length = 2; length < 200_000; length += 13) {
      expect(paddedLength(length)).toBeGreaterThanOrEqual(length)
      expect(paddedLength(length)).toBeLessThanOrEqual(length * 1.125)
    }
  })
})
