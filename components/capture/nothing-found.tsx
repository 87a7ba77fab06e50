import type { CaptureResult } from '../../capture/types'
import { t } from '../../platform/i18n'
import { href } from '../state/router'
import { Banner } from '../ui/banner'
import { Button, LinkButton } from '../ui/button'
import { usePageContext, type PageView } from './page-context'
import { ReportButton } from './report-button'

/** Says what was missing and offers the ways that always work. */
export function NothingFound({ view, result }: { readonly view: PageView; readonly result: CaptureResult }) {
  const page = usePageContext()
  const { automatic } = result.message ?? {}
  const text = automatic
    ? t('capture.automatic')
    : result.message && result.notFound.length > 0
      ? t('capture.not_found')
      : t('capture.nobody')
  const onPage = view.kind === 'mail' || view.kind === 'page'
  return (
    <Banner
      icon="info"
      actions={
        <>
          <LinkButton href={href('new', 'person')} size="small" icon="plus">
            {t('capture.by_hand')}
          </LinkButton>
          {onPage && (
            <Button kind="quiet" size="small" onClick={() => void page.capture()}>
              {t('capture.again')}
            </Button>
          )}
          {onPage && !automatic && <ReportButton view={view} missing={result.notFound} />}
        </>
      }
    >
      {text}
    </Banner>
  )
}
