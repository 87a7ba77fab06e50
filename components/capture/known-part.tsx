import { useState } from 'preact/hooks'
import { edit, settings, type RecordInput } from '../../crm/build'
import type { Row } from '../../crm/queries'
import { formatList, t } from '../../platform/i18n'
import { formatPhone } from '../people/phone'
import { rowTitle } from '../people/row-line'
import { useCommand } from '../state/use-command'
import { useOnce } from '../state/use-once'
import { lazy } from '../state/lazy'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Check } from '../ui/field'
import { editedDraft, noEdits } from './draft-form'
import { additions, linkedMail, mailWrite } from './draft-save'
import { originOf, type PartProps } from './draft-part'
import { KnownCard } from './known-card'
import styles from './known-card.module.css'

const SameAs = lazy(async () => (await import('../duplicates/same-as')).SameAs)

/** Somebody of the page who is in the ledger: what is new about them, and the mail to log. */
export function KnownPart(props: PartProps & { readonly row: Row }) {
  const { row, draft, view, result, now } = props
  const { save } = useCommand()
  const timeline = useLive({ q: 'timeline', id: row.id, count: 6 }).value
  const events = (timeline?.entries ?? []).flatMap((entry) => entry.activity ?? []).slice(0, 2)
  const fresh = additions(editedDraft(draft, noEdits), row)
  const add = (input: RecordInput): void =>
    void save([edit(row.cls, row.id, settings(input, row.rec))], {
      done: t('capture.added', { name: rowTitle(row) }),
      origin: originOf(view)
    })
  return (
    <KnownCard
      row={row}
      events={events}
      now={now}
      news={
        <>
          {fresh && <News input={fresh} row={row} onAdd={() => add(fresh)} />}
          <SameAs row={row} />
        </>
      }
      action={result.message && row.cls === 'person' && <LogMail {...props} />}
    />
  )
}

/** The new values as they would be read. */
function newTexts(input: RecordInput, row: Row): string[] {
  const fresh = (prefix: string, values: readonly { readonly value: string }[] | undefined): string[] =>
    (values ?? []).map(({ value }) => value).filter((value) => !Object.hasOwn(row.rec, prefix + value.toLowerCase()))
  return [
    ...(input.title === undefined ? [] : [input.title]),
    ...fresh('phone/', input.phones).map(formatPhone),
    ...fresh('email/', input.emails),
    ...fresh('url/', input.urls),
    ...Object.values(input.addresses ?? {}).flatMap((address) => address?.raw ?? []),
    ...Object.values(input.taxIds ?? {})
  ]
}

function News({ input, row, onAdd }: { readonly input: RecordInput; readonly row: Row; readonly onAdd: () => void }) {
  const texts = newTexts(input, row)
  if (texts.length === 0) return null
  return (
    <div class={styles.news}>
      <span>
        <b>{t('capture.news')}</b> {formatList(texts.slice(0, 4), 'unit')}
      </span>
      <span>
        <Button size="small" icon="plus" onClick={onAdd}>
          {t('capture.add_news')}
        </Button>
      </span>
    </div>
  )
}

/** Links the mail to everybody known in it; says beforehand what will be kept, and for whom. */
function LogMail({ row, result, activities, people, now }: PartProps & { readonly row: Row }) {
  const { run, save, pending } = useCommand()
  const [keepText, setKeepText] = useState(false)
  const { message } = result
  const linked = message && linkedMail(message, activities)
  const all = [row, ...people.filter(({ id }) => id !== row.id)]
  const submit = useOnce(async () => {
    if (!message) return
    const write = mailWrite(
      message,
      all.map(({ id }) => id),
      { now, keepText, linked }
    )
    await save([write], { done: t('capture.logged'), origin: 'mail' })
  })
  // Not an undo of the command that linked the mail: that one may have made the person too.
  const takeBack = useOnce(async () => {
    if (linked)
      await run({ kind: 'remove', records: [{ cls: 'activity', id: linked.id }] }, { done: t('capture.unlogged') })
  })
  if (!message) return null
  if (linked?.rec[`with/${row.id}`] === true)
    return (
      <Button wide onClick={() => void takeBack()}>
        {t('capture.is_logged_undo')}
      </Button>
    )
  return (
    <>
      <div class={styles.store}>
        <p class={styles.stored}>{t('capture.will_store', { names: formatList(all.map(rowTitle)) })}</p>
        {message.replyText !== undefined && (
          <Check quietly label={t('capture.keep_text')} checked={keepText} onChange={setKeepText} />
        )}
      </div>
      <Button kind="primary" wide busy={pending.value} onClick={() => void submit()}>
        {t('capture.log')}
      </Button>
    </>
  )
}
