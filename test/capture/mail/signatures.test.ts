import { describe, expect, it } from 'vitest'
import { textLines } from '../../../capture/mail/lines'
import { parseParty } from '../../../capture/mail/mailboxes'
import { signatureFields } from '../../../capture/mail/signature-fields'
import { splitLines } from '../../../capture/mail/split'
import { mailFixture, split } from './parse-html'

interface Case {
  readonly id: string
  readonly sender: string
  readonly letter: string
  readonly signature: string
  /** `field: value`, as the fixture lists them. */
  readonly fields: readonly string[]
}

const cases: Case[] = mailFixture('signatures.txt')
  .split(/^=== /m)
  .slice(1)
  .map((block) => {
    const [head = '', ...rest] = block.split('\n')
    const [id = '', sender = ''] = head.split(' | ')
    const [letter = '', below = ''] = rest.join('\n').split(/^%%\n/m)
    const [signature = '', fields = ''] = below.split(/^>>\n?/m)
    return { id, sender, letter, signature, fields: fields.split('\n').filter((line) => line !== '') }
  })

const squeeze = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

describe('the signature of letters in 35 languages', () => {
  it.each(cases)(
    'MAIL-30 $id: its lines are found, with and without a known sender',
    ({ sender, letter, signature }) => {
      for (const known of [{ sender }, {}]) {
        const parts = split({ text: letter + signature, ...known })
        expect(squeeze(parts.signature ?? '')).toBe(squeeze(signature))
        expect(squeeze(parts.reply)).toBe(squeeze(letter))
      }
    }
  )

  it.each(cases)(
    'MAIL-32 $id: says who, as what, for whom, and how to reach them, and nothing else',
    ({ sender, letter, signature, fields }) => {
      const block = splitLines(textLines(letter + signature), { sender }).signature
      const found = signatureFields(block, parseParty(sender), 'IN')
      const listed = [
        ...(['name', 'title', 'company'] as const).flatMap((key) =>
          found[key] === undefined ? [] : [`${key}: ${found[key].value}`]
        ),
        ...found.phones.map((phone) => `phone: ${phone.e164}`),
        ...found.others.map((other) => `other: ${other.name} ${other.email}`)
      ]
      expect(listed.toSorted()).toEqual(fields.filter((field) => !/^(?:email|url): /.test(field)).toSorted())
      for (const field of fields) {
        if (field.startsWith('email: ')) expect(found.emails.map((email) => `email: ${email.value}`)).toContain(field)
        if (field.startsWith('url: ')) expect(found.urls.map((url) => `url: ${url.value}`)).toContain(field)
      }
    }
  )
})

describe('what is no signature', () => {
  it('MAIL-31 a closing word is no name', () => {
    for (const closing of ['Solidairement', 'Thanks', 'सादर', 'Atentamente']) {
      const block = textLines(`${closing},\n`)
      expect(signatureFields(block, undefined)).not.toHaveProperty('name')
    }
  })

  it('MAIL-31 a device line ends the letter and is no signature of a person', () => {
    const parts = split({ text: 'On my way.\n\nमेरे iPhone से भेजा गया' })
    expect(parts.reply).toBe('On my way.')
    expect(signatureFields(textLines(parts.signature ?? ''), undefined)).toMatchObject({ phones: [], emails: [] })
    expect(split({ text: 'Voy.\n\nEnviado desde mi mÃ³vil' }).reply).toBe('Voy.')
    expect(split({ text: 'Sent from my desk, is much easier then my phone.' })).not.toHaveProperty('signature')
  })

  it('MAIL-31 a postscript belongs to the letter', () => {
    const parts = split({
      text: 'The rates are attached.\n\nRegards,\nNeha Kapoor\n\nP.S. Diwali closing is from the 8th.'
    })
    expect(parts).toMatchObject({ signature: 'Regards,\nNeha Kapoor' })
    expect(parts.reply).toBe('The rates are attached.\nP.S. Diwali closing is from the 8th.')
  })

  it('MAIL-26 a legal notice, a list footer and a gateway’s warning are no part of the letter', () => {
    const notice =
      'This e-mail and any attachments are confidential and intended solely for the addressee. If you received it in error, please delete it.'
    const banner =
      'CAUTION: This email originated from outside the organisation. Do not click links unless you know the sender.'
    const parts = split({
      text: `${banner}\n\nPlease ship today.\n\nRegards,\nNeha Kapoor\n+91 98290 12345\n\n${notice}`
    })
    expect(parts).toMatchObject({ reply: 'Please ship today.', signature: 'Regards,\nNeha Kapoor\n+91 98290 12345' })
    const list = split({ text: 'Portal is down.\n\n_______________\nforum mailing list\nforum@lists.example' })
    expect(list.reply).toBe('Portal is down.')
  })
})
