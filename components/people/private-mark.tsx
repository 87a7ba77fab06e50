import { t } from '../../platform/i18n'
import { isPrivate } from '../../crm/private'
import { useTeamView } from '../state/team'
import { Check } from '../ui/field'
import { Icon } from '../ui/icon'
import styles from './private-mark.module.css'

/** A small lock before the name of a record that is on the own devices only. */
export function PrivateMark({ seg }: { readonly seg: number }) {
  if (!isPrivate(seg)) return null
  return (
    <span class={styles.mark} role="img" aria-label={t('private.mark')} title={t('private.text')}>
      <Icon name="lock" size={12} />
    </span>
  )
}

export interface PrivateChoiceProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** What it is about is private, and so is this. */
  readonly always?: boolean
}

/** Whether a new record is for oneself alone. Without a team everything is, and nothing is asked. */
export function PrivateChoice({ checked, onChange, always = false }: PrivateChoiceProps) {
  const { team } = useTeamView().value
  if (team === undefined) return null
  if (always)
    return (
      <p class={styles.always}>
        <Icon name="lock" size={14} /> {t('private.always')}
      </p>
    )
  return (
    <div class={styles.choice}>
      <Check quietly label={t('private.make')} checked={checked} onChange={onChange} />
      {checked && <p class={styles.hint}>{t('private.hint')}</p>}
    </div>
  )
}
