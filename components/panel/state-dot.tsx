import { t } from '../../platform/i18n'
import type { Status } from '../../sync/api'
import styles from './header.module.css'

/** One dot and a few words: is everything safe? */
export function StateDot({ status }: { readonly status: Status | undefined }) {
  if (!status) return null
  const [state, text] = stateOf(status)
  return (
    <span class={styles.state} data-state={state} role="status">
      <span class={styles.dot} />
      {text}
    </span>
  )
}

function stateOf(status: Status): readonly ['trouble' | 'work' | 'saving' | 'saved', string] {
  if (status.trouble.length > 0) return ['trouble', t('state.trouble')]
  if (status.work) {
    const { done, total } = status.work
    return ['work', t('state.work', { percent: total === 0 ? 0 : Math.floor((100 * done) / total) })]
  }
  return status.saving > 0 ? ['saving', t('state.saving')] : ['saved', t('state.saved')]
}
