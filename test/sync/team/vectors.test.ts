import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import { isSoundPoint } from '../../../sync/team/points'
import { agree } from '../../../sync/net/secret'

/** The primitives that the team rests on, against the numbers their standards print. */

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const hex = (value: ArrayBuffer | Uint8Array): string =>
  [...new Uint8Array(value as ArrayBuffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

describe('MEM-5 Ed25519 as RFC 8032 §7.1 prints it', () => {
  const vectors = [
    {
      secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
    },
    {
      secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
    },
    {
      secret: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      message: 'af82',
      signature:
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'
    }
  ]

  it.each(vectors)('signs and verifies, here and in the browser: message $message', async (vector) => {
    const { secret, key, message, signature } = vector
    expect(hex(ed25519.getPublicKey(bytes(secret)))).toBe(key)
    expect(hex(ed25519.sign(bytes(message), bytes(secret)))).toBe(signature)
    expect(ed25519.verify(bytes(signature), bytes(message), bytes(key), { zip215: false })).toBe(true)
    const pkcs8 = bytes(`302e020100300506032b657004220420${secret}`)
    const signer = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
    expect(hex(await crypto.subtle.sign('Ed25519', signer, bytes(message)))).toBe(signature)
    expect(isSoundPoint(bytes(key))).toBe(true)
  })

  it.each(vectors)('refuses a signature whose second half is not reduced: message $message', (vector) => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const signature = bytes(vector.signature)
    let s = signature.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order
    for (let at = 32; at < 64; at++) {
      signature[at] = Number(s & 255n)
      s >>= 8n
    }
    expect(ed25519.verify(signature, bytes(vector.message), bytes(vector.key), { zip215: false })).toBe(false)
  })

  it.each([
    ['the neutral element', `01${'00'.repeat(31)}`],
    ['order two', `ec${'ff'.repeat(30)}7f`],
    ['order four', '00'.repeat(32)],
    ['order four with a sign', `${'00'.repeat(31)}80`],
    ['order eight', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['order eight, its negative', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
    ['a coordinate that is not reduced', `ee${'ff'.repeat(30)}7f`],
    ['no point of the curve', `02${'00'.repeat(31)}`]
  ])('refuses as a key: %s', (_what, key) => {
    expect(isSoundPoint(bytes(key))).toBe(false)
  })
})

describe('CHN-3 X25519 as RFC 7748 prints it', () => {
  it.each([
    [
      'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
      'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
      'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552'
    ],
    [
      '4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d',
      'e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493',
      '95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957'
    ]
  ])('multiplies (§5.2)', (scalar, point, product) => {
    expect(hex(x25519.scalarMult(bytes(scalar), bytes(point)))).toBe(product)
  })

  it('agrees (§6.1), in the browser', async () => {
    const secret = '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb'
    const pkcs8 = bytes(`302e020100300506032b656e04220420${secret}`)
    const bob = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits'])
    const point = bytes('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a')
    const alice = await crypto.subtle.importKey('raw', point, 'X25519', false, [])
    expect(hex(x25519.getPublicKey(bytes(secret)))).toBe(
      'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'
    )
    expect(hex(await crypto.subtle.deriveBits({ name: 'X25519', public: alice }, bob, 256))).toBe(
      '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742'
    )
  })

  it.each([
    ['zero', '00'.repeat(32)],
    ['one', `01${'00'.repeat(31)}`],
    ['order eight', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
    ['order eight, the other', '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157'],
    ['minus one', `ec${'ff'.repeat(30)}7f`],
    ['the field itself', `ed${'ff'.repeat(30)}7f`]
  ])('gives no secret with a point of small order: %s', async (_what, point) => {
    const pair = (await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])) as CryptoKeyPair
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
    expect(await agree({ publicKey, privateKey: pair.privateKey }, bytes(point), true)).toBeUndefined()
  })
})

describe('CHN-3 HKDF as RFC 5869 prints it', () => {
  it.each([
    {
      secret: '0b'.repeat(22),
      salt: '000102030405060708090a0b0c',
      info: 'f0f1f2f3f4f5f6f7f8f9',
      length: 42,
      key: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
    },
    {
      secret: '0b'.repeat(22),
      salt: '',
      info: '',
      length: 42,
      key: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'
    }
  ])('derives $length bytes', async ({ secret, salt, info, length, key }) => {
    const material = await crypto.subtle.importKey('raw', bytes(secret), 'HKDF', false, ['deriveBits'])
    const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: bytes(salt), info: bytes(info) }
    expect(hex(await crypto.subtle.deriveBits(algorithm, material, length * 8))).toBe(key)
  })
})

describe('EPO-1 HPKE as RFC 9180 A.1.1 prints it', () => {
  const info = bytes('4f6465206f6e2061204772656369616e2055726e')
  const plain = '4265617574792069732074727574682c20747275746820626561757479'
  const enc = bytes('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431')
  const boxes = [
    'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
    'af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab251c03d0c22a56b8ca42c2063b84',
    '498dfcabd92e8acedc281e85af1cb4e3e31c7dc394a1ca20e173cb72516491588d96a19ad4a683518973dcc180'
  ]

  it('opens what the standard sealed', async () => {
    const kem = new DhkemX25519HkdfSha256()
    const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes128Gcm() })
    const pair = await kem.deriveKeyPair(
      bytes('6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037').buffer
    )
    expect(hex(await kem.serializePublicKey(pair.publicKey))).toBe(
      '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d'
    )
    const recipient = await suite.createRecipientContext({ recipientKey: pair, enc, info })
    for (const [at, box] of boxes.entries()) {
      const aad = new TextEncoder().encode(`Count-${at}`)
      expect(hex(await recipient.open(bytes(box), aad))).toBe(plain)
    }
  })
})
