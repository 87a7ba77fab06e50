import { describe, expect, it } from 'vitest'
import { attributionAt } from '../../../capture/mail/attribution'
import { textLines } from '../../../capture/mail/lines'
import { split, tableFixture, wrap } from './parse-html'

const REPLY = 'Thank you for the samples.'

describe('the line above a quote, as 15 mail programs write it in 50 languages', () => {
  it.each(tableFixture('attributions.txt'))('MAIL-21 %s: %s', (_program, line) => {
    const text = line ?? ''
    for (const shown of [text, wrap(text, 72), wrap(text, 60)]) {
      expect(split({ text: `${REPLY}\n\n${shown}\n\n> Quoted text\n> and more` }).reply).toBe(REPLY)
      expect(split({ text: `${REPLY}\n\n${shown}\n\nQuoted text.\n\nAsha` }).reply).toBe(REPLY)
      expect(split({ text: `${REPLY}\n${shown}\n> Quoted text` }).reply).toBe(REPLY)
    }
  })

  it('tells who wrote', () => {
    const found = tableFixture('attributions.txt')
      .filter(([program]) => !/^(?:tutanota|gmx|gmail ca)/.test(program ?? ''))
      .map(([program, line]) => [program, attributionAt(textLines(line ?? ''), 0)?.from?.name])
    expect(found.filter(([, name]) => name !== 'Asha Menon')).toEqual([])
  })

  it.each([
    'On the surface this looks like a quote, but it is not one.',
    'On Thursday:',
    'Please mail the 2024 report to Bob <bob@x.example>:',
    'Meet on 5 March with John <j@x.example> and Mary to agree on the following:',
    'I wrote:',
    '2024-01-15 14:30:25'
  ])('is not seen in: %s', (line) => {
    expect(split({ text: `Hello,\n\n${line}\n\nSecond paragraph stays.` }).reply).toContain('Second paragraph stays.')
  })
})

describe('the header above an answered mail, in 41 languages', () => {
  const sender = 'Asha Menon <asha.menon@kerala-spices.example>'
  const blocks = ([, from, date, to, copy, subject]: string[]): string[] => [
    `${from}: ${sender}\n${date}: 3 Feb 2025 10:15\n${to}: Ravi Kulkarni <ravi@shreefab.example>\n${copy}: Nikhil <n@shreefab.example>\n${subject}: Samples of pepper`,
    `*${from}:* ${sender}\n*${date}:* Monday, 3 February 2025 10:15\n*${to}:* Ravi Kulkarni\n*${subject}:* Samples of pepper`,
    `________________________________\n${from}: ${sender}\n${subject}: Samples of pepper\n${date}: 3 Feb 2025 10:15\n${to}: Ravi Kulkarni`
  ]

  it.each(tableFixture('headers.txt'))('MAIL-21 MAIL-24 %s is cut from an answer and read in a forward', (...row) => {
    for (const block of blocks(row as string[])) {
      const text = `${REPLY}\n\n${block}\n\nDear Ravi,\n\nPlease see.\n\nAsha`
      expect(split({ text, subject: 'Re: Samples' }).reply).toBe(REPLY)
      expect(split({ text, subject: 'Fwd: Samples' }).forwarded).toMatchObject({
        from: { name: 'Asha Menon', email: 'asha.menon@kerala-spices.example' },
        to: [{ name: 'Ravi Kulkarni' }],
        subject: 'Samples of pepper',
        text: 'Dear Ravi,\n\nPlease see.\n\nAsha'
      })
    }
  })

  it('MAIL-21 is read below a rule even where its labels are unknown', () => {
    const text = `Takk.\n\n________________________________\nFrá: Jón <jon@x.example>\nSent: mánudagur 3. febrúar 2025 10:15\nTil: Ravi <r@x.example>\nEfni: Sýni\n\nHalló`
    expect(split({ text, subject: 'Sv: Sýni' }).reply).toBe('Takk.')
  })

  it('MAIL-26 is not seen in an invitation', () => {
    const text =
      'Come for an interview:\n\nDate: Wednesday 3 October\nTime: 7:00 am\nAddress: 130 Fox St\n\nBring your ID.'
    expect(split({ text }).unquoted).toBe(text)
  })
})

describe('quoted lines', () => {
  it('MAIL-22 leave the answers between them', () => {
    const text = 'On 3 May 2026, at 2:00 PM, Asha <a@x.example> wrote:\n> First?\n\nYes.\n\n> Second?\n\nNo.'
    expect(split({ text }).reply).toBe('Yes.\n\nNo.')
  })

  it('take a line with them that a mail program broke', () => {
    const text = `Fine.\n\nOn 3 May 2026, at 2:00 PM, Asha <a@x.example> wrote:\n> ${'word '.repeat(14)}\nbroken rest\n> end`
    expect(split({ text }).reply).toBe('Fine.')
  })

  it('are not what decorates a link', () => {
    const text = 'Visit us\n>>> >>>  http://www.shop.example <<<\ntoday'
    expect(split({ text }).unquoted).toBe(text)
  })
})

describe('a forwarded mail', () => {
  it('MAIL-24 has its sender where the program only announces it and names them in a sentence', () => {
    const text =
      'Please see below.\n\n-------- Пересылаемое сообщение --------\n04.03.2026, 10:15, "Asha" <a@x.example>:\n\nDear Ravi,\nplease quote.'
    expect(split({ text, subject: 'Fwd: Rates' })).toMatchObject({
      reply: 'Please see below.',
      forwarded: { from: { name: 'Asha', email: 'a@x.example' }, text: 'Dear Ravi,\nplease quote.' }
    })
  })

  it('MAIL-23 is told by a subject that begins with a capital only Turkish has', () => {
    const text = 'Bakar mısın?\n\nKimden: Asha <a@x.example>\nGönderildi: 4 Mart 2026\nKime: Ravi\nKonu: Rates\n\nHello'
    expect(split({ text, subject: 'İlt: Rates' }).forwarded?.from?.email).toBe('a@x.example')
  })

  it('MAIL-23 is known by its announcement, whatever the subject', () => {
    const text =
      'See below.\n\n---------- अग्रेषित संदेश ----------\nप्रेषक: सीमा <s@x.example>\nदिनांक: 3 नव॰ 2026 10:00\nविषय: नमूने\n\nनमस्ते'
    expect(split({ text })).toMatchObject({
      reply: 'See below.',
      forwarded: { from: { name: 'सीमा', email: 's@x.example' }, subject: 'नमूने', text: 'नमस्ते' }
    })
  })

  it('MAIL-23 is told from an answered one by the subject', () => {
    const text = 'FYI\n\nFrom: Asha <a@x.example>\nSent: 3 May 2026 10:00\nTo: Ravi\nSubject: Rates\n\nHello'
    expect(split({ text, subject: 'RE: Rates' })).not.toHaveProperty('forwarded')
    expect(split({ text, subject: 'Re: Fwd: Rates' })).not.toHaveProperty('forwarded')
    expect(split({ text, subject: 'FW: Rates' }).forwarded?.from?.email).toBe('a@x.example')
  })

  it('MAIL-23 is not seen inside an answered one', () => {
    const text =
      'Thanks.\n\n-----Original Message-----\n\nFYI\n\n---------- Forwarded message ----------\nFrom: b@x.example\nSubject: Two\n\nText'
    expect(split({ text })).toMatchObject({ reply: 'Thanks.', unquoted: 'Thanks.' })
  })
})
