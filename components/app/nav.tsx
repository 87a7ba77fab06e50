import { useSignal } from '@preact/signals'
import type { SavedView } from '../../crm/queries'
import { formatNumber, t } from '../../platform/i18n'
import { href } from '../state/router'
import { useTeamView } from '../state/team'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { cx } from '../ui/cx'
import styles from './app.module.css'

/** The lists there are, each with its number of records. */
export function Nav({ list }: { readonly list: string }) {
  const counts = useLive({ q: 'counts' }).value
  const views = useLive({ q: 'settings' }).value?.views ?? []
  return (
    <nav class={styles.nav} aria-label={t('app.lists')}>
      <ul class={styles.links}>
        <NavLink list="people" open={list} label={t('app.people')} count={counts?.person} />
        <NavLink list="companies" open={list} label={t('app.companies')} count={counts?.company} />
        <TeamLink open={list} />
      </ul>
      {views.length > 0 && (
        <>
          <h2 class={styles.heading}>{t('app.views')}</h2>
          <ul class={styles.links}>
            {views.map((view) => (
              <ViewLink key={view.id} view={view} open={list} />
            ))}
          </ul>
        </>
      )}
      <h2 class={styles.heading}>{t('app.care')}</h2>
      <ul class={styles.links}>
        <DuplicatesLink open={list} />
        <NavLink list="changes" open={list} label={t('changes.room')} count={undefined} />
        <NavLink list="import" open={list} label={t('import.title')} count={undefined} />
        <NavLink list="backup" open={list} label={t('backup.nav')} count={undefined} />
        <NavLink list="diagnostics" open={list} label={t('diagnostics.nav')} count={undefined} />
      </ul>
    </nav>
  )
}

/** Looks at nothing but what was found already. */
function DuplicatesLink({ open }: { readonly open: string }) {
  const found = (['person', 'company'] as const).map((cls) => useLive({ q: 'pairs', cls, count: 0 }, true).value?.total)
  const total = (found[0] ?? 0) + (found[1] ?? 0)
  return <NavLink list="duplicates" open={open} label={t('merge.room')} count={total === 0 ? undefined : total} />
}

function TeamLink({ open }: { readonly open: string }) {
  const members = useTeamView().value.team?.members.filter(({ gone }) => !gone).length
  return <NavLink list="team" open={open} label={t('team.title')} count={members} />
}

interface NavLinkProps {
  readonly list: string
  readonly open: string
  readonly label: string
  readonly count: number | undefined
}

function NavLink({ list, open, label, count }: NavLinkProps) {
  return (
    <li>
      <a
        class={cx(styles.link, list === open && styles.current)}
        href={href(list)}
        aria-current={list === open ? 'page' : undefined}
      >
        <span dir="auto">{label}</span>
        <span class={styles.count}>{count === undefined ? '' : formatNumber(count)}</span>
      </a>
    </li>
  )
}

function ViewLink({ view, open }: { readonly view: SavedView; readonly open: string }) {
  const command = useCommand()
  const gone = useSignal(false)
  const total = useLive({ q: 'list', spec: view.spec, from: 0, count: 0 }, true).value?.total
  const remove = async (): Promise<void> => {
    gone.value = true
    const outcome = await command.run(
      { kind: 'remove', records: [{ cls: 'ledger', id: view.id }] },
      { done: t('app.view_removed', { name: view.name }) }
    )
    if (!outcome.ok) gone.value = false
  }
  if (gone.value) return null
  return (
    <li class={styles.view}>
      <a
        class={cx(styles.link, view.id === open && styles.current)}
        href={href(view.id)}
        aria-current={view.id === open ? 'page' : undefined}
      >
        <span dir="auto">{view.name}</span>
        <span class={styles.count}>{total === undefined ? '' : formatNumber(total)}</span>
      </a>
      <Button
        kind="quiet"
        size="small"
        icon="close"
        label={t('app.remove_view', { name: view.name })}
        onClick={() => void remove()}
      />
    </li>
  )
}
