import type { Draft, MailMessage } from '../../capture/types'
import { creation, edit, mailCreation, settings, tidy, type RecordInput } from '../../crm/build'
import type { Write } from '../../crm/commands'
import { additionsFromDraft, inputFromDraft } from '../../crm/from-draft'
import { domainKey, lookupKeys } from '../../crm/keys'
import type { Row } from '../../crm/queries'
import { readCompany, readPerson } from '../../crm/read'
import type { ContactPoint } from '../../crm/records'
import type { RecordId } from '../../crm/types'
import { newId } from '../../platform/ids'
import type { Ledger } from '../../sync/api'

const hostOf = (url: string): string | undefined => URL.parse(url)?.hostname.replace(/^www\./, '')
const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Web hosts and mail domains that a draft shows. */
const domainsOf = (draft: Draft): readonly string[] => [
  ...new Set([...draft.urls.flatMap((url) => hostOf(url) ?? []), ...draft.emails.map((email) => domainOf(email.value))])
]

/** The exact keys by which a draft's person or company may already be known. */
export function draftKeys(draft: Draft): readonly string[] {
  const emails = draft.emails.map((email) => email.value)
  if (draft.kind === 'person') return lookupKeys({ emails, urls: draft.urls.filter((url) => isProfile(url)) })
  return lookupKeys({ emails, domains: draft.urls.flatMap((url) => hostOf(url) ?? []) })
}

/** A link to a page about one person; a company's home page says nothing about who it is. */
const isProfile = (url: string): boolean => (URL.parse(url)?.pathname ?? '/').length > 1

/** A draft's mail domain belongs to its company when the company's name begins like it; free mail never does. */
function ownDomains(name: string, draft: Draft): readonly string[] {
  const wanted = letters(name)
  return domainsOf(draft).filter((domain) => {
    const label = letters(domain.split('.')[0] ?? '')
    return label.length >= 3 && (wanted.startsWith(label) || label.startsWith(wanted))
  })
}

export interface CompanyLink {
  readonly id: RecordId
  readonly writes: readonly Write[]
}

/** The company a person belongs to: known by name or by mail domain, else a new record from what the draft says. */
export async function linkCompany(
  ledger: Ledger,
  draft: Draft,
  companyDraft: Draft | undefined
): Promise<CompanyLink | undefined> {
  const name = draft.company === undefined ? '' : tidy(draft.company)
  if (name !== '') {
    const { hits } = await ledger.read({ q: 'search', text: name, count: 10, classes: ['company'] })
    const same = hits.find(({ row }) => letters(String(row.rec['name'] ?? '')) === letters(name))
    if (same) return { id: same.row.id, writes: [] }
  }
  const keys = draft.emails.map((email) => domainKey(domainOf(email.value)))
  const known =
    keys.length === 0 ? undefined : (await ledger.read({ q: 'lookup', keys })).find(({ row }) => row.cls === 'company')
  if (known) return { id: known.row.id, writes: [] }
  if (name === '') return undefined
  const id = newId('com')
  const input: RecordInput = companyDraft ? inputFromDraft(companyDraft) : {}
  return { id, writes: [creation('company', id, settings({ ...input, name, domains: ownDomains(name, draft) }))] }
}

/** Numbers that were corrected by hand are brought to E.164 again. */
export async function parsePhones(draft: Draft, parse: (text: string) => Promise<ContactPoint>): Promise<Draft> {
  const phones = await Promise.all(
    draft.phones.map(async (phone) => {
      if (phone.e164 !== undefined) return phone
      const { value, extension } = await parse(phone.raw)
      return {
        ...phone,
        ...(value.startsWith('+') ? { e164: value } : {}),
        ...(extension === undefined ? {} : { extension })
      }
    })
  )
  return { ...draft, phones }
}

/** The write that makes a draft a new record. */
export function newRecord(draft: Draft, id: RecordId, company: RecordId | undefined): Write {
  const input = inputFromDraft(draft)
  const domains = draft.kind === 'company' ? { domains: ownDomains(draft.name, draft) } : {}
  return creation(draft.kind, id, settings({ ...input, ...domains, ...(company === undefined ? {} : { company }) }))
}

/** What a draft would add to a record that is there; `undefined` when there is nothing new. */
export function additions(draft: Draft, row: Row): RecordInput | undefined {
  const existing = row.cls === 'company' ? readCompany(row.id, row.rec) : readPerson(row.id, row.rec)
  const added = additionsFromDraft(existing, draft)
  return Object.keys(added).length === 0 ? undefined : added
}

/** The write that adds only new values to a record, and its company where it has none. */
export function addToRecord(draft: Draft, row: Row, company: RecordId | undefined): Write | undefined {
  const added = additions(draft, row) ?? {}
  const link = row.cls === 'person' && row.rec['company'] === undefined && company !== undefined ? { company } : {}
  const set = settings({ ...added, ...link }, row.rec)
  return Object.keys(set).length === 0 ? undefined : edit(row.cls, row.id, set)
}

/** The linked mail among the activities of a thread, if it is there already. */
export const linkedMail = (message: MailMessage, rows: readonly Row[]): Row | undefined =>
  rows.find(
    ({ cls, rec }) =>
      cls === 'activity' &&
      ((message.messageId !== undefined && rec['messageId'] === message.messageId) ||
        (message.providerId !== undefined && rec['providerId'] === message.providerId))
  )

/** Links a mail to people: a new activity, or these people added to the one that is there. */
export function mailWrite(
  message: MailMessage,
  people: readonly RecordId[],
  options: { readonly now: number; readonly keepText: boolean; readonly linked?: Row | undefined }
): Write {
  const { linked } = options
  if (linked) {
    const missing = people.filter((id) => linked.rec[`with/${id}`] !== true)
    return edit('activity', linked.id, Object.fromEntries(missing.map((id) => [`with/${id}`, true])))
  }
  const at = message.date === undefined ? NaN : Date.parse(message.date)
  const sent = message.account !== undefined && message.from?.email.toLowerCase() === message.account.toLowerCase()
  const { subject, threadId, messageId, providerId, account, link } = message
  const known = { subject, threadId, messageId, providerId, account, link }
  return mailCreation(newId('act'), {
    at: Number.isFinite(at) ? at : options.now,
    direction: sent ? 'out' : 'in',
    with: people,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    ...(options.keepText && message.replyText !== undefined ? { body: message.replyText } : {})
  })
}
