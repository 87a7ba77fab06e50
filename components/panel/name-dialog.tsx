import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { errorText } from '../state/error-text'
import { useOnce } from '../state/use-once'
import type { Outcome } from '../state/use-command'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'

export interface NameDialogProps {
  readonly title: string
  readonly label: string
  readonly hint?: string | undefined
  readonly initial: string
  readonly action: string
  readonly onClose: () => void
  readonly onDone: (name: string) => Promise<Outcome>
}

/** Asks for one name. Stays open with the reason when it could not be taken. */
export function NameDialog(props: NameDialogProps) {
  const [name, setName] = useState(props.initial)
  const [error, setError] = useState<string | undefined>()

  const submit = useOnce(async () => {
    if (name.trim() === '') return setError(t('error.invalid.empty'))
    const outcome = await props.onDone(name.trim())
    if (outcome.ok) props.onClose()
    else setError(errorText(outcome.error))
  })

  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          <Button kind="quiet" onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" onClick={() => void submit()}>
            {props.action}
          </Button>
        </>
      }
    >
      <Field label={props.label} hint={props.hint} error={error}>
        {(control) => (
          <TextInput
            {...control}
            value={name}
            autoFocus
            onInput={setName}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void submit()
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}
