import type { DuplicateReason } from '../../crm/queries'
import { formatNumber, t } from '../../platform/i18n'
import { Button } from '../ui/button'
import { reasonKinds } from './merge-fields'
import styles from './duplicates.module.css'

type Kind = DuplicateReason['kind']

const words: Readonly<Record<Kind, MessageKey>> = {
  email: 'merge.kind.email',
  phone: 'merge.kind.phone',
  url: 'merge.kind.url',
  'tax-id': 'merge.kind.tax_id',
  'name-and-company': 'merge.kind.name_and_company',
  name: 'merge.kind.name',
  domain: 'merge.kind.domain'
}

export interface KindBarProps {
  readonly cls: 'person' | 'company'
  readonly onCls: (cls: 'person' | 'company') => void
  readonly kinds: Readonly<Partial<Record<Kind, number>>>
  readonly kind: Kind | undefined
  readonly onKind: (kind: Kind | undefined) => void
}

/** Whose doubles, and found by what. */
export function KindBar({ cls, onCls, kinds, kind, onKind }: KindBarProps) {
  const all = Object.values(kinds).reduce((sum, count) => sum + count, 0)
  return (
    <div class={styles.kinds}>
      <span class={styles.group} role="group" aria-label={t('merge.of')}>
        {(['person', 'company'] as const).map((each) => (
          <Button key={each} size="small" pressed={cls === each} onClick={() => onCls(each)}>
            {t(each === 'person' ? 'app.people' : 'app.companies')}
          </Button>
        ))}
      </span>
      {all > 0 && (
        <span class={styles.group} role="group" aria-label={t('merge.found_by')}>
          <Button size="small" kind="quiet" pressed={kind === undefined} onClick={() => onKind(undefined)}>
            {t('merge.kind.all')}
          </Button>
          {reasonKinds.map((each) => {
            const count = kinds[each] ?? 0
            if (count === 0) return null
            return (
              <Button key={each} size="small" kind="quiet" pressed={kind === each} onClick={() => onKind(each)}>
                {t(words[each])} <span class={styles.count}>{formatNumber(count)}</span>
              </Button>
            )
          })}
        </span>
      )}
    </div>
  )
}
