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
          <li key={index}>{line({ hit, text, id: resultId(id, index), active: index === active, now })}</li>
        ))}
      </ul>
    </Section>
  )
}

interface LineParts {
  readonly hit: Hit
  readonly text: string
  readonly id: string
  readonly active: boolean
  readonly now: number
}

/** No component, and made of none: with every keystroke all of them are drawn. */
function line({ hit, text, id, active, now }: LineParts) {
  const { row, matched } = hit
  const title = rowTitle(row)
  const at = row.cls === 'activity' ? Number(row.rec['at'] ?? 0) : (row.contact ?? 0)
  const second = secondLine(row)
  const why = matched && !second.includes(matched.text)
  return ListRow({
    id,
    href: rowHref(row),
    active,
    leading: picture(row, title),
    title: <bdi>{Highlight({ text: title, query: text })}</bdi>,
    second: why ? (
      <>
        {fieldWord(matched.key)}: {Highlight({ text: shown(matched), query: text })}
      </>
    ) : (
      Highlight({ text: second, query: text })
    ),
    trailing: at > 0 ? formatWhen(at, now) : undefined
  })
}

const shown = ({ key, text }: { readonly key: string; readonly text: string }): string =>
  key.startsWith('phone') ? formatPhone(text) : text

function picture(row: Row, title: string) {
  if (row.cls !== 'activity') return Avatar({ name: title, kind: row.cls === 'company' ? 'company' : 'person' })
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
