import { describe, expect, it } from 'vitest'
import type { Draft, MailMessage } from '../../../capture/types'
import { decodeEdits, draftLines, editedDraft, noEdits } from '../../../components/capture/draft-form'
import {
  draftKeys,
  linkCompany,
  linkedMail,
  mailWrite,
  newRecord,
  parsePhones
} from '../../../components/capture/draft-save'
import { pages } from '../../../components/preview/pages'
import { createFilledLedger, useInterface } from '../support/panel'

useInterface()

const deepak: Draft = pages.draft.result.drafts[0]
const person = (more: Partial<Draft>): Draft => ({ ...deepak, ...more })

describe('the lines of a draft', () => {
  it('are ticked when they are sure, the name always', () => {
    const lines = draftLines(deepak, noEdits)
    expect(lines.filter((line) => !line.on).map(({ path }) => path)).toEqual(['phones.1'])
    expect(lines[0]).toMatchObject({ path: 'name', required: true, on: true })
  })

  it('untouched, the draft is the draft without its unsure values', () => {
    expect(editedDraft(deepak, noEdits)).toEqual({ ...deepak, phones: [deepak.phones[0]] })
  })

  it('a corrected number loses what was read from the old one', () => {
    const edits = { ...noEdits, texts: { 'phones.0': '+91 94470 00000' } }
    expect(editedDraft(deepak, edits).phones).toEqual([{ raw: '+91 94470 00000', label: 'mobile' }])
  })

  it('a corrected name loses its parts', () => {
    const draft = person({ givenName: 'Deepak', familyName: 'Nair' })
    expect(editedDraft(draft, noEdits)).toMatchObject({ givenName: 'Deepak', familyName: 'Nair' })
    const edited = editedDraft(draft, { ...noEdits, texts: { name: 'D. K. Nair' } })
    expect(edited.name).toBe('D. K. Nair')
    expect(edited.givenName).toBeUndefined()
  })

  it('an emptied line is not saved, and a link keeps its scheme', () => {
    const draft = person({ urls: ['https://nair.example/', 'http://old.example/'] })
    expect(editedDraft(draft, noEdits).urls).toEqual(['https://nair.example/', 'http://old.example/'])
    const edited = editedDraft(draft, { ...noEdits, texts: { title: ' ', 'urls.0': 'nair.example/deepak' } })
    expect(edited.title).toBeUndefined()
    expect(edited.urls[0]).toBe('https://nair.example/deepak')
  })

  it('stored edits are read without trusting them', () => {
    expect(decodeEdits('x')).toBeUndefined()
    const stored: unknown = JSON.parse(
      '{"texts":{"__proto__":{"a":1},"name":"A","title":4},"on":{"title":"yes","company":false},"log":0,"private":1}'
    )
    expect(decodeEdits(stored)).toEqual({ ...noEdits, texts: { name: 'A' }, on: { company: false } })
  })
})

describe('who a draft may be', () => {
  it('a person is known by address or profile, not by a number or a home page that others share', () => {
    const keys = draftKeys(person({ urls: ['https://nair.example/', 'https://social.example/in/deepak'] }))
    expect(keys).toEqual(['e:deepak@nairlogistics.example', 'u:social.example/in/deepak'])
  })

  it('a company is known by its domain', () => {
    expect(draftKeys(pages.draft.result.drafts[1])).toEqual(['d:nairlogistics.example'])
  })
})

describe('the company of a draft', () => {
  it('is the one of that name', async () => {
    const link = await linkCompany(await createFilledLedger(), person({ company: 'SAHYADRI MILLS' }), undefined)
    expect(link).toEqual({ id: 'com_sahyadri', writes: [] })
  })

  it('is the one with the mail domain, whatever it is called there', async () => {
    const draft = person({ company: 'Coastline', emails: [{ value: 'x@coastlinefoods.example' }] })
    expect((await linkCompany(await createFilledLedger(), draft, undefined))?.id).toBe('com_coastline')
  })

  it('a new one gets the mail domain only when it is its own', async () => {
    const ledger = await createFilledLedger()
    const free = await linkCompany(ledger, person({ emails: [{ value: 'deepak@freemail.example' }] }), undefined)
    expect(Object.keys(free?.writes[0]?.set ?? {})).toEqual(['name'])
    const own = await linkCompany(ledger, deepak, undefined)
    expect(own?.writes[0]?.set).toMatchObject({ 'domain/nairlogistics.example': true })
  })

  it('nobody’s company stays nobody’s', async () => {
    const { company: _, ...rest } = deepak
    const alone: Draft = { ...rest, emails: [{ value: 'deepak@freemail.example' }] }
    expect(await linkCompany(await createFilledLedger(), alone, undefined)).toBeUndefined()
  })
})

describe('saving', () => {
  it('numbers without a country are brought to E.164 first, others are left alone', async () => {
    const asked: string[] = []
    const parsed = await parsePhones(deepak, async (text) => {
      asked.push(text)
      return { value: '+914842301884', raw: text }
    })
    expect(asked).toEqual(['2301 884'])
    expect(parsed.phones[1]).toMatchObject({ e164: '+914842301884', raw: '2301 884', label: 'fax' })
  })

  it('a new person carries the link to the company', () => {
    expect(newRecord(deepak, 'per_1', 'com_1').set).toMatchObject({ name: 'Deepak Nair', company: 'com_1' })
  })
})

describe('linking a mail', () => {
  const message: MailMessage = pages.draft.result.message
  const options = { now: 5, keepText: false }

  it('keeps subject, date, ids and link, and the direction from the open account', () => {
    expect(mailWrite(message, ['per_1'], options).set).toMatchObject({
      kind: 'mail',
      at: Date.parse('2026-11-21T10:12:00Z'),
      direction: 'in',
      account: 'anita@mehta.example',
      'with/per_1': true
    })
    const sent: MailMessage = { ...message, from: { email: 'Anita@Mehta.example' } }
    expect(mailWrite(sent, [], options).set['direction']).toBe('out')
  })

  it('a mail without a readable date happened now', () => {
    const { date: _, ...rest } = message
    expect(mailWrite(rest, [], options).set['at']).toBe(5)
    expect(mailWrite({ ...rest, date: 'soon' }, [], options).set['at']).toBe(5)
  })

  it('a mail that is linked already gets only the missing people', () => {
    const row = {
      n: 1,
      id: 'act_1',
      cls: 'activity' as const,
      seg: 0,
      rec: { messageId: String(message.messageId), 'with/per_1': true }
    }
    const linked = linkedMail(message, [row])
    expect(linked?.id).toBe('act_1')
    expect(mailWrite(message, ['per_1', 'per_2'], { ...options, linked })).toEqual({
      cls: 'activity',
      id: 'act_1',
      create: false,
      set: { 'with/per_2': true }
    })
    expect(linkedMail({ ...message, messageId: 'other@mail.example' }, [row])).toBeUndefined()
  })
})
