import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { usePageContext, type PageView } from './page-context'

/** Hosts whose offer was put away; asked again when the panel opens the next time. */
const declined = new Set<string>()

/** A webmail that is read on a click could be followed like Gmail: says what for, and asks the browser on a press. */
export function FollowOffer({ view }: { readonly view: PageView }) {
  const page = usePageContext()
  const { offer: host } = view
  const [, redraw] = useState(0)
  if (host === undefined || declined.has(host)) return null
  return (
    <Banner
      icon="mail"
      title={t('follow.title', { host })}
      actions={
        <>
          <Button size="small" onClick={() => void page.follow()}>
            {t('follow.allow')}
          </Button>
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              declined.add(host)
              redraw(declined.size)
            }}
          >
            {t('follow.later')}
          </Button>
        </>
      }
    >
      {t('follow.text', { host })}
    </Banner>
  )
}
