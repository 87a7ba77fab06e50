import { useState } from 'preact/hooks'
import type { Answers } from '../../crm/queries'
import { formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import type { Status } from '../../sync/api'
import { lazy } from '../state/lazy'
import { useCommand } from '../state/use-command'
import { useNow } from '../state/use-now'
import { Icon } from '../ui/icon'
import { Mark } from '../ui/mark'
import { Menu, type MenuEntry } from '../ui/menu'
import { Skeleton } from '../ui/skeleton'
import styles from './header.module.css'

const NameDialog = lazy(async () => (await import('./name-dialog')).NameDialog)

export interface LedgerMenuProps {
  readonly status: Status | undefined
  readonly counts: Answers['counts'] | undefined
}

/** The mark, the ledger's name and how much is in it; a press offers the other ledgers. */
export function LedgerMenu({ status, counts }: LedgerMenuProps) {
  const [asking, setAsking] = useState<'create' | 'rename' | undefined>()
  const { run } = useCommand()
  const now = useNow()
  const current = status?.ledger
  const others = (status?.ledgers ?? []).filter(({ id }) => id !== current?.id)
  const entries: MenuEntry[] = [
    { kind: 'heading', label: t('ledger.heading') },
    ...(status?.ledgers ?? []).map((ledger): MenuEntry => ({
      kind: 'item',
      label: ledger.name,
      chosen: ledger.id === current?.id,
      ...(ledger.id === current?.id || ledger.leftAt === undefined
        ? {}
        : { second: t('ledger.not_synced', { when: formatWhen(ledger.leftAt, now) }) }),
      run: () => {
        if (ledger.id !== current?.id) void run({ kind: 'ledger.open', ledger: ledger.id })
      }
    })),
    ...(others.some(({ leftAt }) => leftAt !== undefined)
      ? [{ kind: 'note', text: t('ledger.only_open') } as const]
      : []),
    { kind: 'line' },
    { kind: 'item', label: t('ledger.rename'), icon: 'edit', run: () => setAsking('rename') },
    { kind: 'item', label: t('ledger.create'), icon: 'plus', run: () => setAsking('create') }
  ]
  return (
    <>
      <Menu
        label={t('ledger.heading')}
        entries={entries}
        trigger={({ buttonRef, ...props }) => (
          <button
            ref={buttonRef}
            type="button"
            class={styles.ledger}
            aria-haspopup="menu"
            aria-label={current ? undefined : t('ledger.heading')}
            aria-expanded={props.expanded}
            aria-controls={props.controls}
            onClick={props.onClick}
          >
            <Mark size={32} />
            <span class={styles.names}>
              <span class={styles.name}>
                <span>{current ? current.name : <Skeleton width={12} />}</span>
                <Icon name="down" size={14} />
              </span>
              <span class={styles.counts}>
                {counts ? (
                  <>
                    {t('panel.people', { count: counts.person })} · {t('panel.companies', { count: counts.company })}
                  </>
                ) : (
                  <Skeleton width={18} />
                )}
              </span>
            </span>
          </button>
        )}
      />
      {asking && (
        <NameDialog
          title={asking === 'create' ? t('ledger.create') : t('ledger.rename')}
          label={t('ledger.name')}
          hint={asking === 'create' ? t('ledger.create_hint') : undefined}
          initial={asking === 'rename' ? (current?.name ?? '') : ''}
          action={asking === 'create' ? t('ledger.create_action') : t('ui.save')}
          onClose={() => setAsking(undefined)}
          onDone={(name) =>
            run(asking === 'create' ? { kind: 'ledger.create', name } : { kind: 'ledger.rename', name }, {
              quiet: true
            })
          }
        />
      )}
    </>
  )
}
