import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSignalText, signalText } from '../../../sync/net/rendezvous'
import { openSignal, readSignal, sealSignal, type Sealing, type Signal } from '../../../sync/net/rendezvous-signal'
import type { Description } from '../../../sync/net/webrtc-description'
import { createDeviceKeys } from '../../../sync/store/device'
import { idOf } from '../team/kit'

const description: Description = {
  type: 'offer',
  ufrag: 'aB3+',
  pwd: 'abcdefghijklmnopqrstuv12',
  fingerprint: Uint8Array.from({ length: 32 }, (_, at) => at * 7),
  candidates: [
    { kind: 'host', address: '192.168.1.20', port: 51_000 },
    { kind: 'host', address: '3f0b2b6e-8a55-4a17-9c0b-0e7a3b2c1d0e.local', port: 51_001 },
    { kind: 'srflx', address: '203.0.113.9', port: 40_123 }
  ]
}

describe('a signal text', () => {
  it('RTC-4 is read however a chat or a mail has broken it up', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), fc.nat(80), (payload, width) => {
        const text = signalText(payload)
        const broken = text.replace(new RegExp(`.{${width + 1}}`, 'g'), '$&\n> ')
        expect(readSignalText(`Here it is:  ${broken}\n\nSee you`)).toEqual({ ok: true, value: payload })
      })
    )
  })

  it('RTC-4 with a wrong letter is mistyped, never another text', () => {
    const text = signalText(Uint8Array.from({ length: 60 }, (_, at) => at))
    fc.assert(
      fc.property(fc.nat({ max: text.length - 6 }), (at) => {
        const place = at + 5
        const changed = text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1)
        const read = readSignalText(changed)
        // The last letter of base 64 may carry bits that mean nothing.
        expect(read.ok && place < text.length - 1).toBe(false)
      })
    )
    for (const wrong of ['', 'BAHI', 'hello', 'BAHIAAAA', `BAHI${'A'.repeat(5000)}`])
      expect(readSignalText(wrong)).toEqual({ ok: false, error: expect.stringMatching(/mistyped|newer/) })
  })

  it('RTC-4 of a newer version says so', () => {
    const text = signalText(Uint8Array.of(1, 2, 3))
    expect(readSignalText(text.replace('BAHIAQ', 'BAHIAg'))).toEqual({ ok: false, error: 'newer' })
  })
})

interface Side extends Sealing {
  readonly key: Uint8Array
}

async function sides(): Promise<readonly [Side, Side, Side]> {
  const made = await Promise.all(
    ['asha', 'ravi', 'meera'].map(async (name) => {
      const { agree } = await createDeviceKeys(`ldg_${name}`, 0)
      const key = new Uint8Array(await crypto.subtle.exportKey('raw', agree.publicKey))
      return { agree, key, self: idOf(name) }
    })
  )
  const keys = new Map(made.map(({ self, key }) => [self, key]))
  const all = made.map((one): Side => ({ ...one, keyOf: (id) => keys.get(id) }))
  return [all[0]!, all[1]!, all[2]!]
}

const call = 'cd'.repeat(16)
const signal: Signal = { call, description }

async function sealed(from: Sealing, to: Sealing): Promise<Uint8Array<ArrayBuffer>> {
  const made = await sealSignal(signal, to.self, from)
  if (made === undefined) throw new Error('no such device')
  return made
}

describe('a signal for a newcomer', () => {
  it('RTC-5 is read by anybody, names nobody, and is short enough for a chat line and a QR code', async () => {
    const [asha] = await sides()
    const text = signalText(openSignal(signal))
    expect(text.length).toBeLessThan(300)
    const bytes = readSignalText(text)
    expect(bytes.ok && (await readSignal(bytes.value, asha))).toEqual(signal)
  })
})

describe('a signal between devices', () => {
  it('RTC-6 is read by the device it is for, and by nobody else', async () => {
    const [asha, ravi, meera] = await sides()
    const bytes = await sealed(asha, ravi)
    expect(await readSignal(bytes, ravi)).toEqual({ ...signal, from: asha.self })
    expect(await readSignal(bytes, meera)).toBeUndefined()
    expect(signalText(bytes).length).toBeLessThan(850)
  })

  it('RTC-6 shows no address to who carries it', async () => {
    const [asha, ravi] = await sides()
    expect(Buffer.from(await sealed(asha, ravi)).includes(Buffer.from([192, 168, 1, 20]))).toBe(false)
  })

  it('RTC-6 is refused when another device has made it', async () => {
    const [asha, ravi, meera] = await sides()
    expect(await readSignal(await sealed({ ...meera, self: asha.self }, ravi), ravi)).toBeUndefined()
  })

  it('RTC-6 is refused from a device that is not in the team, and none is made for one', async () => {
    const [asha, ravi] = await sides()
    const bytes = await sealed(asha, ravi)
    const alone: Sealing = { ...ravi, keyOf: () => undefined }
    expect(await readSignal(bytes, alone)).toBeUndefined()
    expect(await sealSignal(signal, asha.self, alone)).toBeUndefined()
  })

  it('RTC-6 is refused changed in any byte', async () => {
    const [asha, ravi] = await sides()
    const bytes = await sealed(asha, ravi)
    for (let at = 0; at < bytes.length; at += 11) {
      const changed = bytes.map((byte, index) => (index === at ? byte ^ 2 : byte))
      expect(await readSignal(changed, ravi)).toBeUndefined()
    }
  })

  it('RTC-10 of any bytes is one or none', async () => {
    const [asha] = await sides()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const read = await readSignal(bytes, asha)
        expect(read === undefined || read.from === undefined).toBe(true)
      })
    )
    expect(await readSignal(new Uint8Array(5000), asha)).toBeUndefined()
  })
})
