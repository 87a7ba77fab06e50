import { useState } from 'preact/hooks'
import { edit, settings, type RecordInput } from '../../crm/build'
import type { Row } from '../../crm/queries'
import { readCompany, readPerson } from '../../crm/read'
import type { RecordId } from '../../crm/types'
import { isPrivate } from '../../crm/private'
import { t } from '../../platform/i18n'
import { usePhoneParser } from '../state/phone-parser'
import { lazy } from '../state/lazy'
import { back } from '../state/router'
import { usePresence } from '../state/use-presence'
import { useCommand, type Outcome } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Skeleton } from '../ui/skeleton'
import { Conflicts } from '../team/conflicts'
import { Presence } from '../team/presence'
import { HistoryContext } from '../history/history-context'
import type { RecordActionsProps } from '../history/record-actions'
import { MergedOf } from '../duplicates/merged-of'
import { SameAs } from '../duplicates/same-as'
import { Composer, type ComposerKind } from './composer'
import { CustomFieldsDialog } from './custom-fields'
import { Details } from './details'
import { Members } from './members'
import { Notes } from './notes'
import { RecordHead } from './record-head'
import { Timeline } from './timeline'
import styles from './record-page.module.css'

const RecordActions = lazy(async () => (await import('../history/record-actions')).RecordActions)

const Privacy = lazy(async () => (await import('../erase/privacy')).Privacy)

export interface RecordPageProps {
  readonly cls: 'person' | 'company'
  readonly id: RecordId
  readonly now: number
  /** Leaves the record; by default one step back. */
  readonly onBack?: () => void
  /** The record stands beside its list, which is the way back. */
  readonly embedded?: boolean
}

/** One person or company with everything that happened. */
export function RecordPage({ cls, id, now, onBack = back, embedded }: RecordPageProps) {
  const rows = useLive({ q: 'records', ids: [id] }).value
  usePresence(id)
  const row = rows?.[0]
  return (
    <div class={styles.page}>
      {!embedded && (
        <div class={styles.bar}>
          <Button kind="quiet" size="small" icon="back" onClick={onBack}>
            {t('ui.back')}
          </Button>
        </div>
      )}
      {rows === undefined ? (
        <Waiting />
      ) : row === undefined || row.cls !== cls ? (
        <Empty icon="search" title={t('record.gone')} text={t('record.gone_text')} />
      ) : (
        <Loaded row={row} now={now} onBack={onBack} />
      )}
    </div>
  )
}

function Waiting() {
  return (
    <div class={styles.waiting} aria-busy="true">
      <span />
      <span>
        <Skeleton width={16} />
        <Skeleton width={24} />
        <Skeleton width={12} />
      </span>
    </div>
  )
}

function Loaded({ row, now, onBack }: { readonly row: Row; readonly now: number; readonly onBack: () => void }) {
  const { id } = row
  const cls = row.cls === 'company' ? 'company' : 'person'
  const record = cls === 'company' ? readCompany(id, row.rec) : readPerson(id, row.rec)
  const [composing, setComposing] = useState<ComposerKind | undefined>()
  const [customizing, setCustomizing] = useState(false)
  const [asked, setAsked] = useState<RecordActionsProps['asked'] | undefined>()
  const { run, save } = useCommand()
  const parsePhone = usePhoneParser()
  const fields = useLive({ q: 'settings' }).value?.fields ?? []

  const put = (input: RecordInput): Promise<Outcome> =>
    save([edit(cls, id, settings(input, row.rec))], { quiet: true, done: t('record.saved') })
  const askHistory = (field: string): void => setAsked({ what: 'history', field })
  // Notes are saved every few words; saying so each time would be noise.
  const putNotes = (notes: string): Promise<Outcome> => save([edit(cls, id, settings({ notes }))], { quiet: true })
  const remove = async (): Promise<void> => {
    const done = t('record.deleted', { name: record.name })
    const outcome = await run({ kind: 'remove', records: [{ cls, id }] }, { done })
    if (outcome.ok) onBack()
  }

  return (
    <>
      {record.deletedAt !== undefined && (
        <Banner
          tone="amber"
          icon="trash"
          title={t('record.is_deleted')}
          actions={
            <Button size="small" onClick={() => void run({ kind: 'restore', records: [{ cls, id }] })}>
              {t('record.restore')}
            </Button>
          }
        />
      )}
      <Presence id={id} />
      <RecordHead
        record={record}
        company={row.company}
        contact={row.contact}
        seg={row.seg}
        now={now}
        onRename={(name) => put({ name })}
        onCall={() => setComposing('call')}
        onDelete={() => void remove()}
        onHistory={() => setAsked({ what: 'history' })}
        onMerge={() => setAsked({ what: 'merge' })}
      />
      <Conflicts cls={cls} id={id} now={now} />
      <MergedOf id={id} />
      <SameAs row={row} />
      <HistoryContext.Provider value={askHistory}>
        <Details
          record={record}
          company={row.company}
          fields={fields.filter((field) => field.of === cls)}
          parsePhone={parsePhone}
          onSave={put}
          onWrites={(writes) => save(writes, { quiet: true, done: t('record.saved') })}
          onFields={() => setCustomizing(true)}
        />
      </HistoryContext.Provider>
      {record.kind === 'company' && <Members company={id} name={record.name} />}
      <Notes key={id} notes={record.notes} onSave={putNotes} />
      {asked && <RecordActions row={row} name={record.name} asked={asked} onClose={() => setAsked(undefined)} />}
      <Timeline id={id} also={row.also} now={now}>
        <Composer id={id} kind={composing} onKind={setComposing} now={now} hidden={isPrivate(row.seg)} />
      </Timeline>
      {cls === 'person' && <Privacy row={row} name={record.name} onErased={onBack} />}
      {customizing && <CustomFieldsDialog cls={cls} onClose={() => setCustomizing(false)} />}
    </>
  )
}
