import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { CaptureResult, Draft } from '../../capture/types'
import { lookupKeys, messageKey, threadKey } from '../../crm/keys'
import type { Answers, Row } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { useLive } from '../state/use-live'
import { Avatar } from '../ui/avatar'
import { Banner } from '../ui/banner'
import { Button, LinkButton } from '../ui/button'
import { Chip } from '../ui/chip'
import { Section } from '../ui/section'
import { href } from '../state/router'
import { rowTitle, secondLine } from '../people/row-line'
import { draftKeys } from './draft-save'
import { DraftPart } from './draft-part'
import { KnownPart } from './known-part'
import { usePageContext, type PageView } from './page-context'
import { WaitingCard } from './waiting-card'
import styles from './page-card.module.css'

export interface CapturedProps {
  readonly view: PageView
  readonly result: CaptureResult
  readonly title: string
  readonly aside: ComponentChildren
  readonly now: number
}

/** A draft together with the record that is the same, if there is one. */
interface Found {
  readonly draft: Draft
  readonly known: Row | undefined
}

/** The exact keys of everybody in the result, and of the mail itself. */
function keysOf({ drafts, message }: CaptureResult): readonly string[] {
  const boxes = message ? [message.from, ...message.to, ...message.cc] : []
  return [
    ...drafts.flatMap(draftKeys),
    ...lookupKeys({ emails: boxes.flatMap((box) => box?.email ?? []) }),
    ...(message?.threadId === undefined ? [] : [threadKey(message.threadId)]),
    ...(message?.messageId === undefined ? [] : [messageKey(message.messageId)])
  ]
}

function knownOf(draft: Draft, hits: Answers['lookup']): Row | undefined {
  const keys = new Set(draftKeys(draft))
  return hits.find(({ row, key }) => row.cls === draft.kind && keys.has(key))?.row
}

/** Everybody found in a mail, page or file: the first one open, the others one press away. */
export function Captured({ view, result, title, aside, now }: CapturedProps) {
  const [open, setOpen] = useState(0)
  const hits = useLive({ q: 'lookup', keys: [...new Set(keysOf(result))] }, true).value
  if (result.drafts.length === 0)
    return (
      <Section title={title} aside={aside}>
        <NothingFound result={result} />
      </Section>
    )
  if (!hits)
    return (
      <Section title={title} aside={aside || t('capture.reading')}>
        <WaitingCard />
      </Section>
    )

  const found = result.drafts.map((draft): Found => ({ draft, known: knownOf(draft, hits) }))
  const current = found[open] ?? found[0]
  if (!current) return null
  const activities = hits.flatMap(({ row }) => (row.cls === 'activity' ? [row] : []))
  const people = [...new Map(hits.filter(({ row }) => row.cls === 'person').map(({ row }) => [row.id, row])).values()]
  const part = { view, result, activities, people, now }
  return (
    <Section title={title} aside={aside || t(current.known ? 'capture.known' : 'capture.draft')}>
      {current.known ? (
        <KnownPart key={current.known.id} row={current.known} draft={current.draft} {...part} />
      ) : (
        <DraftPart key={open} index={found.indexOf(current)} draft={current.draft} {...part} />
      )}
      {found.length > 1 && (
        <ul class={styles.others}>
          {found.map((each, index) =>
            each === current ? null : (
              <li key={index}>
                <Other found={each} onOpen={() => setOpen(index)} />
              </li>
            )
          )}
        </ul>
      )}
    </Section>
  )
}

function Other({ found, onOpen }: { readonly found: Found; readonly onOpen: () => void }) {
  const { draft, known } = found
  const name = known ? rowTitle(known) : draft.name
  const about = [draft.title, draft.company].filter(Boolean).join(' · ')
  return (
    <button type="button" class={styles.other} onClick={onOpen}>
      <Avatar name={name} kind={draft.kind} />
      <span>
        <span class={styles.name}>
          <bdi>{name}</bdi>
        </span>
        <span class={styles.second}>{known ? secondLine(known) : about || draft.emails[0]?.value}</span>
      </span>
      <Chip tone={known ? 'leaf' : 'neutral'}>{t(known ? 'capture.known' : 'capture.new')}</Chip>
    </button>
  )
}

/** Says what was missing and offers the ways that always work. */
function NothingFound({ result }: { readonly result: CaptureResult }) {
  const page = usePageContext()
  const { automatic } = result.message ?? {}
  const text = automatic
    ? t('capture.automatic')
    : result.message && result.notFound.length > 0
      ? t('capture.not_found')
      : t('capture.nobody')
  return (
    <Banner
      icon="info"
      actions={
        <>
          <LinkButton href={href('new', 'person')} size="small" icon="plus">
            {t('capture.by_hand')}
          </LinkButton>
          <Button kind="quiet" size="small" onClick={() => void page.capture()}>
            {t('capture.again')}
          </Button>
        </>
      }
    >
      {text}
    </Banner>
  )
}
