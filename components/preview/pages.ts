import type { Draft, Evidence, MailMessage, SourceKind } from '../../capture/types'
import type { PageView } from '../capture/page-context'

const seen = (source: SourceKind, line: string, confidence = 0.95): Evidence => ({ source, line, confidence })

const empty = { emails: [], phones: [], addresses: [], urls: [], taxIds: [], evidence: {}, confidence: 0.9 }

const mail = (
  from: { name: string; email: string },
  subject: string,
  more: Partial<MailMessage> = {}
): MailMessage => ({
  messageId: `${subject.replace(/\W+/g, '-').toLowerCase()}@mail.example`,
  threadId: 't-9f2c',
  subject,
  date: '2026-11-21T10:12:00Z',
  from,
  to: [{ name: 'Anita Mehta', email: 'anita@mehta.example' }],
  cc: [],
  account: 'anita@mehta.example',
  link: 'https://mail.google.com/mail/u/0/#inbox/t-9f2c',
  replyText: 'Please send the revised quotation for 50 crates.',
  ...more
})

const sunita: Draft = {
  ...empty,
  kind: 'person',
  name: 'Sunita Iyer',
  emails: [{ value: 'sunita@coastlinefoods.example' }],
  phones: [
    { e164: '+919820011223', raw: '98200 11223' },
    { e164: '+919820044556', raw: '98200 44556', label: 'mobile' }
  ],
  company: 'Coastline Foods Pvt Ltd'
}

const deepak: Draft = {
  ...empty,
  kind: 'person',
  name: 'Deepak Nair',
  emails: [{ value: 'deepak@nairlogistics.example' }],
  phones: [
    { e164: '+919447055667', raw: '94470 55667', label: 'mobile' },
    { raw: '2301 884', label: 'fax' }
  ],
  company: 'Nair Logistics LLP',
  title: 'Operations Manager',
  addresses: [{ raw: 'Kochi 682001, Kerala', city: 'Kochi', postcode: '682001' }],
  evidence: {
    name: seen('header', 'Deepak Nair <deepak@nairlogistics.example>'),
    'emails.0': seen('header', 'Deepak Nair <deepak@nairlogistics.example>'),
    company: seen('signature', 'Operations Manager, Nair Logistics LLP'),
    title: seen('signature', 'Operations Manager, Nair Logistics LLP'),
    'phones.0': seen('signature', 'M: 94470 55667'),
    'phones.1': seen('body', 'Ref 2301 884', 0.4),
    'addresses.0': seen('signature', 'Kochi 682001, Kerala', 0.8)
  }
}

const nair: Draft = {
  ...empty,
  kind: 'company',
  name: 'Nair Logistics LLP',
  urls: ['https://nairlogistics.example/'],
  evidence: { name: seen('signature', 'Operations Manager, Nair Logistics LLP') }
}

const mill: Draft = {
  ...empty,
  kind: 'company',
  name: 'Godavari Oil Mills',
  emails: [{ value: 'sales@godavarioil.example' }],
  phones: [{ e164: '+918832467700', raw: '0883 246 7700' }],
  addresses: [{ raw: '14 Mill Road, Rajahmundry 533101', city: 'Rajahmundry' }],
  urls: ['https://godavarioil.example/'],
  taxIds: [{ scheme: 'gstin', value: '37AADCB2230M1ZR' }],
  evidence: {
    name: seen('json-ld', 'Organization'),
    'emails.0': seen('link', 'mailto:sales@godavarioil.example'),
    'phones.0': seen('label', 'Phone: 0883 246 7700'),
    'addresses.0': seen('microdata', 'PostalAddress'),
    'urls.0': seen('domain', 'godavarioil.example', 0.7),
    'taxIds.0': seen('text', 'GSTIN 37AADCB2230M1ZR')
  }
}

const team = (name: string, title: string): Draft => ({
  ...empty,
  kind: 'person',
  name,
  title,
  company: 'Godavari Oil Mills',
  evidence: { name: seen('hcard', name), title: seen('hcard', title), company: seen('json-ld', 'Organization') }
})

/** What the panel stands beside, in every state it can be in. */
export const pages = {
  known: {
    kind: 'mail',
    key: 'known',
    title: 'Quotation for December',
    reading: 'done',
    result: {
      drafts: [sunita],
      message: mail({ name: 'Sunita Iyer', email: 'sunita@coastlinefoods.example' }, 'Quotation for December', {
        cc: [{ name: 'Ravi Kumar', email: 'ravi@coastlinefoods.example' }]
      }),
      notFound: []
    }
  },
  draft: {
    kind: 'mail',
    key: 'draft',
    title: 'Transport rates',
    reading: 'done',
    result: {
      drafts: [deepak, nair],
      message: mail({ name: 'Deepak Nair', email: 'deepak@nairlogistics.example' }, 'Transport rates'),
      notFound: []
    }
  },
  page: {
    kind: 'page',
    key: 'page',
    title: 'Contact – Godavari Oil Mills',
    url: 'https://godavarioil.example/contact',
    reading: 'done',
    result: {
      drafts: [
        mill,
        team('Lakshmi Prasad', 'Export manager'),
        team('Anil Varma', 'Accounts'),
        team('मीना जोशी', 'बिक्री')
      ],
      notFound: []
    }
  },
  nobody: {
    kind: 'mail',
    key: 'nobody',
    title: 'Weekly digest',
    reading: 'done',
    result: {
      drafts: [],
      message: mail({ name: 'Digest', email: 'news@list.example' }, 'Weekly digest', { automatic: 'list' }),
      notFound: []
    }
  },
  missed: {
    kind: 'mail',
    key: 'missed',
    title: 'Hello',
    reading: 'done',
    result: { drafts: [], message: { subject: 'Hello', to: [], cc: [] }, notFound: ['sender', 'thread'] }
  },
  idle: {
    kind: 'page',
    key: 'idle',
    title: 'Contact us – Sahyadri Mills, spinning and weaving since 1962',
    url: 'https://sahyadri.example/',
    reading: 'idle'
  },
  reading: { kind: 'page', key: 'reading', title: 'Contact us', reading: 'reading' },
  failed: { kind: 'page', key: 'failed', title: 'Settings', reading: 'failed', error: 'forbidden' },
  none: { kind: 'none', key: '', title: '', reading: 'idle' }
} as const satisfies Record<string, PageView>

export type PageName = keyof typeof pages
