import { useSignal } from '@preact/signals'
import type { Write } from '../../crm/commands'
import type { LogEntry } from '../../crm/log'
import type { Row } from '../../crm/queries'
import type { Scalar } from '../../crm/types'
import { t } from '../../platform/i18n'
import { shownValue } from '../people/change-words'
import { fieldWord } from '../people/field-words'
import { rowTitle } from '../people/row-line'
import { kept, type Kept } from '../state/kept'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import styles from './history.module.css'

/** A value that an undo left alone: what it is now and what it would be. */
interface Choice {
  readonly row: Row
  readonly id: string
  readonly key: string
  readonly now: Scalar | null
  readonly earlier: Scalar | null
}

const most = 100

/** What an undo did not touch because it was changed since, and the offer to overwrite it. */
export function KeptDialog() {
  const open = kept.value
  return open === undefined ? null : <Asked key={open.target} open={open} />
}

function Asked({ open }: { readonly open: Kept }) {
  const off = useSignal<ReadonlySet<string>>(new Set())
  const { save } = useCommand()
  const values = open.values.slice(0, most)
  const entry = useLive({ q: 'entry', id: open.target }).value
  const rows = useLive({ q: 'records', ids: [...new Set(values.map(({ id }) => id))] }).value ?? []
  const choices = values.flatMap(({ id, key }) => choiceOf(entry, rows, id, key))
  const wanted = choices.filter((choice) => !off.value.has(nameOf(choice)))
  const close = (): void => {
    kept.value = undefined
  }
  const overwrite = async (): Promise<void> => {
    const outcome = await save(writesOf(wanted), { done: t('changes.overwritten') })
    if (outcome.ok) close()
  }
  const toggle = (choice: Choice): void => {
    const next = new Set(off.value)
    if (!next.delete(nameOf(choice))) next.add(nameOf(choice))
    off.value = next
  }
  if (choices.length === 0) return null
  const footer = (
    <>
      <Button onClick={close}>{t('changes.keep')}</Button>
      <Button kind="primary" disabled={wanted.length === 0} onClick={() => void overwrite()}>
        {t('changes.overwrite')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('changes.kept_title')} onClose={close} footer={footer}>
      <p class={styles.both}>{t('changes.kept_text')}</p>
      <div class={styles.kept}>
        {choices.map((choice) => (
          <label key={nameOf(choice)} class={styles.option}>
            <input type="checkbox" checked={!off.value.has(nameOf(choice))} onChange={() => toggle(choice)} />
            <span>
              <b>
                <bdi>{rowTitle(choice.row)}</bdi>
              </b>{' '}
              · {fieldWord(choice.key)}
              <br />
              <span class={styles.both}>
                {t('changes.kept_now')}: <bdi>{textOf(choice.key, choice.now)}</bdi> · {t('changes.kept_then')}:{' '}
                <bdi>{textOf(choice.key, choice.earlier)}</bdi>
              </span>
            </span>
          </label>
        ))}
      </div>
    </Dialog>
  )
}

const nameOf = ({ id, key }: Pick<Choice, 'id' | 'key'>): string => `${id} ${key}`

function textOf(key: string, value: Scalar | null): string {
  const text = shownValue(key, value)
  return text === '' ? t('changes.kept_empty') : text.slice(0, 120)
}

const told: ReadonlySet<string> = new Set(['createdAt', 'updatedAt', 'deletedAt', 'mergedInto', 'sample'])

function choiceOf(entry: LogEntry | undefined, rows: readonly Row[], id: string, key: string): Choice[] {
  const row = rows.find((each) => each.id === id || each.also?.includes(id) === true)
  const change = entry?.changes.find((each) => each.id === id)
  if (row === undefined || change === undefined || told.has(key) || key.startsWith('pick/')) return []
  const now = Object.hasOwn(row.rec, key) ? (row.rec[key] ?? null) : null
  const earlier = change.before[key] ?? null
  return now === earlier ? [] : [{ row, id, key, now, earlier }]
}

function writesOf(choices: readonly Choice[]): Write[] {
  const byId = new Map<string, Write>()
  for (const { row, key, earlier } of choices) {
    const before = byId.get(row.id)
    byId.set(row.id, { cls: row.cls, id: row.id, create: false, set: { ...before?.set, [key]: earlier } })
  }
  return [...byId.values()]
}
