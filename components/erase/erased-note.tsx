import type { Flat, RecordClass } from '../../crm/types'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { Banner } from '../ui/banner'
import { useErased } from './use-erased'

/** Says, where somebody is about to be added, that this person was erased. */
export function ErasedNote({ cls, rec }: { readonly cls: RecordClass; readonly rec: Flat }) {
  const at = useErased(cls, rec)
  if (at === undefined) return null
  return (
    <Banner tone="amber" icon="shield" title={t('erase.was_erased', { when: formatMoment(at) })}>
      {t('erase.was_erased_text')}
    </Banner>
  )
}
