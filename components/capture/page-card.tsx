import { t } from '../../platform/i18n'
import { lazy } from '../state/lazy'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { usePageContext, type PageView } from './page-context'
import { WaitingCard } from './waiting-card'
import styles from './page-card.module.css'

const FailedReading = lazy(async () => (await import('./failed-reading')).FailedReading)
const Captured = lazy(async () => (await import('./captured')).Captured, <WaitingCard />)

const titles: Readonly<Record<PageView['kind'], MessageKey>> = {
  mail: 'capture.in_mail',
  page: 'capture.on_page',
  file: 'capture.in_file',
  text: 'capture.in_text',
  none: 'capture.on_page'
}

/** What the open mail or page says, at the top of the panel. */
export function PageCard({ now }: { readonly now: number }) {
  const page = usePageContext()
  const view = page.current.value
  const dropped = view.kind === 'file' || view.kind === 'text'
  if (view.kind === 'none' && view.reading !== 'failed') return null
  const title = t(titles[view.kind])
  const dismiss = dropped && (
    <Button kind="link" size="small" onClick={page.dismiss}>
      {t('capture.dismiss')}
    </Button>
  )

  if (view.reading === 'idle')
    return (
      <div class={styles.prompt}>
        <span title={view.title}>{view.title}</span>
        <Button size="small" icon="search" onClick={() => void page.capture()}>
          {t('capture.read')}
        </Button>
      </div>
    )
  if (view.reading === 'failed')
    return (
      <Section title={title} aside={dismiss}>
        <FailedReading view={view} />
      </Section>
    )
  if (view.reading === 'reading' || !view.result)
    return (
      <Section title={title} aside={t('capture.reading')}>
        <WaitingCard />
      </Section>
    )
  return <Captured key={view.key} view={view} result={view.result} title={title} aside={dismiss} now={now} />
}
