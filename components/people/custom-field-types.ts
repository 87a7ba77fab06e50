import { tidy } from '../../crm/build'
import type { CustomField } from '../../crm/records'

export type FieldType = CustomField['type']

export const fieldTypes: readonly FieldType[] = ['text', 'number', 'date', 'choice', 'yesno']

export const typeWords: Readonly<Record<FieldType, MessageKey>> = {
  text: 'custom.type.text',
  number: 'custom.type.number',
  date: 'custom.type.date',
  choice: 'custom.type.choice',
  yesno: 'custom.type.yesno'
}

/** Choices as they are typed, with commas between. */
export const splitChoices = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map(tidy)
      .filter((choice) => choice !== '')
  )
]

/**
 * The places of the fields after one of them moved up or down: only those that change. Equal places, as two devices can
 * make them, are told apart again.
 */
export function movedPlaces(
  fields: readonly CustomField[],
  id: string,
  by: -1 | 1
): readonly { readonly id: string; readonly position: number }[] {
  const from = fields.findIndex((field) => field.id === id)
  const to = from + by
  const moved = fields[from]
  if (!moved || to < 0 || to >= fields.length) return []
  const order = fields.filter((field) => field !== moved)
  order.splice(to, 0, moved)
  return order.flatMap((field, index) => (field.position === index + 1 ? [] : [{ id: field.id, position: index + 1 }]))
}
