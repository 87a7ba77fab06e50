import { useId } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { t } from '../../platform/i18n'
import type { Outcome } from '../state/use-command'
import { Button } from '../ui/button'
import { Combobox } from '../ui/combobox'
import { FieldError } from '../ui/field'
import { Icon } from '../ui/icon'
import { Select, TextArea, TextInput } from '../ui/text-input'
import type { Option } from '../ui/use-combobox'
import { FieldLabel } from '../history/field-label'
import { useEdit, type Edit } from './use-edit'
import styles from './edit-in-place.module.css'

export interface EditableTextProps {
  readonly label: string
  /** The stored key, for its history. */
  readonly field?: string
  readonly value: string
  /** How the value reads when it is not being edited. */
  readonly shown?: ComponentChildren
  readonly onSave: (text: string) => Promise<Outcome | undefined>
  readonly kind?: 'text' | 'lines' | 'number' | 'date' | 'url'
  /** Offered while typing; free text stays possible. */
  readonly options?: readonly Option[]
  /** Told what is typed, to find options for it; first an empty text when the editor opens. */
  readonly onText?: (text: string) => void
  /** A fixed set to choose from. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly hint?: string
  /** Starts in its editor: the field was just asked for. */
  readonly open?: boolean
  readonly onEnd?: () => void
  /** The value leads somewhere: it is a link, and a button beside it edits. */
  readonly href?: string | undefined
}

/** A value with its name. A press or Enter edits it in place. */
export function EditableText(props: EditableTextProps) {
  const id = useId()
  const edit = useEdit(props.value, props.onSave, { open: props.open ?? false, onEnd: props.onEnd })
  const start = (): void => {
    props.onText?.('')
    edit.start()
  }
  return (
    <div class={styles.row}>
      <span class={styles.label} id={`${id}-label`}>
        <FieldLabel label={props.label} field={props.field} />
      </span>
      {edit.editing ? (
        <div class={styles.editor}>
          <Editor {...props} edit={edit} id={id} />
          {props.hint && <span class={styles.note}>{props.hint}</span>}
          {edit.error && <FieldError id={`${id}-error`} text={edit.error} />}
        </div>
      ) : (
        <Value {...props} id={id} onEdit={start} />
      )}
    </div>
  )
}

function Value(props: EditableTextProps & { readonly id: string; readonly onEdit: () => void }) {
  const { id, label } = props
  const text = <bdi>{props.shown ?? props.value}</bdi>
  if (props.href !== undefined)
    return (
      <>
        <a class={styles.link} href={props.href} id={`${id}-value`}>
          {text}
        </a>
        <span class={styles.actions}>
          <Button
            kind="quiet"
            size="small"
            icon="edit"
            label={t('record.edit', { what: label })}
            onClick={props.onEdit}
          />
        </span>
      </>
    )
  return (
    <button
      type="button"
      class={styles.value}
      id={`${id}-value`}
      aria-labelledby={`${id}-label ${id}-value`}
      title={t('record.edit', { what: label })}
      onClick={props.onEdit}
    >
      {text}
      <Icon name="edit" size={14} />
    </button>
  )
}

function Editor(props: EditableTextProps & { readonly edit: Edit; readonly id: string }) {
  const { edit, id } = props
  const common = {
    value: edit.text,
    label: props.label,
    invalid: edit.error !== undefined,
    describedBy: edit.error === undefined ? undefined : `${id}-error`,
    onBlur: () => void edit.commit(),
    onKeyDown: edit.onKeyDown
  }
  const input = (text: string): void => {
    edit.setText(text)
    props.onText?.(text)
  }
  if (props.choices) {
    const choose = (text: string): void => {
      edit.setText(text)
      void props.onSave(text).then(() => edit.cancel())
    }
    return <Select label={props.label} value={edit.text} options={props.choices} onChange={choose} />
  }
  if (props.options)
    return (
      <Combobox {...common} autoFocus options={props.options} onInput={input} onPick={({ value }) => input(value)} />
    )
  if (props.kind === 'lines')
    return <TextArea {...common} rows={2} areaRef={(area) => area?.focus()} onInput={edit.setText} />
  const type = props.kind === 'date' ? 'date' : props.kind === 'number' ? 'number' : 'text'
  return <TextInput {...common} type={type} autoFocus onInput={edit.setText} />
}
