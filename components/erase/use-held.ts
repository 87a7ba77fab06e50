import type { Row } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { download } from '../backup/files'
import { useLedger } from '../state/client'
import { showToast } from '../state/toasts'
import { accessFile, heldIds } from './access-file'

/** More changes than this of one person are not in the file. */
const mostChanges = 5000

/** Downloads everything that is held on a person. */
export function useHeld(row: Row, name: string): () => Promise<void> {
  const ledger = useLedger()
  return async () => {
    const [plan, merged, settings, timeline] = await Promise.all([
      ledger.read({ q: 'erasure', id: row.id }),
      ledger.read({ q: 'merged', id: row.id }),
      ledger.read({ q: 'settings' }),
      ledger.read({ q: 'timeline', id: row.id, count: mostChanges })
    ])
    const activities = await ledger.read({ q: 'records', ids: plan === undefined ? [] : [...heldIds(plan)] })
    const html = accessFile({
      name,
      at: Date.now(),
      records: merged.length > 0 ? merged : [row],
      activities,
      changes: timeline.entries.flatMap(({ change }) => change ?? []),
      fields: settings.fields
    })
    download(
      new Blob([html], { type: 'text/html' }),
      `${t('erase.file_name', { name: name.replace(/[^\p{L}\p{N} ]/gu, '') })}.html`
    )
    showToast(t('erase.file_saved'))
  }
}
