import type { CustomField } from '../../crm/records'
import type { RecordId, Scalar } from '../../crm/types'
import { formatCalendarDay } from '../../platform/dates'
import { formatNumber, t } from '../../platform/i18n'
import type { Outcome } from '../state/use-command'
import { EditableText } from './editable-text'

export interface CustomRowsProps {
  readonly fields: readonly CustomField[]
  readonly values: Readonly<Record<RecordId, Scalar>>
  readonly onSave: (field: RecordId, value: Scalar | null) => Promise<Outcome>
}

/** The ledger's own fields; they always stand there, since somebody wanted them. */
export function CustomRows({ fields, values, onSave }: CustomRowsProps) {
  return (
    <>
      {fields.map((field) => {
        const value = Object.hasOwn(values, field.id) ? values[field.id] : undefined
        return (
          <EditableText
            key={field.id}
            label={field.label}
            field={`x/${field.id}`}
            value={value === undefined ? '' : String(value)}
            shown={value === undefined ? '–' : shownValue(field, value)}
            {...editor(field)}
            onSave={(text) => onSave(field.id, parseValue(field, text))}
          />
        )
      })}
    </>
  )
}

function shownValue(field: CustomField, value: Scalar): string {
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no')
  if (typeof value === 'number') return formatNumber(value)
  return field.type === 'date' ? formatCalendarDay(value) : value
}

function editor(field: CustomField) {
  const none = { value: '', label: '–' }
  switch (field.type) {
    case 'number':
      return { kind: 'number' } as const
    case 'date':
      return { kind: 'date' } as const
    case 'choice':
      return { choices: [none, ...field.choices.map((choice) => ({ value: choice, label: choice }))] }
    case 'yesno':
      return {
        choices: [none, { value: 'true', label: t('ui.yes') }, { value: 'false', label: t('ui.no') }]
      }
    case 'text':
      return {}
  }
}

function parseValue(field: CustomField, text: string): Scalar | null {
  const clean = text.trim()
  if (clean === '') return null
  if (field.type === 'yesno') return clean === 'true'
  if (field.type === 'number') return Number.isFinite(Number(clean)) ? Number(clean) : clean
  return clean
}
