import { useSignal } from '@preact/signals'
import { readConsents, standingConsents, type Consent } from '../../crm/consent'
import { isPrivate } from '../../crm/private'
import type { Row } from '../../crm/queries'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { Section } from '../ui/section'
import { ConsentDialog } from './consent-dialog'
import { purposeWord } from './consent-words'
import { EraseDialog } from './erase-dialog'
import { useHeld } from './use-held'
import styles from './erase.module.css'

export interface PrivacyProps {
  readonly row: Row
  readonly name: string
  readonly onErased: () => void
}

/** What a person agreed to, everything that is held, and the way out for good. */
export function Privacy({ row, name, onErased }: PrivacyProps) {
  const open = useSignal<'consent' | 'erase' | undefined>(undefined)
  const held = useHeld(row, name)
  const consents = readConsents(row.rec)
  const close = (): void => void (open.value = undefined)
  return (
    <Section
      title={t('consent.privacy')}
      aside={
        <Button kind="quiet" size="small" icon="plus" onClick={() => (open.value = 'consent')}>
          {t('consent.record')}
        </Button>
      }
    >
      {consents.length === 0 ? (
        <p class={styles.text}>{t('consent.none')}</p>
      ) : (
        <ul class={styles.consents}>
          {consents.map((one) => (
            <ConsentLine key={one.id} consent={one} stands={standingConsents(consents).includes(one)} />
          ))}
        </ul>
      )}
      <div class={styles.actions}>
        <Button size="small" icon="file" onClick={() => void held()}>
          {t('erase.everything')}
        </Button>
        <Button size="small" kind="quiet" danger icon="trash" onClick={() => (open.value = 'erase')}>
          {t('erase.open')}
        </Button>
      </div>
      {open.value === 'consent' && <ConsentDialog id={row.id} onClose={close} />}
      {open.value === 'erase' && (
        <EraseDialog id={row.id} name={name} own={isPrivate(row.seg)} onErased={onErased} onClose={close} />
      )}
    </Section>
  )
}

function ConsentLine({ consent, stands }: { readonly consent: Consent; readonly stands: boolean }) {
  const { purpose, given, at, source, wording } = consent
  return (
    <li class={styles.consent} data-past={stands ? undefined : ''}>
      <p>
        {purposeWord(purpose)}{' '}
        <Chip tone={given ? 'leaf' : 'amber'}>{t(given ? 'consent.given' : 'consent.withdrawn')}</Chip>
      </p>
      <p class={styles.text}>
        {[formatMoment(at), source].filter(Boolean).join(' · ')}
        {wording !== '' && <q class={styles.wording}>{wording}</q>}
      </p>
    </li>
  )
}
