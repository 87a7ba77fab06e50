import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { PastChange } from '../../crm/past'
import type { Row } from '../../crm/queries'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { rowHref, rowTitle } from '../people/row-line'
import { useTeamView } from '../state/team'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { PastEntry } from './past-entry'
import { isShown } from './past-lines'
import styles from './history.module.css'

const most = 300

interface Found {
  readonly since: number
  readonly changes: readonly PastChange[]
}

/** What teammates and other devices changed since this person last looked, by whom. */
export function OthersList({ now }: { readonly now: number }) {
  const found = useSignal<Found | 'failed' | undefined>(undefined)
  const { run } = useCommand()
  const team = useTeamView().value
  const ask = async (seen: boolean): Promise<void> => {
    const outcome = await run({ kind: 'recent', count: most, ...(seen ? { seen } : {}) }, { quiet: true })
    if (!outcome.ok) found.value = 'failed'
    else found.value = { since: outcome.value.since ?? now, changes: seen ? [] : (outcome.value.history ?? []) }
  }
  useEffect(() => void ask(false), [])
  const answer = found.value
  const changes =
    answer === undefined || answer === 'failed' ? [] : answer.changes.filter((one) => isShown(one, undefined))
  const ids = [...new Set(changes.map(({ record }) => record))]
  const rows = useLive(ids.length === 0 ? undefined : { q: 'records', ids }, true).value
  const byId = new Map(rows?.flatMap((row) => [row.id, ...(row.also ?? [])].map((id) => [id, row] as const)))
  if (answer === undefined) return <p class={styles.note}>{t('history.reading')}</p>
  if (answer === 'failed')
    return (
      <p class={styles.note} role="alert">
        {t('history.failed')}
      </p>
    )
  if (changes.length === 0)
    return <Empty icon="check" title={t('changes.nothing_by_others')} text={t('changes.nothing_by_others_text')} />
  return (
    <>
      <div class={styles.head}>
        <span class={styles.both}>{t('changes.since', { when: formatMoment(answer.since) })}</span>
        <Button size="small" icon="check" onClick={() => void ask(true)}>
          {t('changes.seen')}
        </Button>
      </div>
      <ol class={styles.list}>
        {changes.map((change, index) => (
          <li key={index}>
            <Name row={byId.get(change.record)} />
            <ol class={styles.list}>
              <PastEntry change={change} field={undefined} team={team} latest />
            </ol>
          </li>
        ))}
      </ol>
    </>
  )
}

function Name({ row }: { readonly row: Row | undefined }) {
  if (row === undefined) return <>{t('recent.settings')}</>
  return (
    <a class={styles.name} href={rowHref(row)}>
      <bdi>{rowTitle(row)}</bdi>
    </a>
  )
}
