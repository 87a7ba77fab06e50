import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { readFileSync } from 'node:fs'
import { sharedSecret } from '../../sync/net/secret'

/** The primitives that channel, mailbox and team log rest on, against the attacks that others have met. */

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'))
const hex = (of: ArrayBuffer | Uint8Array<ArrayBuffer> | undefined): string | undefined =>
  of && Buffer.from(of instanceof Uint8Array ? of : new Uint8Array(of)).toString('hex')

const text = v.string()
const common = { id: v.number(), result: v.picklist(['valid', 'invalid', 'acceptable']) }

function vectors<S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S>[] {
  const file = new URL(`../fixtures/wycheproof/${name}.json`, import.meta.url)
  return v.parse(v.array(schema), JSON.parse(readFileSync(file, 'utf8')))
}

/** Ids of the vectors for which something does not hold. */
async function wrong<T extends { id: number }>(all: readonly T[], holds: (one: T) => unknown): Promise<number[]> {
  const found: number[] = []
  for (const one of all) if ((await holds(one)) !== true) found.push(one.id)
  return found
}

describe('Wycheproof', () => {
  it('MEM-5 Ed25519: every signature is judged as it should be', async () => {
    const all = vectors('ed25519', v.object({ ...common, key: text, msg: text, sig: text }))
    expect(all.length).toBe(145)
    const judged = ({ key, msg, sig }: (typeof all)[number]): boolean => {
      try {
        return ed25519.verify(bytes(sig), bytes(msg), bytes(key), { zip215: false })
      } catch {
        return false
      }
    }
    expect(await wrong(all, (one) => judged(one) === (one.result === 'valid'))).toEqual([])
  })

  it('CHN-3 X25519: every secret is right, and keys that give none are refused', async () => {
    const all = vectors('x25519', v.object({ ...common, public: text, private: text, shared: text }))
    expect(all.length).toBe(518)
    const secret = async (one: (typeof all)[number]): Promise<string | undefined> => {
      const pkcs8 = bytes(`302e020100300506032b656e04220420${one.private}`)
      const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'X25519' }, false, ['deriveBits'])
      return hex(await sharedSecret({ privateKey }, bytes(one.public)))
    }
    const none = '00'.repeat(32)
    const holds = async (one: (typeof all)[number]): Promise<boolean> => {
      const found = await secret(one)
      if (one.shared === none) return found === undefined
      return found === one.shared || (one.result === 'acceptable' && found === undefined)
    }
    expect(await wrong(all, holds)).toEqual([])
  })

  it('CHN-3 BLB-2 HKDF-SHA-256: every key is right', async () => {
    const all = vectors(
      'hkdf-sha256',
      v.object({ ...common, ikm: text, salt: text, info: text, size: v.number(), okm: text })
    )
    expect(all.length).toBe(105)
    const derived = async ({ ikm, salt, info, size }: (typeof all)[number]): Promise<string | undefined> => {
      try {
        const material = await crypto.subtle.importKey('raw', bytes(ikm), 'HKDF', false, ['deriveBits'])
        const how = { name: 'HKDF', hash: 'SHA-256', salt: bytes(salt), info: bytes(info) }
        return hex(await crypto.subtle.deriveBits(how, material, size * 8))
      } catch {
        return undefined
      }
    }
    expect(
      await wrong(all, async (one) => (await derived(one)) === (one.result === 'valid' ? one.okm : undefined))
    ).toEqual([])
  })

  it('CHN-5 BLB-2 AES-256-GCM: what was sealed opens, and nothing else', async () => {
    const all = vectors(
      'aes-256-gcm',
      v.object({ ...common, key: text, iv: text, aad: text, msg: text, ct: text, tag: text })
    )
    expect(all.length).toBe(48)
    const opened = async ({ key, iv, aad, ct, tag }: (typeof all)[number]): Promise<string | undefined> => {
      const opener = await crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['decrypt'])
      const how = { name: 'AES-GCM', iv: bytes(iv), additionalData: bytes(aad) }
      try {
        return hex(await crypto.subtle.decrypt(how, opener, bytes(ct + tag)))
      } catch {
        return undefined
      }
    }
    expect(
      await wrong(all, async (one) => (await opened(one)) === (one.result === 'valid' ? one.msg : undefined))
    ).toEqual([])
  })
})
