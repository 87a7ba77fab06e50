import { useSignal } from '@preact/signals'
import type { DuplicateReason } from '../../crm/queries'
import { formatNumber, t } from '../../platform/i18n'
import { announce } from '../state/announce'
import { href } from '../state/router'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Empty } from '../ui/empty'
import { groupsOf, type Group } from './groups'
import { KindBar } from './kind-bar'
import { MergeDialog } from './merge-dialog'
import { mergeOfAll, type MergePart } from './merge-fields'
import { PairCard } from './pair-card'
import { usePairSearch } from './use-pair-search'
import styles from './duplicates.module.css'

type Cls = 'person' | 'company'
const page = 30
/** Pairs that one command merges. */
const mostAtOnce = 500

/** Everybody who may be in the ledger twice, with the reasons; merged, told apart, and always taken back. */
export function DuplicatesPage({ now }: { readonly now: number }) {
  const cls = useSignal<Cls>('person')
  const kind = useSignal<DuplicateReason['kind'] | undefined>(undefined)
  const count = useSignal(page)
  const choosing = useSignal<Group | undefined>(undefined)
  const sure = useSignal(false)
  const { run, pending } = useCommand()
  const query = { q: 'pairs', cls: cls.value, count: count.value } as const
  const found = useLive(kind.value === undefined ? query : { ...query, kind: kind.value }, true).value
  usePairSearch(found?.left)
  const ofKind = kind.value === undefined ? (found?.total ?? 0) : (found?.kinds[kind.value] ?? 0)

  const merge = async (merges: readonly MergePart[]): Promise<void> => {
    const done = t('merge.done', { count: merges.length })
    const outcome = await run({ kind: 'merge', merges: [...merges] }, { done })
    if (outcome.ok) announce(done)
    choosing.value = undefined
    sure.value = false
  }
  const mergeAll = (groups: readonly Group[]): Promise<void> =>
    merge(groups.flatMap(({ rows }) => mergeOfAll(rows) ?? []))
  const tellApart = ({ pairs }: Group) =>
    run({ kind: 'distinct', on: true, pairs: pairs.map(({ a, b }) => [a.id, b.id]) }, { done: t('merge.told_apart') })

  const shown = found?.pairs ?? []
  const groups = groupsOf(shown)
  return (
    <section class={styles.page} aria-labelledby="duplicates-title">
      <header class={styles.head}>
        <h1 id="duplicates-title" class={styles.title}>
          {t('merge.room')} <span class={styles.count}>{found === undefined ? '' : formatNumber(ofKind)}</span>
        </h1>
        <Button size="small" kind="quiet" icon="search" onClick={() => void run({ kind: 'pairs', again: true })}>
          {t('merge.look_again')}
        </Button>
      </header>
      <KindBar
        cls={cls.value}
        onCls={(next) => {
          cls.value = next
          kind.value = undefined
        }}
        kinds={found?.kinds ?? {}}
        kind={kind.value}
        onKind={(next) => {
          kind.value = next
          count.value = page
        }}
      />
      <Progress left={found?.left ?? 0} of={found?.of ?? 0} />
      {kind.value !== undefined && shown.length > 1 && (
        <div class={styles.all}>
          <Button size="small" icon="merge" onClick={() => (sure.value = true)}>
            {t('merge.all', { count: Math.min(ofKind, mostAtOnce) })}
          </Button>
        </div>
      )}
      {found !== undefined && found.left === 0 && shown.length === 0 && (
        <Empty icon="check" title={t('merge.none')} text={t('merge.none_text')} />
      )}
      <ul class={styles.pairs} aria-busy={found === undefined}>
        {groups.map((group) => (
          <PairCard
            key={group.key}
            group={group}
            now={now}
            busy={pending.value}
            hrefOf={(id) => href('duplicates', id)}
            onMerge={() => void mergeAll([group])}
            onChoose={() => (choosing.value = group)}
            onDistinct={() => void tellApart(group)}
          />
        ))}
      </ul>
      {ofKind > shown.length && (
        <Button kind="quiet" onClick={() => (count.value += page)}>
          {t('merge.more')}
        </Button>
      )}
      {choosing.value && (
        <MergeDialog
          rows={choosing.value.rows}
          busy={pending.value}
          onMerge={(part) => void merge([part])}
          onClose={() => (choosing.value = undefined)}
        />
      )}
      {sure.value && kind.value !== undefined && (
        <MergeAll cls={cls.value} kind={kind.value} onMerge={mergeAll} onClose={() => (sure.value = false)} />
      )}
    </section>
  )
}

function Progress({ left, of }: { readonly left: number; readonly of: number }) {
  if (left === 0 || of === 0) return null
  return (
    <p class={styles.progress} role="status">
      <progress max={of} value={of - left} aria-label={t('merge.looking')} />
      {t('merge.looking_left', { count: left })}
    </p>
  )
}

interface MergeAllProps {
  readonly cls: Cls
  readonly kind: DuplicateReason['kind']
  readonly onMerge: (groups: readonly Group[]) => Promise<void>
  readonly onClose: () => void
}

/** Asks before many pairs are merged at once, with all of them read anew. */
function MergeAll({ cls, kind, onMerge, onClose }: MergeAllProps) {
  const pairs = useLive({ q: 'pairs', cls, kind, count: mostAtOnce }).value?.pairs
  const footer = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button kind="primary" icon="merge" disabled={!pairs} onClick={() => void (pairs && onMerge(groupsOf(pairs)))}>
        {t('merge.all', { count: pairs?.length ?? 0 })}
      </Button>
    </>
  )
  return (
    <Dialog title={t('merge.all_title')} onClose={onClose} footer={footer}>
      <p class={styles.text}>{t('merge.all_text', { count: pairs?.length ?? 0 })}</p>
    </Dialog>
  )
}
