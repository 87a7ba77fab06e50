import { useSignal } from '@preact/signals'
import type { Row } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { reasonText } from '../people/possible-duplicates'
import { rowHref, rowTitle, secondLine } from '../people/row-line'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Words } from '../ui/words'
import { MergeDialog } from './merge-dialog'
import type { MergePart } from './merge-fields'
import styles from './duplicates.module.css'

/** Likely enough to be mentioned on a record that nobody asked about. */
const mention = 0.5
const most = 2

/** "May be the same as …" on the page of a record, with what to do about it. */
export function SameAs({ row }: { readonly row: Row }) {
  const { id, rec, company } = row
  const cls = row.cls === 'company' ? 'company' : 'person'
  const choosing = useSignal<Row | undefined>(undefined)
  const { run, pending } = useCommand()
  const query = { q: 'duplicates', cls, rec, except: id } as const
  const found = useLive(company === undefined ? query : { ...query, company }, true).value
  const likely = (found ?? []).filter(({ score }) => score >= mention).slice(0, most)
  const merge = async (part: MergePart): Promise<void> => {
    await run({ kind: 'merge', merges: [part] }, { done: t('merge.done', { count: 1 }) })
    choosing.value = undefined
  }
  const tellApart = (other: Row): void =>
    void run({ kind: 'distinct', on: true, pairs: [[id, other.id]] }, { done: t('merge.told_apart') })
  if (likely.length === 0) return null
  return (
    <>
      {likely.map(({ row: other, reasons }) => (
        <Banner
          key={other.id}
          tone="amber"
          icon="same"
          actions={
            <>
              <Button size="small" icon="merge" disabled={pending.value} onClick={() => (choosing.value = other)}>
                {t('merge.action_with')}
              </Button>
              <Button size="small" kind="quiet" disabled={pending.value} onClick={() => tellApart(other)}>
                {t('merge.not_same')}
              </Button>
            </>
          }
        >
          <Words
            k="merge.perhaps"
            places={{
              name: (
                <a href={rowHref(other)} title={secondLine(other)}>
                  <bdi>{rowTitle(other)}</bdi>
                </a>
              ),
              why: <span class={styles.why}>{reasons.slice(0, 2).map(reasonText).join(', ')}</span>
            }}
          />
        </Banner>
      ))}
      {choosing.value && (
        <MergeDialog
          rows={[row, choosing.value]}
          busy={pending.value}
          onMerge={(part) => void merge(part)}
          onClose={() => (choosing.value = undefined)}
        />
      )}
    </>
  )
}
