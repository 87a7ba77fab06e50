import { formatNumber, t } from '../../platform/i18n'

const kilobyte = 1024

/** Bytes in the unit that people read. */
export function sizeText(bytes: number): string {
  const kilobytes = Math.ceil(bytes / kilobyte)
  return kilobytes < kilobyte
    ? t('backup.kilobytes', { count: formatNumber(kilobytes) })
    : t('diagnostics.megabytes', { count: formatNumber(Math.round((kilobytes / kilobyte) * 10) / 10) })
}
