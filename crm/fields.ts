import { err, ok, type Result } from '../platform/result'
import type { InvalidReason } from './commands'
import type { RecordClass, Scalar } from './types'

/** What a key may hold. `flag` is present as `true` or absent; `json` is a compact text made by `crm/values.ts`. */
type Kind = 'text' | 'notes' | 'number' | 'flag' | 'date' | 'time' | 'email' | 'json' | 'scalar'

interface FieldSpec {
  readonly kind: Kind
  /** Longest text in UTF-16 units. */
  readonly max: number
  readonly required?: boolean
}

const text = (max = 500): FieldSpec => ({ kind: 'text', max })
const of = (kind: Kind, max = 2000): FieldSpec => ({ kind, max })

const common: Record<string, FieldSpec> = {
  name: { kind: 'text', max: 300, required: true },
  source: text(),
  owner: text(200),
  language: text(35),
  doNotCall: of('flag'),
  doNotMail: of('flag'),
  notes: of('notes', 1_048_576),
  createdAt: of('time'),
  updatedAt: of('time'),
  deletedAt: of('time'),
  sample: of('flag'),
  'email/': of('email'),
  'phone/': of('json'),
  'url/': of('json'),
  'address/': of('json', 4000),
  'tag/': of('flag'),
  'preference/': of('flag'),
  'x/': of('scalar', 5000),
  mergedInto: text(64),
  'pick/': text(64)
}

const fields: Record<RecordClass, Record<string, FieldSpec>> = {
  person: {
    ...common,
    given: text(),
    family: text(),
    prefix: text(),
    suffix: text(),
    company: text(64),
    title: text(),
    department: text(),
    birthday: of('date'),
    'consent/': of('json', 4000)
  },
  company: { ...common, 'domain/': of('flag'), 'tax/': text(64) },
  activity: {
    kind: { kind: 'text', max: 20, required: true },
    at: of('time'),
    subject: text(1000),
    'with/': of('flag'),
    direction: text(3),
    minutes: of('number'),
    result: text(40),
    notes: of('notes', 1_048_576),
    threadId: text(200),
    messageId: text(998),
    providerId: text(200),
    account: text(320),
    link: text(2000),
    body: text(262_144),
    createdAt: of('time'),
    updatedAt: of('time'),
    deletedAt: of('time'),
    sample: of('flag')
  },
  ledger: {
    name: text(200),
    country: text(2),
    label: text(200),
    of: text(20),
    type: text(20),
    choices: of('json', 10_000),
    position: of('number'),
    spec: of('json', 10_000),
    servers: of('json', 10_000),
    createdAt: of('time'),
    updatedAt: of('time'),
    deletedAt: of('time')
  },
  pair: {
    'pair/': of('flag'),
    createdAt: of('time'),
    updatedAt: of('time'),
    deletedAt: of('time')
  }
}

/** At most so many keys a record holds. */
export const maxKeys = 400

const isoDate = /^(?:\d{4}|-)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const address = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,255}$/

/** The part of a key that names its field: `email/asha@x.example` → `email/`, `title` → `title`. */
export function fieldOf(key: string): string {
  const slash = key.indexOf('/')
  return slash < 0 ? key : key.slice(0, slash + 1)
}

/** Keys that hold collaborative text: edits of two people are woven together instead of one winning. */
export const isNotes = (key: string): boolean => key === 'notes'

/** Whether a key may be set to a value in a record of this class. `null` takes a key away. */
export function checkField(cls: RecordClass, key: string, value: Scalar | null): Result<void, InvalidReason> {
  const field = fieldOf(key)
  const specs = fields[cls]
  const spec = Object.hasOwn(specs, field) ? specs[field] : undefined
  if (spec === undefined || (field !== key && key.length === field.length)) return err('unknown-field')
  if (value === null) return spec.required === true ? err('empty') : ok(undefined)
  const reason = wrongValue(spec, key, value)
  return reason === undefined ? ok(undefined) : err(reason)
}

function wrongValue(spec: FieldSpec, key: string, value: Scalar): InvalidReason | undefined {
  if (typeof value === 'string' && value.length > spec.max) return 'too-long'
  switch (spec.kind) {
    case 'flag':
      return value === true ? undefined : 'wrong-type'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'wrong-type'
    case 'time':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 8.64e15
        ? undefined
        : 'wrong-type'
    case 'date':
      return typeof value === 'string' && isoDate.test(value) ? undefined : 'not-a-date'
    case 'email':
      if (!address.test(key.slice('email/'.length))) return 'not-an-email'
      return isJsonObject(value) ? undefined : 'wrong-type'
    case 'json':
      return isJsonObject(value) ? undefined : 'wrong-type'
    case 'scalar':
      return undefined
    case 'text':
      if (typeof value !== 'string') return 'wrong-type'
      return spec.required === true && value.trim() === '' ? 'empty' : undefined
    case 'notes':
      return typeof value === 'string' ? undefined : 'wrong-type'
  }
}

function isJsonObject(value: Scalar): boolean {
  if (typeof value !== 'string') return false
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' && parsed !== null
  } catch {
    return false
  }
}
