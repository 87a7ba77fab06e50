import { useEffect, useId } from 'preact/hooks'
import type { RecordId } from '../../crm/types'
import { t } from '../../platform/i18n'
import { newId } from '../../platform/ids'
import { useDraft } from '../state/drafts'
import { errorText } from '../state/error-text'
import { useOnce } from '../state/use-once'
import { useCommand } from '../state/use-command'
import { Button } from '../ui/button'
import { Field, FieldError } from '../ui/field'
import type { IconName } from '../ui/icon'
import { Tabs } from '../ui/tabs'
import { Select, TextArea, TextInput } from '../ui/text-input'
import { callResults, callResultText } from './activity-words'
import {
  composerKinds,
  composerWrite,
  decodeComposer,
  emptyComposer,
  isEmptyComposer,
  type ComposerDraft,
  type ComposerKind
} from './composer-draft'
import { PrivateChoice } from './private-mark'
import styles from './composer.module.css'

export type { ComposerKind } from './composer-draft'

const looks: Readonly<
  Record<ComposerKind, { readonly label: MessageKey; readonly done: MessageKey; readonly icon: IconName }>
> = {
  note: { label: 'composer.note', done: 'composer.note_saved', icon: 'note' },
  call: { label: 'composer.call', done: 'composer.call_saved', icon: 'call' },
  letter: { label: 'composer.letter', done: 'composer.letter_saved', icon: 'letter' },
  meeting: { label: 'composer.meeting', done: 'composer.meeting_saved', icon: 'meeting' }
}

export interface ComposerProps {
  readonly id: RecordId
  /** Which form is open; `undefined` shows the buttons. */
  readonly kind: ComposerKind | undefined
  readonly onKind: (kind: ComposerKind | undefined) => void
  readonly now: number
  /** The record is for oneself alone, and so is all that is written down about it. */
  readonly hidden?: boolean
}

/** Writes down what happened: a note, a call, a letter, a meeting. What is half typed is kept. */
export function Composer({ id, kind, onKind, now, hidden = false }: ComposerProps) {
  const draft = useDraft(`activity.${id}`, emptyComposer, decodeComposer)
  const { save, error, pending } = useCommand()
  const panel = useId()
  const { value } = draft.value
  const restored = draft.restored.value && !isEmptyComposer(value)
  useEffect(() => {
    if (restored) onKind(value.kind)
  }, [restored])

  const set = (part: Partial<ComposerDraft>): void => {
    draft.value.value = { ...draft.value.peek(), ...part }
  }
  const choose = (next: ComposerKind): void => {
    set({ kind: next })
    onKind(next)
  }
  const close = (): void => {
    draft.discard()
    onKind(undefined)
  }
  const submit = useOnce(async () => {
    if (!kind) return
    const write = composerWrite({ ...value, kind }, newId('act'), [id], Date.now())
    const outcome = await save([write], { done: t(looks[kind].done), quiet: true })
    if (outcome.ok) close()
  })

  if (!kind)
    return (
      <div class={styles.start}>
        {composerKinds.slice(0, 3).map((each) => (
          <Button key={each} wide icon={looks[each].icon} size="small" onClick={() => choose(each)}>
            {t(looks[each].label)}
          </Button>
        ))}
      </div>
    )
  const tabs = composerKinds.map((each) => ({ id: each, label: t(looks[each].label) }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter sends from any of its fields
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
      }}
    >
      <Tabs label={t('composer.label')} tabs={tabs} current={kind} onChange={choose} panel={panel} />
      <div id={panel} role="tabpanel" class={styles.form} style="padding: 0; border: 0; box-shadow: none">
        <Fields kind={kind} draft={value} set={set} now={now} />
        <PrivateChoice checked={value.private} onChange={(checked) => set({ private: checked })} always={hidden} />
      </div>
      {error.value && <FieldError id={`${panel}-error`} text={errorText(error.value)} />}
      <div class={styles.foot}>
        <Button kind="quiet" onClick={close}>
          {t('ui.cancel')}
        </Button>
        <Button kind="primary" submit busy={pending.value} disabled={kind === 'note' && value.text.trim() === ''}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly kind: ComposerKind
  readonly draft: ComposerDraft
  readonly set: (part: Partial<ComposerDraft>) => void
  readonly now: number
}

function Fields({ kind, draft, set, now }: FieldsProps) {
  const text = (
    <TextArea
      label={t(looks[kind].label)}
      placeholder={t(kind === 'note' ? 'composer.note_placeholder' : 'composer.text_placeholder')}
      value={draft.text}
      rows={kind === 'note' ? 3 : 2}
      areaRef={kind === 'note' ? focusOnce : null}
      onInput={(next) => set({ text: next })}
    />
  )
  if (kind === 'note') return text
  return (
    <>
      {(kind === 'letter' || kind === 'meeting') && (
        <Field label={t('field.subject')}>
          {(control) => <TextInput {...control} value={draft.subject} onInput={(subject) => set({ subject })} />}
        </Field>
      )}
      <div class={styles.pair}>
        {kind !== 'meeting' && (
          <Field label={t('composer.direction')}>
            {(control) => (
              <Select
                {...control}
                value={draft.direction}
                options={[
                  { value: 'out', label: t(kind === 'call' ? 'composer.call_out' : 'composer.letter_out') },
                  { value: 'in', label: t(kind === 'call' ? 'composer.call_in' : 'composer.letter_in') }
                ]}
                onChange={(direction) => set({ direction: direction === 'in' ? 'in' : 'out' })}
              />
            )}
          </Field>
        )}
        {kind === 'call' && (
          <Field label={t('composer.result')}>
            {(control) => (
              <Select
                {...control}
                value={draft.result}
                options={callResults.map((result) => ({ value: result, label: callResultText(result) }))}
                onChange={(result) => set({ result })}
              />
            )}
          </Field>
        )}
        {kind === 'call' && (
          <Field label={t('composer.minutes')}>
            {(control) => (
              <TextInput {...control} type="number" value={draft.minutes} onInput={(minutes) => set({ minutes })} />
            )}
          </Field>
        )}
        <Field label={t('composer.when')}>
          {(control) => (
            <TextInput
              {...control}
              type="datetime-local"
              value={draft.at === '' ? localMoment(now) : draft.at}
              onInput={(at) => set({ at })}
            />
          )}
        </Field>
      </div>
      {text}
    </>
  )
}

const focused = new WeakSet<Element>()

/** The first time it is there; a redraw must not steal the focus back. */
function focusOnce(area: HTMLTextAreaElement | null): void {
  if (!area || focused.has(area)) return
  focused.add(area)
  area.focus()
}

/** `YYYY-MM-DDTHH:mm` in local time, as the input wants it. */
function localMoment(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
