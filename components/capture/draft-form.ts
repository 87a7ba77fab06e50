import type { Draft, DraftAddress, DraftPhone, Evidence } from '../../capture/types'
import { formatPhone } from '../people/phone'

/** A captured value as one line of the card: editable, with where it came from, and whether it will be saved. */
export interface DraftLine {
  /** Path in the draft: `name`, `emails.0`, `taxIds.1`. */
  readonly path: string
  /** Stored key that names the field, as `fieldWord` knows it: `name`, `email/`, `tax/gstin`. */
  readonly field: string
  readonly text: string
  readonly on: boolean
  /** A line that is always saved has no box to tick. */
  readonly required: boolean
  readonly label?: string
  readonly evidence?: Evidence
}

/** What the user changed in a draft; kept while it is half done. */
export interface DraftEdits {
  readonly texts: Readonly<Record<string, string>>
  readonly on: Readonly<Record<string, boolean>>
  /** The mail is linked to the person when it is saved. */
  readonly log: boolean
  /** The mail's text is kept too. */
  readonly keepText: boolean
  /** For oneself alone. */
  readonly private: boolean
}

export const noEdits: DraftEdits = { texts: {}, on: {}, log: true, keepText: false, private: false }

/** Below this a value waits for a tick instead of being saved by default. */
const sure = 0.6

const flags = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Stored half-done edits; whatever is odd in them is left out. */
export function decodeEdits(stored: unknown): DraftEdits | undefined {
  if (!flags(stored)) return undefined
  const entries = (name: string): [string, unknown][] => {
    const value = Object.hasOwn(stored, name) ? stored[name] : undefined
    return flags(value) ? Object.entries(value).slice(0, 200) : []
  }
  return {
    texts: Object.fromEntries(
      entries('texts').flatMap(([key, value]) => (typeof value === 'string' ? [[key, value.slice(0, 5000)]] : []))
    ),
    on: Object.fromEntries(entries('on').flatMap(([key, value]) => (typeof value === 'boolean' ? [[key, value]] : []))),
    log: stored['log'] !== false,
    keepText: stored['keepText'] === true,
    private: stored['private'] === true
  }
}

/** On one line: a text box drops the ends of lines, and with them the space between two words. */
const shownAddress = ({ raw }: DraftAddress): string => raw.replaceAll(/,?\s*\n\s*/g, ', ')

const shownPhone = ({ e164, raw }: DraftPhone): string => (e164 === undefined ? raw : formatPhone(e164))

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** A draft that nobody named is called by its address or number. */
export function draftTitle({ name, emails, phones }: Draft): string {
  const [phone] = phones
  return name || (emails[0]?.value ?? (phone ? shownPhone(phone) : ''))
}

/** The lines of a draft's card, in the order they are read. */
export function draftLines(draft: Draft, edits: DraftEdits): readonly DraftLine[] {
  const line = (path: string, field: string, value: string, label?: string): DraftLine => {
    const evidence = own(draft.evidence, path)
    const required = path === 'name'
    return {
      path,
      field,
      text: own(edits.texts, path) ?? value,
      on: required || (own(edits.on, path) ?? (evidence?.confidence ?? 1) >= sure),
      required,
      ...(label === undefined ? {} : { label }),
      ...(evidence === undefined ? {} : { evidence })
    }
  }
  return [
    { ...line('name', 'name', draftTitle(draft)), ...(draft.name === '' ? firstEvidence(draft) : {}) },
    ...(draft.company === undefined || draft.kind === 'company' ? [] : [line('company', 'company', draft.company)]),
    ...(draft.title === undefined ? [] : [line('title', 'title', draft.title)]),
    ...draft.phones.map((phone, index) => line(`phones.${index}`, 'phone/', shownPhone(phone), phone.label)),
    ...draft.emails.map((email, index) => line(`emails.${index}`, 'email/', email.value, email.label)),
    ...draft.addresses.map((address, index) =>
      line(`addresses.${index}`, 'address/', shownAddress(address), address.label)
    ),
    ...draft.urls.map((url, index) => line(`urls.${index}`, 'url/', url.replace('https://', ''))),
    ...draft.taxIds.map((tax, index) => line(`taxIds.${index}`, `tax/${tax.scheme}`, tax.value))
  ]
}

function firstEvidence({ evidence }: Draft): { readonly evidence?: Evidence } {
  const found = own(evidence, 'emails.0') ?? own(evidence, 'phones.0')
  return found ? { evidence: found } : {}
}

/** The draft as the user wants it saved: edited, and without what is not ticked. */
export function editedDraft(draft: Draft, edits: DraftEdits): Draft {
  const lines = new Map(draftLines(draft, edits).map((line) => [line.path, line]))
  const text = (path: string): string | undefined => {
    const line = lines.get(path)
    return line?.on && line.text.trim() !== '' ? line.text.trim() : undefined
  }
  const each = <T>(name: string, all: readonly T[], put: (item: T, text: string) => T): T[] =>
    all.flatMap((item, index) => {
      const value = text(`${name}.${index}`)
      return value === undefined ? [] : [put(item, value)]
    })
  const { company: _, title: __, givenName, familyName, ...rest } = draft
  const company = text('company')
  const title = text('title')
  const sameName = text('name') === draft.name
  return {
    ...rest,
    name: text('name') ?? '',
    // Parts of a name that was corrected by hand would contradict it.
    ...(sameName && givenName !== undefined ? { givenName } : {}),
    ...(sameName && familyName !== undefined ? { familyName } : {}),
    ...(company === undefined ? {} : { company }),
    ...(title === undefined ? {} : { title }),
    emails: each('emails', draft.emails, (item, value) => ({ ...item, value })),
    phones: each('phones', draft.phones, (item, value) =>
      value === shownPhone(item) ? item : { raw: value, ...(item.label === undefined ? {} : { label: item.label }) }
    ),
    addresses: each('addresses', draft.addresses, (item, raw) => (raw === shownAddress(item) ? item : { raw })),
    urls: each('urls', draft.urls, (_item, value) => (value.includes('://') ? value : `https://${value}`)),
    taxIds: each('taxIds', draft.taxIds, (item, value) => ({ ...item, value }))
  }
}
