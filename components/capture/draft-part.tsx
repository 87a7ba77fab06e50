import type { CaptureResult, Draft } from '../../capture/types'
import { hidden, settings } from '../../crm/build'
import { inputFromDraft } from '../../crm/from-draft'
import type { Row } from '../../crm/queries'
import type { Origin, RecordId } from '../../crm/types'
import { t } from '../../platform/i18n'
import { newId } from '../../platform/ids'
import { ErasedNote } from '../erase/erased-note'
import { useLedger } from '../state/client'
import { useDraft } from '../state/drafts'
import { errorText } from '../state/error-text'
import { usePhoneParser } from '../state/phone-parser'
import { useCommand } from '../state/use-command'
import { useOnce } from '../state/use-once'
import { useLive } from '../state/use-live'
import { DraftCard } from './draft-card'
import { decodeEdits, draftLines, editedDraft, noEdits } from './draft-form'
import { addToRecord, linkCompany, linkedMail, mailWrite, newRecord, parsePhones } from './draft-save'
import type { PageView } from './page-context'

export interface PartProps {
  readonly view: PageView
  readonly result: CaptureResult
  readonly draft: Draft
  /** Mails of this thread that are linked already. */
  readonly activities: readonly Row[]
  /** People of this mail who are known. */
  readonly people: readonly Row[]
  readonly now: number
}

const origins: Readonly<Record<PageView['kind'], Origin>> = {
  mail: 'mail',
  page: 'page',
  file: 'file',
  text: 'hand',
  none: 'hand'
}

export const originOf = (view: PageView): Origin => origins[view.kind]

/** A new person or company of the page, saved with its company and its mail in one command. */
export function DraftPart({ view, result, draft, activities, now, id: name }: PartProps & { readonly id: string }) {
  const ledger = useLedger()
  const parsePhone = usePhoneParser()
  const { save, error, pending } = useCommand()
  const edits = useDraft(`capture.${view.key}.${name}`, noEdits, decodeEdits)
  const edited = editedDraft(draft, edits.value.value)
  const set = settings(inputFromDraft(edited))
  const rec = Object.fromEntries(Object.entries(set).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
  const duplicates = useLive(
    { q: 'duplicates', cls: draft.kind, rec, ...(edited.company === undefined ? {} : { company: edited.company }) },
    true
  ).value

  const message = result.message
  const store = useOnce(async (target: Row | undefined): Promise<void> => {
    const parsed = await parsePhones(edited, parsePhone)
    const companyDraft = result.drafts.find((each) => each.kind === 'company' && each.name === draft.company)
    const company = draft.kind === 'person' ? await linkCompany(ledger, parsed, companyDraft) : undefined
    const id: RecordId = target?.id ?? newId(draft.kind === 'person' ? 'per' : 'com')
    const main = target ? addToRecord(parsed, target, company?.id) : newRecord(parsed, id, company?.id)
    const used = company && (!target || target.rec['company'] === undefined) ? company.writes : []
    const mail =
      message && edits.value.peek().log && draft.kind === 'person'
        ? [
            mailWrite(message, [id], {
              now,
              keepText: edits.value.peek().keepText,
              linked: linkedMail(message, activities)
            })
          ]
        : []
    const name = target ? String(target.rec['name'] ?? '') : edited.name
    const done = t(target ? 'capture.added' : 'form.saved', { name })
    const made = [...used, ...(main ? [main] : []), ...mail]
    // What is added to a record that is there stays where that is.
    const writes = edits.value.peek().private && !target ? made.map(hidden) : made
    if (writes.length === 0) return
    const outcome = await save(writes, { done, quiet: true, origin: originOf(view) })
    if (outcome.ok) edits.discard()
  })
  const addTo = async (id: RecordId): Promise<void> => store(await ledger.read({ q: 'record', id }))

  const fault = error.value
  return (
    <>
      <ErasedNote cls={draft.kind} rec={rec} />
      <DraftCard
        kind={draft.kind}
        lines={draftLines(draft, edits.value.value)}
        edits={edits.value.value}
        onEdits={(next) => (edits.value.value = next)}
        duplicates={duplicates ?? []}
        mail={message !== undefined && draft.kind === 'person'}
        busy={pending.value}
        error={fault && { field: fault.kind === 'invalid' ? fault.field : undefined, text: errorText(fault) }}
        onSave={() => void store(undefined)}
        onAddTo={(id) => void addTo(id)}
      />
    </>
  )
}
