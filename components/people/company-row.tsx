import { useState } from 'preact/hooks'
import { creation, edit, settings, tidy } from '../../crm/build'
import type { Write } from '../../crm/commands'
import type { Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import { t } from '../../platform/i18n'
import { newId } from '../../platform/ids'
import { href } from '../state/router'
import type { Outcome } from '../state/use-command'
import { useLive } from '../state/use-live'
import type { Option } from '../ui/use-combobox'
import { EditableText } from './editable-text'
import { secondLine } from './row-line'

const name = (row: Row): string => String(row.rec['name'] ?? '')

/** Companies whose name begins like the text. */
export function useCompanies(text: string): { readonly rows: readonly Row[]; readonly options: readonly Option[] } {
  const answer = useLive(
    text.trim() === '' ? undefined : { q: 'search', text, count: 6, classes: ['company'] },
    true
  ).value
  const rows = (answer?.hits ?? []).map((hit) => hit.row)
  return { rows, options: rows.map((row) => ({ value: name(row), detail: secondLine(row) })) }
}

/** The writes that link a person to the company of this name: one that is there, or a new one. */
export function companyLink(
  text: string,
  rows: readonly Row[]
): { readonly id: RecordId; readonly writes: readonly Write[] } {
  const wanted = tidy(text)
  if (wanted === '') return { id: '', writes: [] }
  const known = rows.find((row) => tidy(name(row)).toLocaleLowerCase() === wanted.toLocaleLowerCase())
  if (known) return { id: known.id, writes: [] }
  const id = newId('com')
  return { id, writes: [creation('company', id, settings({ name: wanted }))] }
}

export interface CompanyRowProps {
  readonly person: RecordId
  readonly companyId: RecordId | undefined
  /** The company's name, where its record is here. */
  readonly company: string | undefined
  readonly onSave: (writes: readonly Write[]) => Promise<Outcome>
  readonly open?: boolean
  readonly onEnd?: () => void
}

/** The company of a person: a link to its page, and an editor that finds companies or makes a new one. */
export function CompanyRow({ person, companyId, company, onSave, open, onEnd }: CompanyRowProps) {
  const [text, setText] = useState('')
  const { rows, options } = useCompanies(text)
  const save = (typed: string): Promise<Outcome> => {
    const link = companyLink(typed, rows)
    return onSave([...link.writes, edit('person', person, settings({ company: link.id }))])
  }
  return (
    <EditableText
      label={t('field.company')}
      field="company"
      value={company ?? ''}
      shown={company ?? (companyId === undefined ? '' : t('record.company_elsewhere'))}
      options={options}
      onText={setText}
      onSave={save}
      hint={t('record.company_hint')}
      {...(open ? { open } : {})}
      {...(onEnd ? { onEnd } : {})}
      href={companyId !== undefined && company !== undefined ? href('company', companyId) : undefined}
    />
  )
}
