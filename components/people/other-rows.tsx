import type { RecordInput } from '../../crm/build'
import type { Company, Person } from '../../crm/records'
import { formatCalendarDay } from '../../platform/dates'
import { useState } from 'preact/hooks'
import type { Outcome } from '../state/use-command'
import { EditableText } from './editable-text'
import { fieldWord, taxWord } from './field-words'
import { languageChoices, languageWord } from './record-languages'
import { useKnownValues } from './words-row'

const personKeys = ['title', 'department', 'given', 'family', 'prefix', 'suffix', 'birthday'] as const
const commonKeys = ['source', 'owner', 'language'] as const
type TextKey = (typeof personKeys)[number] | (typeof commonKeys)[number]
const taxSchemes = ['gstin', 'pan', 'vat'] as const

const textOf = (record: Person | Company, key: TextKey): string => {
  if (key === 'source' || key === 'owner' || key === 'language') return record[key] ?? ''
  return record.kind === 'person' ? (record[key] ?? '') : ''
}

/** Parts of the name repeat what the name says, so they are only edited on request. */
const quiet: ReadonlySet<string> = new Set(['given', 'family', 'prefix', 'suffix'])

/** What can be added to this record and is not there yet. */
export function otherKeys(record: Person | Company): readonly string[] {
  const keys: readonly TextKey[] = record.kind === 'person' ? [...personKeys, ...commonKeys] : commonKeys
  const tax = record.kind === 'company' ? taxSchemes.filter((scheme) => !Object.hasOwn(record.taxIds, scheme)) : []
  return [
    ...tax.map((scheme) => `tax/${scheme}`),
    ...keys.filter((key) => textOf(record, key) === '' || quiet.has(key))
  ]
}

export interface OtherRowsProps {
  readonly record: Person | Company
  readonly adding: ReadonlySet<string>
  readonly onEnd: (key: string) => void
  readonly onSave: (input: RecordInput) => Promise<Outcome>
}

/** The single values: job, birthday, source, owner, language, tax ids. */
export function OtherRows({ record, adding, onEnd, onSave }: OtherRowsProps) {
  const keys: readonly TextKey[] = record.kind === 'person' ? [...personKeys, ...commonKeys] : commonKeys
  const tax = record.kind === 'company' ? record.taxIds : {}
  const schemes = [...new Set([...Object.keys(tax), ...taxSchemes.filter((scheme) => adding.has(`tax/${scheme}`))])]
  return (
    <>
      {schemes.map((scheme) => (
        <EditableText
          key={scheme}
          label={taxWord(scheme)}
          field={`tax/${scheme}`}
          value={tax[scheme] ?? ''}
          open={!Object.hasOwn(tax, scheme)}
          onEnd={() => onEnd(`tax/${scheme}`)}
          onSave={(text) => onSave({ taxIds: withTax(tax, scheme, text.trim()) })}
        />
      ))}
      {keys
        .filter((key) => adding.has(key) || (textOf(record, key) !== '' && !quiet.has(key)))
        .map((key) => (
          <TextRow
            key={key}
            cls={record.kind}
            field={key}
            value={textOf(record, key)}
            open={adding.has(key)}
            onEnd={() => onEnd(key)}
            onSave={(text) => onSave({ [key]: text })}
          />
        ))}
    </>
  )
}

function withTax(tax: Readonly<Record<string, string>>, scheme: string, value: string): Record<string, string> {
  const others = Object.entries(tax).filter(([each]) => each !== scheme)
  return Object.fromEntries(value === '' ? others : [...others, [scheme, value]])
}

interface TextRowProps {
  readonly cls: 'person' | 'company'
  readonly field: TextKey
  readonly value: string
  readonly open: boolean
  readonly onEnd: () => void
  readonly onSave: (text: string) => Promise<Outcome>
}

function TextRow({ cls, field, value, open, onEnd, onSave }: TextRowProps) {
  const [typed, setTyped] = useState<string | undefined>(open ? '' : undefined)
  const offered = field === 'source' || field === 'owner' || field === 'title' ? field : undefined
  const options = useKnownValues(cls, typed === undefined ? undefined : offered, typed?.trim() ?? '')
  const common = { label: fieldWord(field), field, value, open, onEnd, onSave }
  if (field === 'birthday') return <EditableText {...common} kind="date" shown={formatCalendarDay(value)} />
  if (field === 'language')
    return <EditableText {...common} shown={languageWord(value)} choices={languageChoices(value)} />
  return <EditableText {...common} {...(offered ? { options, onText: setTyped } : {})} />
}
