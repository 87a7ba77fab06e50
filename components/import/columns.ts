import * as v from 'valibot'
import type { CustomField } from '../../crm/records'
import { t } from '../../platform/i18n'
import type { Column } from './transfer'

/** What a person can say that a column holds. */
export interface ColumnChoice {
  readonly value: string
  readonly label: string
  readonly column: Column
}

const texts = [
  'name',
  'given',
  'middle',
  'family',
  'prefix',
  'suffix',
  'nickname',
  'org',
  'department',
  'title',
  'birthday',
  'notes',
  'labels',
  'url',
  'domain',
  'taxId',
  'owner',
  'source',
  'preferences',
  'externalId'
] as const
const phones = ['mobile', 'work', 'home', 'main', 'whatsapp', 'fax'] as const
const parts = ['formatted', 'street', 'city', 'region', 'postcode', 'country'] as const

/** @param index of the column, so that two columns of addresses are two addresses */
export function columnChoices(index: number, fields: readonly CustomField[]): ColumnChoice[] {
  const slot = `chosen ${index}`
  return [
    { value: 'nothing', label: t('import.holds.nothing'), column: { holds: 'nothing' } },
    ...texts.map((holds): ColumnChoice => ({ value: holds, label: t(`import.holds.${holds}`), column: { holds } })),
    { value: 'email', label: t('import.holds.email'), column: { holds: 'email', slot } },
    ...phones.map((label): ColumnChoice => ({
      value: `phone ${label}`,
      label: t(`import.phone.${label}`),
      column: { holds: 'phone', slot, label }
    })),
    ...parts.map((part): ColumnChoice => ({
      value: `address ${part}`,
      label: t(`import.address.${part}`),
      column: { holds: 'address', part, slot: 'address' }
    })),
    ...fields.map((field): ColumnChoice => ({
      value: field.id,
      label: field.label,
      column: { holds: 'custom', field: field.id }
    }))
  ]
}

/** The choice that a column already is, or `undefined` for one that was understood in more detail than can be chosen. */
export function choiceOf(column: Column, choices: readonly ColumnChoice[]): ColumnChoice | undefined {
  if (column.holds === 'phone')
    return choices.find(({ column: other }) => other.holds === 'phone' && other.label === column.label)
  if (column.holds === 'address')
    return column.label === undefined && column.slot === 'address'
      ? choices.find(({ column: other }) => other.holds === 'address' && other.part === column.part)
      : undefined
  if (column.holds === 'custom')
    return choices.find(({ column: other }) => other.holds === 'custom' && other.field === column.field)
  if (column.holds === 'label' || column.holds === 'emailType') return undefined
  return choices.find(({ column: other }) => other.holds === column.holds)
}

/** A column that was understood in detail, in words. */
export function wordsOf({ holds }: Column): string {
  if (holds === 'label' || holds === 'emailType') return t('import.holds.label')
  if (holds === 'address' || holds === 'phone' || holds === 'email') return t(`import.holds.${holds}`)
  return t('import.holds.understood')
}

const text = v.pipe(v.string(), v.maxLength(200))
const slot = v.pipe(v.string(), v.maxLength(200))
const label = v.exactOptional(text)

const columnSchema = v.variant('holds', [
  v.object({ holds: v.picklist(['email', 'phone']), slot, label }),
  v.object({ holds: v.picklist(['label', 'emailType']), slot }),
  v.object({ holds: v.literal('address'), part: v.picklist([...parts, 'houseNumber', 'poBox']), slot, label }),
  v.object({ holds: v.literal('custom'), field: text }),
  v.object({ holds: v.literal('nothing') }),
  v.object({
    holds: v.picklist([
      ...texts,
      'birthYear',
      'birthMonth',
      'birthDay',
      'companyIds',
      'kind',
      'language',
      'doNotCall',
      'doNotMail'
    ])
  })
])

/** Remembered columns for a file of so many; `undefined` when they do not fit it. */
export function decodeColumns(stored: readonly unknown[], count: number): readonly Column[] | undefined {
  const parsed = v.safeParse(v.array(columnSchema), stored)
  return parsed.success && parsed.output.length === count ? parsed.output : undefined
}
