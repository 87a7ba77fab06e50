import { useRef } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { href } from '../state/router'
import { Banner } from '../ui/banner'
import { Button, LinkButton } from '../ui/button'
import { FollowOffer } from './follow-offer'
import { usePageContext, type PageView, type ReadingError } from './page-context'
import { ReportButton } from './report-button'

const errors: Readonly<Record<ReadingError, MessageKey>> = {
  forbidden: 'capture.error.forbidden',
  'no-access': 'capture.error.no_access',
  'select-first': 'capture.error.select_first',
  'unknown-file': 'capture.error.unknown_file',
  'too-large': 'capture.error.too_large',
  'no-answer': 'capture.error.no_answer',
  'no-address': 'capture.error.no_address',
  unreadable: 'capture.error.unreadable',
  'other-site': 'capture.error.other_site'
}

/** Why there is nothing, and the ways that still work. */
export function FailedReading({ view }: { readonly view: PageView }) {
  const page = usePageContext()
  const error = view.error ?? 'no-answer'
  const mail = error === 'no-address' || error === 'unreadable'
  const again = (
    <Button size="small" onClick={() => void page.capture()}>
      {t('capture.again')}
    </Button>
  )
  return (
    <>
      <Banner
        tone="amber"
        icon="info"
        alert
        actions={
          mail ? (
            <>
              {again}
              <ChooseFile />
              <LinkButton href={href('new', 'person')} kind="quiet" size="small" icon="plus">
                {t('capture.by_hand')}
              </LinkButton>
              <ReportButton view={view} missing={[error]} />
            </>
          ) : (
            error === 'no-answer' && again
          )
        }
      >
        {t(errors[error], { site: view.site ?? '' })}
      </Banner>
      <FollowOffer view={view} />
    </>
  )
}

/** The same as dropping a mail file, for those who do not drag. */
function ChooseFile() {
  const page = usePageContext()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button size="small" icon="file" onClick={() => input.current?.click()}>
        {t('capture.choose_file')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".eml,.vcf,message/rfc822,text/vcard,text/plain"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (files.length > 0) void page.readFiles(files)
        }}
      />
    </>
  )
}
