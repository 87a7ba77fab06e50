import { useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { showToast } from '../state/toasts'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Skeleton } from '../ui/skeleton'
import { usePageContext } from './page-context'
import type { ReportProps } from './report-button'
import styles from './report-dialog.module.css'

/** What the program was and what it missed; nothing of the page. */
function headOf({ view, missing }: ReportProps): string {
  return [
    `what: ${view.kind} ${view.error ?? ''}`.trim(),
    `program: ${view.site ?? (view.hasOriginal ? 'Gmail' : '-')}`,
    `not found: ${missing.join(', ') || '-'}`,
    `browser: ${navigator.userAgent}`
  ].join('\n')
}

/** The report as it will be copied: the user sees every character of it first. */
export function ReportDialog({ onClose, ...props }: ReportProps & { readonly onClose: () => void }) {
  const page = usePageContext()
  const [outline, setOutline] = useState<string | undefined>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    void page.outline().then((text) => (text === undefined ? setFailed(true) : setOutline(text)))
  }, [page])
  const text = outline === undefined ? undefined : `${headOf(props)}\n\n${outline}`
  const copy = async (): Promise<void> => {
    if (text === undefined) return
    await navigator.clipboard.writeText(text)
    showToast(t('record.copied'))
    onClose()
  }
  return (
    <Dialog
      title={t('report.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" icon="copy" disabled={text === undefined} onClick={() => void copy()}>
            {t('report.copy')}
          </Button>
        </>
      }
    >
      <p class={styles.text}>{t('report.text')}</p>
      {failed ? (
        <Banner tone="amber" icon="info" alert>
          {t('capture.error.no_access')}
        </Banner>
      ) : text === undefined ? (
        <Skeleton width={26} />
      ) : (
        <textarea class={styles.report} readOnly rows={12} aria-label={t('report.title')} value={text} />
      )}
    </Dialog>
  )
}
