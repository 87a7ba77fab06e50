import type { Draft, DraftAddress, DraftPhone, DraftTaxId, Evidence, LabelledValue, SourceKind } from './types'

/** How far each source is trusted when two disagree, highest first (design: capture, precedence of sources). */
const TRUST: readonly SourceKind[] = [
  'selection',
  'vcard',
  'header',
  'signature',
  'json-ld',
  'microdata',
  'rdfa',
  'hcard',
  'link',
  'label',
  'body',
  'text',
  'domain'
]

const rank = (evidence: Evidence): number => TRUST.indexOf(evidence.source)

/** The evidence of one value; the line is cut to 200 characters. */
export const evidenceOf = (source: SourceKind, line: string, confidence: number): Evidence => ({
  source,
  line: line.length > 200 ? line.slice(0, 200).toWellFormed() : line.toWellFormed(),
  confidence
})

interface Entry<T> {
  value: T
  evidence: Evidence
  readonly order: number
}

/** Collects what several sources say of one person or company; the most trusted source wins, all values are kept. */
export interface DraftBuilder {
  readonly kind: Draft['kind']
  name(value: string, evidence: Evidence): void
  given(value: string): void
  family(value: string): void
  title(value: string, evidence: Evidence): void
  company(value: string, evidence: Evidence): void
  email(value: LabelledValue, evidence: Evidence): void
  phone(value: DraftPhone, evidence: Evidence): void
  address(value: DraftAddress, evidence: Evidence): void
  url(value: string, evidence: Evidence): void
  taxId(value: DraftTaxId, evidence: Evidence): void
  currentName(): string | undefined
  /** Whether there is any way to reach the person or company. */
  reachable(): boolean
  /** Whether they can be written to or rung. */
  answers(): boolean
  /** `undefined` while there is neither a name nor anything else. */
  build(confidence: number): Draft | undefined
}

const MAX_VALUES = 200

const lettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '')

const phoneKey = (phone: DraftPhone): string => `${phone.e164 ?? phone.raw.replace(/\D/g, '')};${phone.extension ?? ''}`

const lastDigits = (phone: DraftPhone): string => (phone.e164 ?? phone.raw).replace(/\D/g, '').slice(-9)

/**
 * One number once: as it was read for a country rather than as it was only written, with its extension rather than
 * without. Two extensions of one number stay two.
 */
const phonesOnce = (entries: readonly Entry<DraftPhone>[]): Entry<DraftPhone>[] => {
  const resolved = new Set(entries.flatMap(({ value }) => (value.e164 === undefined ? [] : [lastDigits(value)])))
  const once: Entry<DraftPhone>[] = []
  for (const entry of entries) {
    const { e164, extension, label } = entry.value
    if (e164 === undefined && lastDigits(entry.value).length === 9 && resolved.has(lastDigits(entry.value))) continue
    const known = e164 === undefined ? undefined : once.find(({ value }) => value.e164 === e164)
    if (known === undefined) once.push({ ...entry })
    else if (known.value.extension === undefined && extension !== undefined) {
      const named = known.value.label ?? label
      known.value = { ...entry.value, ...(named === undefined ? {} : { label: named }) }
    } else if (extension !== undefined && known.value.extension !== extension) once.push(entry)
  }
  return once
}

const urlKey = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')

const createList = <T extends { readonly label?: string } | string | DraftTaxId>(key: (value: T) => string) => {
  const entries = new Map<string, Entry<T>>()
  return {
    size: () => entries.size,
    add: (value: T, evidence: Evidence): void => {
      const id = key(value)
      const known = entries.get(id)
      if (known === undefined) {
        if (id !== '' && entries.size < MAX_VALUES) entries.set(id, { value, evidence, order: entries.size })
        return
      }
      const label = labelOf(known.value) ?? labelOf(value)
      if (rank(evidence) < rank(known.evidence)) {
        known.value = value
        known.evidence = evidence
      }
      if (label !== undefined && typeof known.value === 'object') known.value = { ...known.value, label }
    },
    sorted: (): Entry<T>[] =>
      [...entries.values()].sort((a, b) => rank(a.evidence) - rank(b.evidence) || a.order - b.order)
  }
}

const labelOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'label' in value && typeof value.label === 'string'
    ? value.label
    : undefined

interface Single {
  value: string
  evidence: Evidence
}

const better = (known: Single | undefined, value: string, evidence: Evidence): Single | undefined => {
  const text = value.replace(/\s+/g, ' ').trim().toWellFormed()
  if (text === '' || text.length > 300) return known
  return known === undefined || rank(evidence) < rank(known.evidence) ? { value: text, evidence } : known
}

export const createDraftBuilder = (kind: Draft['kind']): DraftBuilder => {
  let name: Single | undefined
  let title: Single | undefined
  let company: Single | undefined
  let given: string | undefined
  let family: string | undefined
  const emails = createList<LabelledValue>((email) => email.value.toLowerCase())
  const phones = createList<DraftPhone>(phoneKey)
  const addresses = createList<DraftAddress>((address) => lettersAndDigits(address.raw))
  const urls = createList<string>(urlKey)
  const taxIds = createList<DraftTaxId>((id) => `${id.scheme}:${id.value}`)

  return {
    kind,
    name: (value, evidence) => void (name = better(name, value, evidence)),
    given: (value) => void (given ??= value),
    family: (value) => void (family ??= value),
    title: (value, evidence) => void (title = better(title, value, evidence)),
    company: (value, evidence) => void (company = better(company, value, evidence)),
    email: emails.add,
    phone: phones.add,
    address: addresses.add,
    url: urls.add,
    taxId: taxIds.add,
    currentName: () => name?.value,
    reachable: () => emails.size() + phones.size() + addresses.size() > 0,
    answers: () => emails.size() + phones.size() > 0,
    build(confidence) {
      if (name === undefined && emails.size() + phones.size() + addresses.size() + urls.size() === 0) return undefined
      const evidence: Record<string, Evidence> = {}
      if (name !== undefined) evidence['name'] = name.evidence
      if (title !== undefined) evidence['title'] = title.evidence
      if (company !== undefined) evidence['company'] = company.evidence
      const list = <T>(field: string, entries: readonly Entry<T>[]): T[] =>
        entries.map((entry, i) => {
          evidence[`${field}.${i}`] = entry.evidence
          return entry.value
        })
      return {
        kind,
        name: name?.value ?? '',
        ...(given === undefined ? {} : { givenName: given }),
        ...(family === undefined ? {} : { familyName: family }),
        emails: list('emails', emails.sorted()),
        phones: list('phones', phonesOnce(phones.sorted())),
        ...(company === undefined ? {} : { company: company.value }),
        ...(title === undefined ? {} : { title: title.value }),
        addresses: list('addresses', addresses.sorted()),
        urls: list('urls', urls.sorted()),
        taxIds: list('taxIds', taxIds.sorted()),
        evidence,
        confidence: Math.round(Math.min(1, Math.max(0, confidence)) * 100) / 100
      }
    }
  }
}
