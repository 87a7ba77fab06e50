import { useState } from 'preact/hooks'
import type { SavedView } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { BackupReminder } from '../backup/reminder'
import { KeysDialog } from '../panel/keys-dialog'
import { LedgerMenu } from '../panel/ledger-menu'
import { SettingsMenu } from '../panel/settings-menu'
import { StateDot } from '../panel/state-dot'
import { TroubleBanners } from '../panel/trouble-banners'
import { CustomFieldsDialog } from '../people/custom-fields'
import { useUndoKeys } from '../history/undo-keys'
import { kept } from '../state/kept'
import { lazy } from '../state/lazy'
import { Notices } from '../state/notices'
import { go, route } from '../state/router'
import { useShortcuts } from '../state/shortcuts'
import { useCommand } from '../state/use-command'
import { useLive, useStatus } from '../state/use-live'
import { Detail } from './detail'
import { ListPage } from './list-page'
import { useListState } from './list-state'
import { Nav } from './nav'
import { ViewPage } from './view-page'
import styles from './app.module.css'

const TeamPage = lazy(async () => (await import('../team/team-page')).TeamPage)
const ImportPage = lazy(async () => (await import('../import/import-page')).ImportPage)
const ChangesPage = lazy(async () => (await import('../history/changes-page')).ChangesPage)
const KeptDialog = lazy(async () => (await import('../history/kept-dialog')).KeptDialog)
const DuplicatesPage = lazy(async () => (await import('../duplicates/duplicates-page')).DuplicatesPage)
const BackupPage = lazy(async () => (await import('../backup/backup-page')).BackupPage)
const DiagnosticsPage = lazy(async () => (await import('../diagnostics/diagnostics-page')).DiagnosticsPage)

/** The full page: lists at the left, the list in the middle, the open record at the right. */
export function App() {
  const [dialog, setDialog] = useState<'keys' | 'fields' | undefined>()
  const status = useStatus().value
  const counts = useLive({ q: 'counts' }).value
  const views = useLive({ q: 'settings' }).value?.views
  const { run } = useCommand()
  const [list = 'people', openId] = route.value
  useUndoKeys()
  useShortcuts([{ key: '?', label: 'keys.help', run: () => setDialog('keys') }])
  const sample = counts !== undefined && counts.sample > 0
  const removeSample = (): void => void run({ kind: 'sample', on: false }, { done: t('options.sample_removed') })
  return (
    <div class={styles.app}>
      <div class={styles.side}>
        <div class={styles.brand}>
          <LedgerMenu status={status} counts={counts} />
          <SettingsMenu
            onKeys={() => setDialog('keys')}
            onFields={() => setDialog('fields')}
            onRemoveSample={sample ? removeSample : undefined}
          />
        </div>
        <Nav list={list} />
        <StateDot status={status} />
      </div>
      <main class={styles.main}>
        <TroubleBanners status={status} />
        {list !== 'backup' && (
          <BackupReminder status={status} counts={counts} now={Date.now()} onOpen={() => go('backup')} />
        )}
        <List list={list} openId={openId} views={views} />
      </main>
      {openId !== undefined && list !== 'team' && <Detail list={list} id={openId} cls={classOf(list, views)} />}
      <Notices />
      {kept.value && <KeptDialog />}
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'fields' && <CustomFieldsDialog onClose={() => setDialog(undefined)} />}
    </div>
  )
}

const classOf = (list: string, views: readonly SavedView[] | undefined): 'person' | 'company' =>
  list === 'companies' ? 'company' : (views?.find((view) => view.id === list)?.spec.cls ?? 'person')

interface ListProps {
  readonly list: string
  readonly openId: string | undefined
  readonly views: readonly SavedView[] | undefined
}

function List({ list, openId, views }: ListProps) {
  const people = useListState('person')
  const companies = useListState('company')
  const view = views?.find(({ id }) => id === list)
  if (list === 'backup') return <BackupPage />
  if (list === 'diagnostics') return <DiagnosticsPage />
  if (list === 'changes') return <ChangesPage now={Date.now()} />
  if (list === 'duplicates') return <DuplicatesPage now={Date.now()} />
  if (list === 'import') return <ImportPage />
  if (list === 'team') return <TeamPage first={openId} />
  if (view) return <ViewPage key={view.id} view={view} openId={openId} />
  // A moment after the start the views are not known yet; a removed one is followed by everybody.
  if (list.startsWith('viw_') && views === undefined) return null
  return list === 'companies' ? (
    <ListPage key="companies" list={list} title={t('app.companies')} state={companies} openId={openId} />
  ) : (
    <ListPage key="people" list="people" title={t('app.people')} state={people} openId={openId} />
  )
}
