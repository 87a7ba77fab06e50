import { creation, hidden, edit, mailCreation, settings, type RecordInput } from '../../crm/build'
import type { Write } from '../../crm/commands'
import type { RecordId, Scalar } from '../../crm/types'
import type { MemoryLedger } from './memory-ledger'

/** The moment at which all previews are looked at: a Saturday afternoon. */
export const previewNow = new Date(2026, 10, 21, 16, 5).getTime()

const hour = 3_600_000
const day = 24 * hour

const company = (id: RecordId, input: RecordInput): Write => creation('company', id, settings(input))
const person = (id: RecordId, input: RecordInput): Write => creation('person', id, settings(input))

const firms: readonly Write[] = [
  company('com_coastline', {
    name: 'Coastline Foods Pvt Ltd',
    domains: ['coastlinefoods.example'],
    phones: [{ value: '+912026554400', label: 'main' }],
    urls: [{ value: 'https://www.coastlinefoods.example/' }],
    taxIds: { gstin: '27AAPFU0939F1ZV' },
    addresses: {
      billing: { raw: 'Unit 7, MIDC\nPune 411019', city: 'Pune', postcode: '411019', country: 'IN' },
      delivery: { raw: 'Cold store 2, Plot 12\nChakan 410501', city: 'Chakan', postcode: '410501', country: 'IN' }
    },
    tags: ['food', 'key account']
  }),
  company('com_sahyadri', { name: 'Sahyadri Mills', domains: ['sahyadri.example'] }),
  company('com_khan', { name: 'Khan & Daughters', domains: ['khandaughters.example'] }),
  company('com_rao', { name: 'राव ट्रेडिंग' }),
  company('com_eastern', { name: 'Eastern Cold Chain', domains: ['easterncold.example'] })
]

const folk: readonly Write[] = [
  person('per_vikram', { name: 'Vikram Bose', company: 'com_eastern', phones: [{ value: '+919831099001' }] }),
  person('per_joao', {
    name: 'João Silva',
    title: 'Importador',
    emails: [{ value: 'joao@silvaimports.example' }],
    phones: [{ value: '+351912345678' }],
    language: 'pt'
  }),
  person('per_sarita', {
    name: 'सरिता राव',
    title: 'मालिक',
    company: 'com_rao',
    phones: [{ value: '+919731020304', label: 'mobile' }],
    language: 'hi'
  }),
  hidden(
    person('per_farida', {
      name: 'Farida Khan',
      title: 'Partner',
      company: 'com_khan',
      phones: [{ value: '+919011073324' }],
      tags: ['exhibition']
    })
  ),
  person('per_deepakn', {
    name: 'Deepak Nair',
    title: 'Transport',
    phones: [{ value: '+919447055667', label: 'work' }]
  }),
  person('per_abhay', {
    name: 'Abhay Kulkarni',
    title: 'Plant manager',
    company: 'com_sahyadri',
    emails: [{ value: 'abhay@sahyadri.example' }],
    phones: [{ value: '+919822041010' }]
  }),
  person('per_ravi', {
    name: 'Ravi Kumar',
    title: 'Stores',
    company: 'com_coastline',
    emails: [{ value: 'ravi@coastlinefoods.example' }]
  }),
  person('per_sunita', {
    name: 'Sunita Iyer',
    title: 'Buyer',
    company: 'com_coastline',
    emails: [{ value: 'sunita@coastlinefoods.example', label: 'work' }],
    phones: [
      { value: '+919820011223', label: 'mobile' },
      { value: '+912026554400', label: 'work', extension: '14' }
    ],
    addresses: { delivery: { raw: 'Cold store 2, Plot 12\nChakan 410501', city: 'Chakan' } },
    tags: ['food', 'vip'],
    preferences: ['50 kg crates'],
    source: 'Exhibition',
    owner: 'Anita',
    birthday: '--03-14',
    language: 'en',
    notes: 'Prefers a call before ten. Wants the delivery note with every crate.',
    custom: { fld_credit: 30 }
  })
]

const field: Write = creation('ledger', 'fld_credit', {
  of: 'person',
  label: 'Credit days',
  type: 'number',
  position: 1
})

function activity(id: string, at: number, people: readonly RecordId[], set: Record<string, Scalar>): Write {
  return creation('activity', id, { at, ...set, ...Object.fromEntries(people.map((each) => [`with/${each}`, true])) })
}

const events = (now: number): readonly Write[] => [
  activity('act_letter', now - 9 * day, ['per_sunita', 'com_coastline'], {
    kind: 'letter',
    direction: 'in',
    subject: 'Price list request'
  }),
  activity('act_call', now - 4 * day, ['per_sunita'], {
    kind: 'call',
    direction: 'out',
    result: 'reached',
    minutes: 6,
    notes: 'Wants 50 crates, not 40.'
  }),
  mailCreation('act_mail', {
    at: now - 2 * hour,
    subject: 'Revised quantities for December',
    direction: 'in',
    with: ['per_sunita'],
    threadId: 't-quantities',
    messageId: 'quantities@coastlinefoods.example',
    link: 'https://mail.google.com/mail/u/0/#inbox/t-quantities'
  }),
  activity('act_note', now - 12 * day, ['per_farida'], { kind: 'note', notes: 'Met at the trade fair.' })
]

/** Fills a ledger with the people of the pictures, as commands with times of their own. */
export async function fill(ledger: MemoryLedger, setTime: (at: number) => void): Promise<void> {
  let serial = 0
  const id = (): string => `cmd_${(++serial).toString(36).padStart(25, '0')}`
  const save = (writes: readonly Write[], origin: 'hand' | 'mail' | 'page'): Promise<unknown> =>
    ledger.run({ kind: 'save', id: id(), origin, writes: [...writes] })
  setTime(previewNow - 12 * day)
  await save([...firms, field], 'hand')
  for (const [index, write] of folk.entries()) {
    setTime(previewNow - (10 - index) * day)
    await save([write], index % 2 === 0 ? 'mail' : 'page')
  }
  setTime(previewNow - 5 * day)
  await save(events(previewNow), 'hand')
  setTime(previewNow - 3 * day)
  await save([edit('person', 'per_sunita', { title: 'Head of Purchasing' })], 'hand')
  setTime(previewNow - 26 * hour)
  await ledger.run({
    kind: 'tag',
    id: id(),
    records: [{ cls: 'person', id: 'per_sunita' }],
    tag: 'december',
    on: true
  })
  setTime(previewNow)
}
