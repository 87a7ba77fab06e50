import type { ImportFault } from '../../crm/import/report'
import { t } from '../../platform/i18n'
import { errorText } from '../state/error-text'
import type { SourceFault } from './transfer'

const sources: Readonly<Record<SourceFault, MessageKey>> = {
  empty: 'import.fault.empty',
  format: 'import.fault.format',
  broken: 'import.fault.broken',
  locked: 'import.fault.locked',
  'too-large': 'import.fault.too_large'
}

/** Why a file could not be opened, and what to do. */
export const sourceText = (fault: SourceFault): string => t(sources[fault])

/** Why an import came to nothing. */
export function faultText(fault: ImportFault): string {
  if (fault.kind === 'cancelled') return t('import.fault.cancelled')
  if (fault.kind === 'too-many') return t('import.fault.too_many')
  if (fault.kind === 'missing') return t('import.fault.interrupted')
  return errorText(fault)
}
