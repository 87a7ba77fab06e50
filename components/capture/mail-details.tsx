import type { Mailbox, MailMessage } from '../../capture/types'
import { formatNumber, t } from '../../platform/i18n'
import { Banner } from '../ui/banner'
import { Breakable } from '../ui/breakable'
import { Button } from '../ui/button'
import { usePageContext, type Original, type PageView } from './page-context'
import styles from './mail-details.module.css'

export interface MailDetailsProps {
  readonly view: PageView
  readonly message: MailMessage
}

const failures: Readonly<Record<'refused' | 'failed' | 'other-mail', MessageKey>> = {
  refused: 'original.refused',
  failed: 'original.failed',
  'other-mail': 'original.other_mail'
}

/** To whom the mail is, as the page shows it; on a press exactly, from the mail's source. */
export function MailDetails({ view, message }: MailDetailsProps) {
  const page = usePageContext()
  const state = page.original.value?.key === view.key ? page.original.value : undefined
  const { to, cc, messageId } = message
  if (!view.hasOriginal && to.length + cc.length === 0) return null
  return (
    <details class={styles.details}>
      <summary>{t('original.details')}</summary>
      <dl class={styles.list}>
        <Boxes label={t('original.to')} boxes={to} />
        <Boxes label={t('original.cc')} boxes={cc} />
        {messageId !== undefined && (
          <div>
            <dt>{t('original.message_id')}</dt>
            <dd>
              <Breakable text={messageId} />
            </dd>
          </div>
        )}
      </dl>
      {view.hasOriginal && <Source state={state} onRead={() => void page.readOriginal()} />}
    </details>
  )
}

function Boxes({ label, boxes }: { readonly label: string; readonly boxes: readonly Mailbox[] }) {
  if (boxes.length === 0) return null
  return (
    <div>
      <dt>{label}</dt>
      {boxes.slice(0, 30).map(({ name, email }) => (
        <dd key={email}>
          {name !== undefined && (
            <>
              <bdi>{name}</bdi>{' '}
            </>
          )}
          <span class={name === undefined ? undefined : styles.email}>
            <Breakable text={email} />
          </span>
        </dd>
      ))}
      {boxes.length > 30 && <dd>{t('original.more', { count: boxes.length - 30 })}</dd>}
    </div>
  )
}

function Source({ state, onRead }: { readonly state: Original | undefined; readonly onRead: () => void }) {
  if (state?.state === 'done') return <p class={styles.hint}>{t('original.done')}</p>
  if (state?.state === 'reading')
    return (
      <p class={styles.hint} role="status">
        {t('original.reading', { size: formatNumber(Math.ceil(state.bytes / 1024)) })}
      </p>
    )
  const button = (
    <Button size="small" onClick={onRead}>
      {t(state ? 'capture.again' : 'original.read')}
    </Button>
  )
  if (state)
    return (
      <Banner tone="amber" icon="info" alert actions={button}>
        {t(failures[state.state])}
      </Banner>
    )
  return (
    <>
      <p class={styles.hint}>{t('original.hint')}</p>
      {button}
    </>
  )
}
