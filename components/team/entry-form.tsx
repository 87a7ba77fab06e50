import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import type { Asker } from '../state/team'
import { useOnce } from '../state/use-once'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'
import { deviceName } from './device-name'
import { teamErrorText } from './team-words'
import styles from './team.module.css'

export interface EntryFormProps {
  readonly asker: Asker
  readonly action: string
  /** Without one of these nothing is asked. */
  readonly needed: readonly string[]
  readonly onEnter: (device: string) => Promise<unknown>
  readonly onCancel: () => void
  /** The fields; `missing` gives the fault of one that was left empty. */
  readonly children: (missing: (value: string) => string | undefined) => ComponentChildren
  /** Behind the name of the device. */
  readonly more?: ComponentChildren
}

/** What all ways into a team have in common: the name of this device, and nothing left empty. */
export function EntryForm({ asker, action, needed, onEnter, onCancel, children, more }: EntryFormProps) {
  const [device, setDevice] = useState(deviceName)
  const [tried, setTried] = useState(false)
  const isEmpty = (value: string): boolean => value.trim() === ''
  const missing = (value: string): string | undefined =>
    tried && isEmpty(value) ? t('error.invalid.empty') : undefined
  const enter = useOnce(async () => {
    setTried(true)
    if (![...needed, device].some(isEmpty)) await onEnter(device)
  })
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      {children(missing)}
      <Field label={t('team.device_name')} error={missing(device)}>
        {(control) => <TextInput {...control} value={device} onInput={setDevice} />}
      </Field>
      {more}
      <div class={styles.actions}>
        <Button kind="primary" submit busy={asker.pending.value}>
          {action}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** What went wrong when the team was asked last. */
export const faultOf = ({ error: { value } }: Asker): string | undefined =>
  value === undefined ? undefined : teamErrorText(value)

export interface OwnNameProps {
  readonly value: string
  readonly error: string | undefined
  readonly autoFocus?: boolean
  readonly onInput: (name: string) => void
}

/** The name by which the team sees somebody. */
export function OwnName({ value, error, autoFocus = false, onInput }: OwnNameProps) {
  return (
    <Field label={t('team.your_name')} hint={t('team.your_name_hint')} error={error}>
      {(control) => <TextInput {...control} value={value} autoFocus={autoFocus} onInput={onInput} />}
    </Field>
  )
}
