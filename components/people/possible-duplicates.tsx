import type { DuplicateReason, PossibleDuplicate } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Words } from '../ui/words'
import { formatPhone } from './phone'
import { rowHref, rowTitle, secondLine } from './row-line'
import styles from './possible-duplicates.module.css'

const reasons: Readonly<Record<DuplicateReason['kind'], MessageKey>> = {
  email: 'duplicate.email',
  phone: 'duplicate.phone',
  url: 'duplicate.url',
  'tax-id': 'duplicate.tax_id',
  'name-and-company': 'duplicate.name_and_company',
  name: 'duplicate.name',
  domain: 'duplicate.domain'
}

/** Why two records may be the same, as a few words. */
export function reasonText({ kind, value }: DuplicateReason): string {
  return t(reasons[kind], { value: kind === 'phone' ? formatPhone(value) : value })
}

export interface PossibleDuplicatesProps {
  readonly found: readonly PossibleDuplicate[]
  /** Puts the new values into the record that is there. */
  readonly onAdd?: (duplicate: PossibleDuplicate) => void
}

const most = 3

/** "Perhaps already here: Deepak Nair, same phone number", with the way to the record. */
export function PossibleDuplicates({ found, onAdd }: PossibleDuplicatesProps) {
  return (
    <Banner tone="amber" icon="same">
      {found.slice(0, most).map((duplicate) => (
        <span key={duplicate.row.id} class={styles.line}>
          <span class={styles.text}>
            <Words
              k="duplicate.perhaps"
              places={{
                name: (
                  <a href={rowHref(duplicate.row)} title={secondLine(duplicate.row)}>
                    <bdi>{rowTitle(duplicate.row)}</bdi>
                  </a>
                ),
                why: <span class={styles.why}>{duplicate.reasons.slice(0, 2).map(reasonText).join(', ')}</span>
              }}
            />
          </span>
          {onAdd && (
            <Button size="small" onClick={() => onAdd(duplicate)}>
              {t('capture.add_here')}
            </Button>
          )}
        </span>
      ))}
    </Banner>
  )
}
