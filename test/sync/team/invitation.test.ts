import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCode, encodeCode } from '../../../sync/team/code'
import {
  invitationCode,
  invitationId,
  inviteOp,
  meetingKey,
  newInvitation,
  readInvitation,
  requestToJoin
} from '../../../sync/team/invitation'
import { safetyNumber } from '../../../sync/team/safety'
import { idOf, setup, testDevice } from './kit'

describe('codes', () => {
  it('CODE-1 come back from any way of typing them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.boolean(), (bytes, small) => {
        const code = encodeCode(bytes)
        const typed = (small ? code.toLowerCase() : code.replaceAll('-', ' '))
          .replaceAll('0', 'o')
          .replaceAll('1', small ? 'l' : 'I')
        expect(decodeCode(typed)).toEqual({ ok: true, value: bytes })
      })
    )
  })

  it('CODE-1 notice every single wrong or swapped character', () => {
    const code = encodeCode(Uint8Array.from({ length: 49 }, (_, at) => at * 5)).replaceAll('-', '')
    for (let at = 0; at < code.length; at++) {
      const wrong = code.slice(0, at) + (code[at] === 'Z' ? 'Y' : 'Z') + code.slice(at + 1)
      expect(decodeCode(wrong)).toEqual({ ok: false, error: 'mistyped' })
      const swapped = code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2)
      if (swapped !== code) expect(decodeCode(swapped)).toEqual({ ok: false, error: 'mistyped' })
    }
    for (const nothing of ['', 'ABC', 'अआइ', '*'.repeat(90)])
      expect(decodeCode(nothing)).toEqual({ ok: false, error: 'mistyped' })
  })
})

describe('invitations', () => {
  it('INV-3 fit into 120 characters and travel behind the # of a link', () => {
    const invitation = newInvitation('ab'.repeat(32))
    const code = invitationCode(invitation)
    expect(code.length).toBeLessThanOrEqual(120)
    expect(readInvitation(`https://anything.example/join#${code}`)).toEqual({ ok: true, value: invitation })
  })

  it('INV-2 are known by an id and a meeting key that do not give the seed away and depend on the team', () => {
    const invitation = newInvitation('ab'.repeat(32))
    const elsewhere = { ...invitation, team: 'cd'.repeat(32) }
    expect(invitationId(invitation)).toMatch(/^[0-9a-f]{32}$/)
    expect(invitationId(elsewhere)).not.toBe(invitationId(invitation))
    expect(meetingKey(elsewhere)).not.toEqual(meetingKey(invitation))
    expect(meetingKey(invitation)).toEqual(meetingKey({ ...invitation, seed: invitation.seed.slice() }))
  })

  it('INV-1 INV-4 a newcomer gets in with what they were handed, once, and not with another seed', async () => {
    const { team, copies } = await setup('asha')
    const asha = copies['asha']!
    const invitation = newInvitation(team.id)
    await asha.say(inviteOp(invitation, 'rep', 9_999))
    const { sign, agree, label } = testDevice('ravi')
    const request = requestToJoin(invitation, { sign, agree, label })
    const admit = (given: typeof request, name: string) => asha.say({ op: 'admit', member: idOf(name), name, ...given })
    const guess = requestToJoin(newInvitation(team.id), { sign, agree, label })
    await admit({ ...guess, invite: request.invite }, 'mallory')
    expect(asha.role('mallory')).toBeUndefined()
    await admit(request, 'ravi')
    expect(asha.role('ravi')).toBe('rep')
  })
})

describe('safety numbers', () => {
  it('SAFE-1 are the same on both sides, and other ones for other keys or another team', () => {
    const [asha, ravi, mallory] = ['asha', 'ravi', 'mallory'].map(testDevice)
    const team = 'ab'.repeat(32)
    const numbers = safetyNumber(team, asha!, ravi!)
    expect(numbers).toHaveLength(12)
    expect(numbers.every((group) => /^\d{5}$/.test(group))).toBe(true)
    expect(safetyNumber(team, ravi!, asha!)).toEqual(numbers)
    expect(safetyNumber(team, asha!, mallory!)).not.toEqual(numbers)
    expect(safetyNumber('cd'.repeat(32), asha!, ravi!)).not.toEqual(numbers)
  })
})
