import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { Recent } from '../panel/recent'
import { Button } from '../ui/button'
import { Tabs } from '../ui/tabs'
import { DeletedList } from './deleted-list'
import { OthersList } from './others-list'
import { RewindDialog } from './rewind-dialog'
import styles from './history.module.css'

const tabs = ['mine', 'others', 'deleted'] as const
type TabId = (typeof tabs)[number]
const words: Readonly<Record<TabId, MessageKey>> = {
  mine: 'changes.mine',
  others: 'changes.others',
  deleted: 'changes.deleted'
}

/** What was changed, by whom, and every way back. */
export function ChangesPage({ now }: { readonly now: number }) {
  const current = useSignal<TabId>('mine')
  const rewinding = useSignal(false)
  const panel = useId()
  return (
    <section class={styles.page} aria-labelledby={`${panel}-title`}>
      <header class={styles.head}>
        <h1 id={`${panel}-title`} class={styles.title}>
          {t('changes.room')}
        </h1>
        <Button size="small" icon="clock" onClick={() => (rewinding.value = true)}>
          {t('changes.go_back')}
        </Button>
      </header>
      <Tabs
        label={t('changes.room')}
        tabs={tabs.map((id) => ({ id, label: t(words[id]) }))}
        current={current.value}
        onChange={(id) => (current.value = id)}
        panel={panel}
      />
      <div id={panel} role="tabpanel">
        {current.value === 'mine' && <Recent now={now} />}
        {current.value === 'others' && <OthersList now={now} />}
        {current.value === 'deleted' && <DeletedList />}
      </div>
      {rewinding.value && <RewindDialog now={now} onClose={() => (rewinding.value = false)} />}
    </section>
  )
}
