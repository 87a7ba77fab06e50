import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { exportFormats, fileExtensions, type ExportFormat, type ExportOrder } from '../../crm/export/order'
import { t } from '../../platform/i18n'
import { download } from '../backup/files'
import { faultText } from '../import/fault-text'
import { useTransfer } from '../import/transfer'
import { showToast } from '../state/toasts'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field, FieldError } from '../ui/field'
import { Select } from '../ui/text-input'
import styles from '../import/import.module.css'

export interface ExportDialogProps {
  readonly what: ExportOrder['what']
  /** What the file is called, before the day. */
  readonly name: string
  readonly onClose: () => void
}

const day = (): string => new Date().toISOString().slice(0, 10)

/** Asks for the format and writes the file. */
export function ExportDialog({ what, name, onClose }: ExportDialogProps) {
  const transfer = useTransfer()
  const format = useSignal<ExportFormat>('csv')
  const share = useSignal<number | undefined>(undefined)
  const fault = useSignal<string | undefined>(undefined)
  const working = useMemo(() => new AbortController(), [])
  useEffect(() => () => working.abort(), [working])

  const write = async (): Promise<void> => {
    share.value = 0
    fault.value = undefined
    const order = { format: format.peek(), what }
    const written = await transfer.write(order, (value) => (share.value = value), working.signal)
    share.value = undefined
    if (working.signal.aborted) return
    if (!written.ok) {
      fault.value = faultText(written.error)
      return
    }
    const { file, records } = written.value
    download(
      file,
      `${name.replaceAll(/[\\/:*?"<>|]+/g, ' ').trim() || 'Bahi'} ${day()}.${fileExtensions[order.format]}`
    )
    showToast(t('export.done', { count: records }))
    onClose()
  }
  return (
    <Dialog
      title={t('export.dialog')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" busy={share.value !== undefined} onClick={() => void write()}>
            {t('export.write')}
          </Button>
        </>
      }
    >
      <Field label={t('export.format')} hint={t(`export.about.${format.value}`)}>
        {(control) => (
          <Select
            {...control}
            value={format.value}
            options={exportFormats.map((value) => ({ value, label: t(`export.formats.${value}`) }))}
            onChange={(value) => (format.value = exportFormats.find((known) => known === value) ?? 'csv')}
          />
        )}
      </Field>
      {share.value !== undefined && (
        <progress class={styles.progress} value={share.value} max={1} aria-label={t('export.writing')} />
      )}
      {fault.value !== undefined && <FieldError id="export-fault" text={fault.value} />}
    </Dialog>
  )
}
