import type { Status } from '../../sync/api'
import { troubleText } from '../state/error-text'
import { Banner } from '../ui/banner'
import { LostLedger } from './lost-ledger'

/** What the user must know about the store, above everything else. */
export function TroubleBanners({ status }: { readonly status: Status | undefined }) {
  if (!status || status.trouble.length === 0) return null
  return (
    <>
      {status.trouble.map((trouble) => {
        const { title, text } = troubleText(trouble)
        const grave = trouble.kind === 'full' || trouble.kind === 'newer' || trouble.kind === 'lost'
        return (
          <Banner
            key={trouble.kind}
            tone={grave ? 'cloth' : 'amber'}
            icon="warning"
            title={title}
            actions={trouble.kind === 'lost' && <LostLedger ledgers={trouble.ledgers} status={status} />}
            alert
          >
            {text}
          </Banner>
        )
      })}
    </>
  )
}
