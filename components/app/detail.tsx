import { t } from '../../platform/i18n'
import { RecordForm } from '../people/record-form'
import { RecordPage } from '../people/record-page'
import { go } from '../state/router'
import { Button } from '../ui/button'
import styles from './app.module.css'

export interface DetailProps {
  readonly list: string
  readonly id: string
  readonly cls: 'person' | 'company'
}

/** The open record, or the form of a new one, beside its list. */
export function Detail({ list, id, cls }: DetailProps) {
  const close = (): void => go(list)
  return (
    <aside class={styles.detail} aria-label={t('app.record')}>
      <div class={styles.close}>
        <Button kind="quiet" size="small" icon="close" label={t('app.close')} onClick={close} />
      </div>
      {id === 'new' ? (
        <RecordForm cls={cls} onDone={(made) => go(list, made)} onCancel={close} />
      ) : (
        <RecordPage
          key={id}
          cls={id.startsWith('com_') ? 'company' : cls}
          id={id}
          now={Date.now()}
          onBack={close}
          embedded
        />
      )}
    </aside>
  )
}
