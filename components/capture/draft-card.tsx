import { useId, useState } from 'preact/hooks'
import type { PossibleDuplicate } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { fieldWord } from '../people/field-words'
import { PossibleDuplicates } from '../people/possible-duplicates'
import { PrivateChoice } from '../people/private-mark'
import { Button } from '../ui/button'
import { cx } from '../ui/cx'
import { Check, FieldError } from '../ui/field'
import { TextInput } from '../ui/text-input'
import type { DraftEdits, DraftLine } from './draft-form'
import { PickRecord } from './pick-record'
import { sourceWord } from './source-words'
import styles from './draft-card.module.css'

export interface DraftCardProps {
  readonly kind: 'person' | 'company'
  readonly lines: readonly DraftLine[]
  readonly edits: DraftEdits
  readonly onEdits: (edits: DraftEdits) => void
  readonly duplicates: readonly PossibleDuplicate[]
  /** The draft comes from a mail, which can be linked with it. */
  readonly mail: boolean
  readonly busy: boolean
  readonly error: { readonly field?: string | undefined; readonly text: string } | undefined
  readonly onSave: () => void
  readonly onAddTo: (id: string) => void
}

/** A person or company as found: look it over, correct it, save it. */
export function DraftCard(props: DraftCardProps) {
  const { kind, lines, edits, onEdits, duplicates, mail, error } = props
  const [picking, setPicking] = useState(false)
  const id = useId()
  const placed = error?.field !== undefined && lines.some((line) => error.field?.startsWith(line.field))
  return (
    <>
      {duplicates.length > 0 && (
        <PossibleDuplicates found={duplicates} onAdd={(duplicate) => props.onAddTo(duplicate.row.id)} />
      )}
      <form
        class={styles.card}
        aria-label={t(kind === 'person' ? 'capture.draft_person' : 'capture.draft_company')}
        onSubmit={(event) => {
          event.preventDefault()
          props.onSave()
        }}
      >
        <div class={styles.lines}>
          {lines.map((line) => (
            <Line
              key={line.path}
              line={line}
              error={placed && error?.field?.startsWith(line.field) ? error.text : undefined}
              onText={(text) =>
                onEdits({
                  ...edits,
                  texts: { ...edits.texts, [line.path]: text },
                  // Somebody who corrects a value wants it.
                  on: { ...edits.on, [line.path]: text.trim() !== '' }
                })
              }
              onTick={(on) => onEdits({ ...edits, on: { ...edits.on, [line.path]: on } })}
            />
          ))}
        </div>
        {mail && (
          <div class={styles.options}>
            <Check
              quietly
              label={t('capture.log_too')}
              checked={edits.log}
              onChange={(log) => onEdits({ ...edits, log })}
            />
            {edits.log && (
              <Check
                quietly
                label={t('capture.keep_text')}
                checked={edits.keepText}
                onChange={(keepText) => onEdits({ ...edits, keepText })}
              />
            )}
          </div>
        )}
        <div class={styles.options}>
          <PrivateChoice checked={edits.private} onChange={(own) => onEdits({ ...edits, private: own })} />
        </div>
        {error && !placed && <FieldError id={`${id}-error`} text={error.text} />}
        <div class={styles.buttons}>
          <Button kind="primary" submit wide busy={props.busy}>
            {t('ui.save')}
          </Button>
          <Button wide onClick={() => setPicking(true)}>
            {t('capture.add_to')}
          </Button>
        </div>
      </form>
      {picking && (
        <PickRecord
          cls={kind}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false)
            props.onAddTo(picked)
          }}
        />
      )}
    </>
  )
}

interface LineProps {
  readonly line: DraftLine
  readonly error: string | undefined
  readonly onText: (text: string) => void
  readonly onTick: (on: boolean) => void
}

function Line({ line, error, onText, onTick }: LineProps) {
  const id = useId()
  const label = fieldWord(line.field)
  const { evidence } = line
  const unsure = !line.required && evidence !== undefined && evidence.confidence < 0.6
  return (
    <div class={cx(styles.line, !line.on && styles.off)}>
      <span class={styles.tick}>
        {!line.required && (
          <input
            type="checkbox"
            checked={line.on}
            aria-label={t('capture.take', { what: label })}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
        )}
      </span>
      <label class={styles.label} for={id}>
        {label}
      </label>
      <div class={styles.box}>
        <TextInput
          id={id}
          value={line.text}
          onInput={onText}
          invalid={error !== undefined}
          describedBy={`${id}-source${error === undefined ? '' : ` ${id}-error`}`}
          trailing={
            evidence && (
              <span id={`${id}-source`} title={evidence.line} class={cx(styles.source, unsure && styles.unsure)}>
                {unsure ? t('capture.unsure', { source: sourceWord(evidence.source) }) : sourceWord(evidence.source)}
              </span>
            )
          }
        />
        {error && <FieldError id={`${id}-error`} text={error} />}
      </div>
    </div>
  )
}
