import type { CustomField } from '../../crm/records'
import { t } from '../../platform/i18n'
import { Select } from '../ui/text-input'
import { choiceOf, columnChoices, wordsOf } from './columns'
import type { Column, OpenedFile } from './transfer'
import styles from './import.module.css'

export interface ColumnsTableProps {
  readonly file: OpenedFile
  readonly columns: readonly Column[]
  readonly fields: readonly CustomField[]
  readonly onColumns: (columns: readonly Column[]) => void
}

const shown = 3
const understood = 'understood'

/** Each column of the file with some of its values, and what it holds. */
export function ColumnsTable({ file, columns, fields, onColumns }: ColumnsTableProps) {
  const change = (index: number, column: Column): void =>
    onColumns(columns.map((other, at) => (at === index ? column : other)))
  return (
    <div class={styles.scroll}>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.values')}</th>
            <th scope="col">{t('import.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            <tr key={index}>
              <th scope="row" dir="auto">
                {file.header?.[index] || t('import.column_number', { number: index + 1 })}
              </th>
              <td class={styles.values} dir="auto">
                {valuesOf(file, index).join(' · ')}
              </td>
              <td>
                <ColumnSelect
                  name={file.header?.[index] ?? String(index + 1)}
                  index={index}
                  column={column}
                  guess={file.columns[index]}
                  fields={fields}
                  onColumn={(next) => change(index, next)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const valuesOf = ({ sample }: OpenedFile, index: number): string[] =>
  sample
    .map((row) => (row[index] ?? '').slice(0, 60))
    .filter((cell) => cell !== '')
    .slice(0, shown)

interface ColumnSelectProps {
  readonly name: string
  readonly index: number
  readonly column: Column
  readonly guess: Column | undefined
  readonly fields: readonly CustomField[]
  readonly onColumn: (column: Column) => void
}

function ColumnSelect({ name, index, column, guess, fields, onColumn }: ColumnSelectProps) {
  const choices = columnChoices(index, fields)
  const detailed = [column, guess].find((one) => one !== undefined && choiceOf(one, choices) === undefined)
  const options = [
    ...(detailed === undefined ? [] : [{ value: understood, label: wordsOf(detailed) }]),
    ...choices.map(({ value, label }) => ({ value, label }))
  ]
  return (
    <Select
      label={t('import.becomes_of', { name })}
      value={choiceOf(column, choices)?.value ?? understood}
      options={options}
      onChange={(value) => {
        const next = value === understood ? detailed : choices.find((choice) => choice.value === value)?.column
        if (next !== undefined) onColumn(next)
      }}
    />
  )
}
