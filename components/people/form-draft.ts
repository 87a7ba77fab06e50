import { creation, hidden, settings, type RecordInput } from '../../crm/build'
import type { Write } from '../../crm/commands'
import type { Row } from '../../crm/queries'
import type { ContactPoint } from '../../crm/records'
import type { Flat, RecordId } from '../../crm/types'
import { companyLink } from './company-row'

/** What is being typed into the form of a new person or company. */
export interface FormDraft {
  readonly name: string
  readonly title: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly url: string
  readonly address: string
  readonly gstin: string
  readonly source: string
  readonly notes: string
  readonly tags: readonly string[]
  /** For oneself alone. */
  readonly private: boolean
}

export const emptyForm: FormDraft = {
  name: '',
  title: '',
  company: '',
  email: '',
  phone: '',
  url: '',
  address: '',
  gstin: '',
  source: '',
  notes: '',
  tags: [],
  private: false
}

/** A stored half-typed form; whatever is odd in it falls back to empty. */
export function decodeForm(stored: unknown): FormDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const own = (key: string): unknown =>
    Object.hasOwn(stored, key) ? (stored as Record<string, unknown>)[key] : undefined
  const text = (key: keyof FormDraft): string => {
    const value = own(key)
    return typeof value === 'string' ? value.slice(0, 100_000) : ''
  }
  const tags = own('tags')
  return {
    name: text('name'),
    title: text('title'),
    company: text('company'),
    email: text('email'),
    phone: text('phone'),
    url: text('url'),
    address: text('address'),
    gstin: text('gstin'),
    source: text('source'),
    notes: text('notes'),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string').slice(0, 50) : [],
    private: own('private') === true
  }
}

const withScheme = (url: string): string => (/^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`)

/** The host of a web address without `www.`; nothing when there is none. */
export function hostOf(url: string): string | undefined {
  const host = URL.parse(withScheme(url.trim()))?.hostname.replace(/^www\./, '')
  return host !== undefined && host.includes('.') ? host : undefined
}

/** The form as record input; what was left empty is left out. */
function formInput(cls: 'person' | 'company', draft: FormDraft, phone: ContactPoint | undefined): RecordInput {
  const text = <K extends string>(key: K, value: string): { [P in K]?: string } =>
    value.trim() === '' ? {} : ({ [key]: value } as { [P in K]?: string })
  const url = draft.url.trim()
  const domain = cls === 'company' && url !== '' ? hostOf(url) : undefined
  return {
    name: draft.name,
    ...(cls === 'person' ? text('title', draft.title) : {}),
    ...text('source', draft.source),
    ...text('notes', draft.notes),
    ...(draft.email.trim() === '' ? {} : { emails: [{ value: draft.email.trim() }] }),
    ...(phone === undefined ? {} : { phones: [phone] }),
    ...(url === '' ? {} : { urls: [{ value: withScheme(url) }] }),
    ...(domain === undefined ? {} : { domains: [domain] }),
    ...(draft.address.trim() === '' ? {} : { addresses: { post: { raw: draft.address.trim() } } }),
    ...(cls === 'company' && draft.gstin.trim() !== '' ? { taxIds: { gstin: draft.gstin.trim().toUpperCase() } } : {}),
    ...(draft.tags.length === 0 ? {} : { tags: draft.tags })
  }
}

/** The writes that save the form: the record, and for a person its company where that is new. */
export function formWrites(
  cls: 'person' | 'company',
  id: RecordId,
  draft: FormDraft,
  phone: ContactPoint | undefined,
  companies: readonly Row[]
): readonly Write[] {
  const set = settings(formInput(cls, draft, phone))
  const made = (): readonly Write[] => {
    if (cls === 'company') return [creation('company', id, set)]
    const link = companyLink(draft.company, companies)
    return [...link.writes, creation('person', id, link.id === '' ? set : { ...set, company: link.id })]
  }
  return draft.private ? made().map(hidden) : made()
}

/** The record as it would be saved, for finding others like it. */
export function formFlat(cls: 'person' | 'company', draft: FormDraft): Flat {
  const phone = draft.phone.trim()
  const set = settings(formInput(cls, draft, phone === '' ? undefined : { value: phone }))
  return Object.fromEntries(Object.entries(set).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
}
