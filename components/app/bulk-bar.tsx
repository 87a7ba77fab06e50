import { useSignal } from '@preact/signals'
import type { ListSpec } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import { t } from '../../platform/i18n'
import { useLedger } from '../state/client'
import { showToast } from '../state/toasts'
import { useCommand } from '../state/use-command'
import type { Selection } from '../table/selection'
import { Button } from '../ui/button'
import { ValueDialog } from './value-dialog'
import styles from './app.module.css'

/** Most records that one command takes. */
const most = 10_000
/** More than this are hardly one. */
const mostMerged = 20

const questions = {
  tag: { field: 'tag', action: 'bulk.add_tag' },
  untag: { field: 'tag', action: 'bulk.remove_tag' },
  owner: { field: 'owner', action: 'bulk.owner' }
} as const
type Question = keyof typeof questions

export interface BulkBarProps {
  readonly spec: ListSpec
  readonly total: number
  readonly selection: Selection
}

/** What can be done with all ticked records at once; each is one step that can be taken back. */
export function BulkBar({ spec, total, selection }: BulkBarProps) {
  const ledger = useLedger()
  const command = useCommand()
  const asking = useSignal<Question | undefined>(undefined)
  const count = selection.ids.value.size
  const records = (): { cls: ListSpec['cls']; id: RecordId }[] =>
    [...selection.ids.peek()].map((id) => ({ cls: spec.cls, id }))

  const selectAll = async (): Promise<void> => {
    const { rows } = await ledger.read({ q: 'list', spec, from: 0, count: Math.min(total, most) })
    selection.add(rows.map((row) => row.id))
  }
  const remove = async (): Promise<void> => {
    const kind = spec.filter.deleted === true ? 'restore' : 'remove'
    const done = t(kind === 'remove' ? 'bulk.removed' : 'bulk.restored', { count })
    const outcome = await command.run({ kind, records: records() }, { done })
    if (outcome.ok) selection.clear()
  }
  const merge = async (): Promise<void> => {
    const rows = await ledger.read({ q: 'records', ids: [...selection.ids.peek()] })
    const { mergeOfAll } = await import('../duplicates/merge-fields')
    const merges = mergeOfAll(rows)
    if (merges === undefined) return
    const outcome = await command.run({ kind: 'merge', merges: [merges] }, { done: t('merge.done', { count: 1 }) })
    if (outcome.ok) selection.clear()
  }
  const copy = async (): Promise<void> => {
    const [rows, { fields }, { rowsAsText }] = await Promise.all([
      ledger.read({ q: 'records', ids: [...selection.ids.peek()] }),
      ledger.read({ q: 'settings' }),
      import('../export/copy-rows')
    ])
    await navigator.clipboard.writeText(rowsAsText(rows, fields))
    showToast(t('bulk.copied', { count: rows.length }))
  }
  const answer = async (question: Question, value: string): Promise<void> => {
    asking.value = undefined
    if (question === 'owner')
      await command.run(
        { kind: 'assign', records: records(), owner: value },
        { done: t('bulk.assigned', { count, value }) }
      )
    else {
      const on = question === 'tag'
      const done = t(on ? 'bulk.tagged' : 'bulk.untagged', { count, value })
      await command.run({ kind: 'tag', records: records(), tag: value, on }, { done })
    }
  }
  return (
    <div class={styles.bulk} role="toolbar" aria-label={t('bulk.label')}>
      <strong role="status">{t('bulk.selected', { count })}</strong>
      {count < Math.min(total, most) && (
        <Button kind="link" size="small" onClick={() => void selectAll()}>
          {t('bulk.select_all', { count: Math.min(total, most) })}
        </Button>
      )}
      <span class={styles.filler} />
      <Button size="small" icon="copy" onClick={() => void copy()}>
        {t('bulk.copy')}
      </Button>
      <Button size="small" icon="tag" onClick={() => (asking.value = 'tag')}>
        {t('bulk.add_tag')}
      </Button>
      <Button size="small" onClick={() => (asking.value = 'untag')}>
        {t('bulk.remove_tag')}
      </Button>
      {count > 1 && count <= mostMerged && spec.filter.deleted !== true && (
        <Button size="small" icon="merge" onClick={() => void merge()}>
          {t('merge.action')}
        </Button>
      )}
      <Button size="small" icon="user" onClick={() => (asking.value = 'owner')}>
        {t('bulk.owner')}
      </Button>
      <Button
        size="small"
        icon={spec.filter.deleted ? 'undo' : 'trash'}
        danger={!spec.filter.deleted}
        onClick={() => void remove()}
      >
        {t(spec.filter.deleted ? 'bulk.restore' : 'bulk.remove')}
      </Button>
      <Button size="small" kind="quiet" icon="close" label={t('bulk.clear')} onClick={selection.clear} />
      {asking.value && (
        <ValueDialog
          cls={spec.cls}
          field={questions[asking.value].field}
          title={t(questions[asking.value].action)}
          action={t('list.apply')}
          onClose={() => (asking.value = undefined)}
          onValue={(value) => asking.value && void answer(asking.value, value)}
        />
      )}
    </div>
  )
}
