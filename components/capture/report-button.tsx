import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { lazy } from '../state/lazy'
import { Button } from '../ui/button'
import type { PageView } from './page-context'

const ReportDialog = lazy(async () => (await import('./report-dialog')).ReportDialog)

export interface ReportProps {
  readonly view: PageView
  /** Fields that were looked for and not found. */
  readonly missing: readonly string[]
}

/** Where nothing was found: offers a report with everything personal masked. */
export function ReportButton(props: ReportProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" size="small" icon="file" onClick={() => setOpen(true)}>
        {t('report.open')}
      </Button>
      {open && <ReportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
