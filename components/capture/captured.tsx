import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { CaptureResult } from '../../capture/types'
import { t } from '../../platform/i18n'
import { useLive } from '../state/use-live'
import { Section } from '../ui/section'
import { CardLinks } from './card-links'
import { DraftPart } from './draft-part'
import { FollowOffer } from './follow-offer'
import { foundPeople, keysOf, knownInMail } from './found-people'
import { KnownPart } from './known-part'
import { MailDetails } from './mail-details'
import { NothingFound } from './nothing-found'
import { Others } from './others'
import type { PageView } from './page-context'
import { WaitingCard } from './waiting-card'
import styles from './page-card.module.css'

export interface CapturedProps {
  readonly view: PageView
  readonly result: CaptureResult
  readonly title: string
  readonly aside: ComponentChildren
  readonly now: number
}

/** Everybody found in a mail, page or file: the first one open, the others one press away. */
export function Captured({ view, result, title, aside, now }: CapturedProps) {
  const [open, setOpen] = useState<string | undefined>()
  const hits = useLive({ q: 'lookup', keys: keysOf(result) }, true).value
  const more = (
    <>
      {result.cards && <CardLinks cards={result.cards} page={view.url} />}
      {view.kind === 'mail' && result.message && <MailDetails view={view} message={result.message} />}
      <FollowOffer view={view} />
    </>
  )
  if (result.drafts.length + (result.participants?.length ?? 0) === 0)
    return (
      <Section title={title} aside={aside}>
        <NothingFound view={view} result={result} />
        {more}
      </Section>
    )
  if (!hits)
    return (
      <Section title={title} aside={aside || t('capture.reading')}>
        <WaitingCard />
      </Section>
    )

  const found = foundPeople(result, hits)
  // A draft that was saved meanwhile stands there as the record it became.
  const current =
    found.find(({ id }) => id === open) ?? found.find(({ id }) => open && id.startsWith(`${open}:`)) ?? found[0]
  if (!current) return null
  const activities = hits.flatMap(({ row }) => (row.cls === 'activity' ? [row] : []))
  const { message: _, ...withoutMail } = result
  const part = {
    view,
    result: current.inMail ? result : withoutMail,
    draft: current.draft,
    activities,
    people: knownInMail(result, hits),
    now
  }
  return (
    <Section title={title} aside={aside || t(current.known ? 'capture.known' : 'capture.draft')}>
      {current.known ? (
        <KnownPart key={current.known.id} row={current.known} {...part} />
      ) : (
        <DraftPart key={current.id} id={current.id} {...part} />
      )}
      {current.shared > 1 && <p class={styles.shared}>{t('capture.shared', { count: current.shared })}</p>}
      <Others found={found} current={current} onOpen={setOpen} />
      {more}
    </Section>
  )
}
