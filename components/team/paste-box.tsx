import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { useOnce } from '../state/use-once'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextArea } from '../ui/text-input'
import { ScanButton } from './scan-button'
import styles from './hand-over.module.css'

export interface PasteBoxProps {
  readonly label: string
  readonly hint?: string
  readonly action: string
  readonly primary?: boolean
  readonly error: string | undefined
  readonly busy: boolean
  readonly onText: (text: string) => Promise<unknown>
}

/** A place for a text that somebody has sent. */
export function PasteBox({ label, hint, action, primary, error, busy, onText }: PasteBoxProps) {
  const [text, setText] = useState('')
  const [empty, setEmpty] = useState(false)
  const submit = useOnce(async (given: string) => {
    setEmpty(given.trim() === '')
    if (given.trim() !== '') await onText(given)
  })
  return (
    <div class={styles.hand}>
      <Field label={label} hint={hint} error={empty ? t('team.paste_empty') : error}>
        {(control) => (
          <TextArea
            {...control}
            value={text}
            rows={3}
            onInput={(value) => {
              setText(value)
              setEmpty(false)
            }}
          />
        )}
      </Field>
      <div class={styles.row}>
        <Button kind={primary ? 'primary' : 'plain'} busy={busy} onClick={() => void submit(text)}>
          {action}
        </Button>
        <ScanButton
          onText={(found) => {
            setText(found)
            void submit(found)
          }}
        />
      </div>
    </div>
  )
}
