import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ListSpec, Query } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { useRows } from '../state/rows'
import { useDrawn } from '../state/use-drawn'
import { Button, LinkButton } from '../ui/button'
import { Empty } from '../ui/empty'
import { Section } from '../ui/section'
import { Skeleton } from '../ui/skeleton'
import { href } from '../state/router'
import { RowLine } from './row-line'
import styles from './record-list.module.css'

const page = 50

/** How far a list was scrolled, so that coming back finds the same lines. */
const reached = new Map<string, number>()

/** Lines that a window of this height can show, before anything is laid out. */
const inView = Math.ceil((globalThis.innerHeight || 1000) / 57)

export interface RecordListProps {
  readonly cls: 'person' | 'company'
  readonly now: number
  /** Offered when there is nobody yet. */
  readonly onSample?: (() => void) | undefined
}

/** The newest people or companies. */
const newest = (cls: 'person' | 'company'): ListSpec => ({ cls, sort: 'updated', descending: true, filter: {} })

/** What the list asks first. */
export const firstPage: Query = { q: 'list', spec: newest('person'), from: 0, count: page }

/** The people or companies touched last, newest first; more come while scrolling. */
export function RecordList({ cls, now, onSample }: RecordListProps) {
  const [count, setCount] = useState(reached.get(cls) ?? page)
  const grow = (next: number): void => {
    reached.set(cls, next)
    setCount(next)
  }
  const rows = useRows(newest(cls), count)
  const ids = rows.ids.value
  const total = rows.total.value
  const drawn = useDrawn()
  // A line draws itself anew when its record changes; nothing else here does.
  const lines = useMemo(
    () =>
      ids?.map((id, index) => {
        const row = rows.row(id)
        return (
          row && (
            <li key={id} class={index < inView ? undefined : styles.far}>
              <RowLine row={row} now={now} />
            </li>
          )
        )
      }),
    [ids, rows, now]
  )
  const add = (
    <LinkButton href={href('new', cls)} kind="link" size="small" icon="plus">
      {t(cls === 'person' ? 'people.new_person' : 'people.new_company')}
    </LinkButton>
  )

  if (ids?.length === 0) return <Nobody cls={cls} onSample={onSample} />
  return (
    <Section title={t(cls === 'person' ? 'people.newest' : 'people.newest_companies')} aside={add}>
      <ul class={styles.list} aria-busy={ids === undefined} data-fresh={!drawn || undefined}>
        {lines ?? Array.from({ length: 8 }, (_, index) => <WaitingLine key={index} index={index} />)}
      </ul>
      {ids !== undefined && ids.length < total && <More onMore={() => grow(count + page)} />}
    </Section>
  )
}

function WaitingLine({ index }: { readonly index: number }) {
  return (
    <li class={styles.waiting} aria-hidden="true">
      <span />
      <span class={styles.lines}>
        <Skeleton width={14 + ((index * 5) % 9)} />
        <Skeleton width={20 + ((index * 7) % 11)} />
      </span>
    </li>
  )
}

/** Asks for more rows when the end of the list comes near. */
function More({ onMore }: { readonly onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null)
  const more = useRef(onMore)
  more.current = onMore
  useEffect(() => {
    if (!end.current || !globalThis.IntersectionObserver) return
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && more.current(),
      { rootMargin: '600px' }
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [onMore])
  return <div ref={end} class={styles.end} />
}

function Nobody({ cls, onSample }: Pick<RecordListProps, 'cls' | 'onSample'>) {
  const person = cls === 'person'
  return (
    <Empty
      icon={person ? 'person' : 'company'}
      title={t(person ? 'people.empty.title' : 'people.empty.company_title')}
      text={t(person ? 'people.empty.text' : 'people.empty.company_text')}
    >
      <LinkButton href={href('new', cls)} kind="primary" icon="plus">
        {t(person ? 'people.new_person' : 'people.new_company')}
      </LinkButton>
      {onSample && <Button onClick={onSample}>{t('people.empty.sample')}</Button>}
    </Empty>
  )
}
