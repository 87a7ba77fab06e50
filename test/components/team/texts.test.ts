import { beforeAll, describe, expect, it } from 'vitest'
import { joinedText, readInvitationText } from '../../../components/team/invitation-text'
import { teamState } from '../../../components/team/team-state'
import { formatBytes, formatLeft } from '../../../components/team/amounts'
import { teamViews } from '../../../components/preview/team'
import { previewNow } from '../../../components/preview/people'
import { showLanguage } from '../../../platform/i18n'

beforeAll(() => showLanguage('en'))

const code = '0C7YP-QXW3R-1M8K0-ZB2E5-TJ9NA-4HVFD-G6S01-K3MPQ-7R2XC-W9B4E-YTZ5H-8JNAV-D1F6G-S03KM-P7QXR-2CWB'
const signal = `BAHI${'Az-_09'.repeat(20)}`

describe('the text of an invitation', () => {
  it('gives code and signal, whatever stands around them', () => {
    const text = `Hello Ravi,\nplease join: \n\n${joinedText({ code, signal })}\n\nThanks! Asha`
    expect(readInvitationText(text)).toEqual({ code, signal })
    expect(readInvitationText(`> ${code}\n> ${signal}\n`)).toEqual({ code, signal })
  })

  it('gives the place and the inviter, too', () => {
    const all = {
      code,
      signal,
      place: 'https://dav.example/remote.php/dav/12345-abcde-12345-abcde-12345-abcde/',
      by: 'आशा मेहता'
    }
    expect(readInvitationText(`Hello!\n\n${joinedText(all)}\n`)).toEqual(all)
    expect(readInvitationText(joinedText(all).replace(/^/gm, '> '))).toEqual(all)
  })

  it('may be the code alone, also without its dashes', () => {
    expect(readInvitationText(`  ${code.toLowerCase()} `)).toEqual({ code: code.toLowerCase() })
    expect(readInvitationText(code.replaceAll('-', ' '))).toEqual({ code: code.replaceAll('-', ' ') })
  })

  it('takes no word of a greeting for the code', () => {
    expect(readInvitationText(`Sales-team-of-Mehta\n${code}`).code).toBe(code)
  })
})

describe('the team in three words', () => {
  const { team } = teamViews.full
  it('says first what needs doing', () => {
    expect(teamState({ ...team, toSend: 3 }, previewNow)).toEqual({ tone: 'waiting', text: '3 to send' })
    expect(teamState(team, previewNow)).toEqual({ tone: 'waiting', text: 'one is 2 days behind' })
    const [me, ravi] = team.members
    expect(ravi).toBeDefined()
    const even = { ...team, members: [me!, { ...ravi!, devices: ravi!.devices.slice(0, 1) }] }
    expect(teamState(even, previewNow)).toEqual({ tone: 'saved', text: 'all in step, 1 here' })
    expect(teamState({ ...team, members: [me!] }, previewNow).text).toBe('only you so far')
    expect(teamState({ ...team, self: { ...team.self, gone: true } }, previewNow).tone).toBe('trouble')
  })
})

describe('amounts', () => {
  it('are written in units that people read', () => {
    expect(formatBytes(0)).toMatch(/^0\sbyte/)
    expect(formatBytes(3_400_000)).toMatch(/^3\.4\sMB$/)
    expect(formatBytes(812_000)).toMatch(/^812\skB$/)
    expect(formatLeft(20_000)).toBe('less than a minute left')
    expect(formatLeft(130_000)).toBe('about 2 minutes left')
  })
})
