import { useEffect } from 'preact/hooks'
import type { Hit, Row } from '../../crm/queries'
import { formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { activityIcons } from '../people/activity-words'
import { fieldWord } from '../people/field-words'
import { formatPhone } from '../people/phone'
import { rowHref, rowTitle, secondLine } from '../people/row-line'
import { announce } from '../state/announce'
import { href } from '../state/router'
import { Avatar } from '../ui/avatar'
import { LinkButton } from '../ui/button'
import { Empty } from '../ui/empty'
import { Highlight } from '../ui/highlight'
import { Icon } from '../ui/icon'
import { ListRow } from '../ui/list-row'
import { Section } from '../ui/section'
import { mostHits, resultId } from './use-search'
import list from '../people/record-list.module.css'
import styles from './search-results.module.css'

export interface SearchResultsProps {
  readonly id: string
  readonly text: string
  readonly hits: readonly Hit[] | undefined
  readonly more: boolean
  /** Index of the result chosen with the arrows. */
  readonly active: number
  readonly now: number
}

/** What was found, and for each the reason when it is not the name. */
export function SearchResults({ id, text, hits, more, active, now }: SearchResultsProps) {
  // Of the first few of many, the number is not known yet.
  const count = more && (hits?.length ?? 0) < mostHits ? undefined : hits?.length
  useEffect(() => {
    if (count === undefined) return
    const timer = setTimeout(() => announce(t(more ? 'search.many' : 'search.count', { count })), 500)
    return () => clearTimeout(timer)
  }, [count, more, text])

  if (hits?.length === 0) return <Nothing text={text} />
  return (
    <Section
      title={t('search.results')}
      aside={count !== undefined && t(more ? 'search.many' : 'search.count', { count })}
    >
      <ul class={list.list} id={id} aria-busy={hits === undefined}>
        {hits?.map((hit, index) => (
          // By place, not by record: the lines of the last answer are written over rather than made anew.
          <li key={index}>
            <Line hit={hit} text={text} id={resultId(id, index)} active={index === active} now={now} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface LineProps {
  readonly hit: Hit
  readonly text: string
  readonly id: string
  readonly active: boolean
  readonly now: number
}

function Line({ hit, text, id, active, now }: LineProps) {
  const { row, matched } = hit
  const title = rowTitle(row)
  const at = row.cls === 'activity' ? Number(row.rec['at'] ?? 0) : (row.contact ?? 0)
  const why = matched && !secondLine(row).includes(matched.text)
  return (
    <ListRow
      id={id}
      href={rowHref(row)}
      active={active}
      leading={<Picture row={row} title={title} />}
      title={
        <bdi>
          <Highlight text={title} query={text} />
        </bdi>
      }
      second={
        why ? (
          <>
            {fieldWord(matched.key)}: <Highlight text={shown(matched)} query={text} />
          </>
        ) : (
          <Highlight text={secondLine(row)} query={text} />
        )
      }
      trailing={at > 0 ? formatWhen(at, now) : undefined}
    />
  )
}

const shown = ({ key, text }: { readonly key: string; readonly text: string }): string =>
  key.startsWith('phone') ? formatPhone(text) : text

function Picture({ row, title }: { readonly row: Row; readonly title: string }) {
  if (row.cls !== 'activity') return <Avatar name={title} kind={row.cls === 'company' ? 'company' : 'person'} />
  const kind = row.rec['kind']
  const icon = typeof kind === 'string' && Object.hasOwn(activityIcons, kind) ? kind : 'note'
  return (
    <span class={styles.picture}>
      <Icon name={activityIcons[icon as keyof typeof activityIcons]} />
    </span>
  )
}

function Nothing({ text }: { readonly text: string }) {
  return (
    <Empty icon="search" title={t('search.nothing', { text })} text={t('search.nothing_text')}>
      <LinkButton href={href('new', 'person', 'named', text)} kind="primary" icon="plus">
        {t('search.add', { text })}
      </LinkButton>
    </Empty>
  )
}
