import { useSignal } from '@preact/signals'
import type { RewindCount } from '../../crm/past'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { errorText } from '../state/error-text'
import { useCommand } from '../state/use-command'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field, FieldError } from '../ui/field'
import { TextInput } from '../ui/text-input'
import styles from './history.module.css'

const pad = (number: number): string => String(number).padStart(2, '0')

/** As a field for date and time wants it, in the person's own time. */
function fieldText(at: number): string {
  const day = new Date(at)
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}T${pad(day.getHours())}:${pad(day.getMinutes())}`
}

const hour = 3_600_000

/** The whole ledger as it was: counted first, done as a new change that can be taken back. */
export function RewindDialog({ now, onClose }: { readonly now: number; readonly onClose: () => void }) {
  const text = useSignal(fieldText(now - hour))
  const count = useSignal<RewindCount | undefined>(undefined)
  const { run, pending, error } = useCommand()
  const at = new Date(text.value).getTime()
  const ready = Number.isFinite(at) && at <= Date.now()
  const found = count.value
  const total = found === undefined ? 0 : found.changed + found.restored + found.removed
  const ask = async (): Promise<void> => {
    const outcome = await run({ kind: 'rewind', at, dry: true }, { quiet: true })
    if (outcome.ok) count.value = outcome.value.rewind
  }
  const goBack = async (): Promise<void> => {
    const done = t('changes.back_done', { when: formatMoment(at) })
    const outcome = await run({ kind: 'rewind', at, dry: false }, { done, quiet: true })
    if (outcome.ok) onClose()
  }
  const footer = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      {total > 0 ? (
        <Button kind="primary" busy={pending.value} onClick={() => void goBack()}>
          {t('changes.back_do')}
        </Button>
      ) : (
        <Button kind="primary" busy={pending.value} disabled={!ready} onClick={() => void ask()}>
          {t('changes.back_count')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog title={t('changes.back_title')} onClose={onClose} footer={footer}>
      <p class={styles.both}>{t('changes.back_text')}</p>
      <Field label={t('changes.back_when')}>
        {(control) => (
          <TextInput
            {...control}
            type="datetime-local"
            value={text.value}
            onInput={(next) => {
              text.value = next
              count.value = undefined
            }}
          />
        )}
      </Field>
      <div aria-live="polite">
        {found !== undefined && total === 0 && <p>{t('changes.back_nothing')}</p>}
        {found !== undefined && total > 0 && (
          <ul class={styles.count}>
            {found.changed > 0 && <li>{t('changes.back_changed', { count: found.changed })}</li>}
            {found.restored > 0 && <li>{t('changes.back_restored', { count: found.restored })}</li>}
            {found.removed > 0 && <li>{t('changes.back_removed', { count: found.removed })}</li>}
          </ul>
        )}
      </div>
      {error.value && <FieldError id="rewind-error" text={errorText(error.value)} />}
    </Dialog>
  )
}
