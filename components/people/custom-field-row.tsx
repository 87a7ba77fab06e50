import { edit, tidy } from '../../crm/build'
import type { CustomField } from '../../crm/records'
import { t } from '../../platform/i18n'
import { useCommand } from '../state/use-command'
import { Button } from '../ui/button'
import { FieldError } from '../ui/field'
import { TextInput } from '../ui/text-input'
import { splitChoices, typeWords } from './custom-field-types'
import { useEdit } from './use-edit'
import styles from './custom-fields.module.css'

export interface CustomFieldRowProps {
  readonly field: CustomField
  readonly onMove: ((by: -1 | 1) => void) | undefined
  readonly first: boolean
  readonly last: boolean
  readonly onRemove: () => void
}

/** One of the ledger's own fields: its name and choices are edited where they stand. */
export function CustomFieldRow({ field, onMove, first, last, onRemove }: CustomFieldRowProps) {
  const { save } = useCommand()
  const { label, type, choices } = field
  return (
    <li class={styles.item}>
      <div class={styles.texts}>
        <Editable
          what={t('custom.name')}
          value={label}
          onSave={(text) =>
            text.trim() === ''
              ? Promise.resolve({ ok: false, error: { kind: 'invalid', field: 'label', reason: 'empty' } })
              : save([edit('ledger', field.id, { label: tidy(text) })], { quiet: true })
          }
        />
        <span class={styles.type}>{t(typeWords[type])}</span>
        {type === 'choice' && (
          <Editable
            what={t('custom.choices')}
            value={choices.join(', ')}
            quiet
            onSave={(text) =>
              save([edit('ledger', field.id, { choices: JSON.stringify(splitChoices(text)) })], { quiet: true })
            }
          />
        )}
      </div>
      <Button
        kind="quiet"
        size="small"
        icon="up"
        label={t('custom.up', { name: label })}
        disabled={first}
        onClick={() => onMove?.(-1)}
      />
      <Button
        kind="quiet"
        size="small"
        icon="down"
        label={t('custom.down', { name: label })}
        disabled={last}
        onClick={() => onMove?.(1)}
      />
      <Button kind="quiet" size="small" icon="trash" label={t('ui.remove', { what: label })} onClick={onRemove} />
    </li>
  )
}

interface EditableProps {
  readonly what: string
  readonly value: string
  readonly quiet?: boolean
  readonly onSave: Parameters<typeof useEdit>[1]
}

function Editable({ what, value, quiet, onSave }: EditableProps) {
  const editing = useEdit(value, onSave)
  if (!editing.editing)
    return (
      <button
        type="button"
        class={quiet ? styles.choices : styles.name}
        title={t('record.edit', { what })}
        onClick={editing.start}
      >
        <bdi>{value || '–'}</bdi>
      </button>
    )
  return (
    <span class={styles.editor}>
      <TextInput
        label={what}
        value={editing.text}
        autoFocus
        invalid={editing.error !== undefined}
        onInput={editing.setText}
        onBlur={() => void editing.commit()}
        onKeyDown={editing.onKeyDown}
      />
      {editing.error && <FieldError id={`${what}-error`} text={editing.error} />}
    </span>
  )
}
