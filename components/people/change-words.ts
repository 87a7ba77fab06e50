import { readConsents } from '../../crm/consent'
import type { LoggedChange, LogEntry } from '../../crm/log'
import type { RecordId, Scalar } from '../../crm/types'
import { decodeAddress, decodePoint } from '../../crm/values'
import { t } from '../../platform/i18n'
import { consentText } from '../erase/consent-words'
import { fieldWord } from './field-words'
import { formatPhone } from './phone'

/** One thing that a command changed in one record, ready to be said. */
export type ChangeLine =
  | { readonly kind: 'set'; readonly field: string; readonly from: string; readonly to: string }
  | { readonly kind: 'said'; readonly text: string }

const silent: ReadonlySet<string> = new Set(['updatedAt', 'createdAt', 'sample', 'deletedAt'])

const origins: Readonly<Record<LogEntry['origin'], MessageKey>> = {
  hand: 'change.added_hand',
  mail: 'change.added_mail',
  page: 'change.added_page',
  file: 'change.added_file',
  import: 'change.added_import',
  sample: 'change.added_sample'
}

/** A stored value as a reader knows it. */
export function shownValue(key: string, value: Scalar | null): string {
  if (value === null) return ''
  const behind = key.slice(key.indexOf('/') + 1)
  if (key.startsWith('phone/')) return formatPhone(decodePoint(behind, value).value)
  if (key.startsWith('email/') || key.startsWith('url/')) return decodePoint(behind, value).value
  if (key.startsWith('address/')) return decodeAddress(value)?.raw ?? ''
  if (key.startsWith('consent/')) return consentText(readConsents({ [key]: value })[0])
  if (value === true) return key.includes('/') ? behind : t('ui.yes')
  return String(value)
}

function setLines(change: LoggedChange): ChangeLine[] {
  return Object.entries(change.set).flatMap(([key, value]): ChangeLine[] => {
    if (silent.has(key) || key.startsWith('pick/')) return []
    if (key === 'mergedInto')
      return [{ kind: 'said', text: t(value === null ? 'history.kind.unmerge' : 'history.kind.merge') }]
    const field = fieldWord(key)
    if (key === 'notes') return [{ kind: 'said', text: t('change.notes') }]
    if (key === 'company') return [{ kind: 'said', text: t('change.company') }]
    return [{ kind: 'set', field, from: shownValue(key, change.before[key] ?? null), to: shownValue(key, value) }]
  })
}

/** What a finished command did to one record, or to several that are merged. */
export function changeLines(entry: LogEntry, ...ids: readonly RecordId[]): readonly ChangeLine[] {
  return entry.changes.flatMap((change): ChangeLine[] => {
    if (!ids.includes(change.id)) return []
    if (change.before['createdAt'] === null && Object.hasOwn(change.before, 'createdAt'))
      return [{ kind: 'said', text: t(origins[entry.origin]) }]
    if (Object.hasOwn(change.set, 'deletedAt'))
      return [{ kind: 'said', text: t(change.set['deletedAt'] === null ? 'change.restored' : 'change.deleted') }]
    return setLines(change)
  })
}
