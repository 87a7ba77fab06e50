import { useSignal } from '@preact/signals'
import type { ListSpec } from '../../crm/queries'
import { viewCreation } from '../../crm/views'
import { t } from '../../platform/i18n'
import { newId } from '../../platform/ids'
import { useCommand } from '../state/use-command'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'

export interface SaveViewDialogProps {
  readonly spec: ListSpec
  readonly columns: readonly string[]
  readonly onSaved: (id: string) => void
  readonly onClose: () => void
}

/** Keeps the list as it stands under a name. */
export function SaveViewDialog({ spec, columns, onSaved, onClose }: SaveViewDialogProps) {
  const command = useCommand()
  const name = useSignal('')
  const save = async (): Promise<void> => {
    const given = name.value.trim()
    if (given === '') return
    const id = newId('viw')
    const outcome = await command.save([viewCreation(id, given, spec, columns)], {
      done: t('app.view_saved', { name: given })
    })
    if (outcome.ok) onSaved(id)
  }
  return (
    <Dialog
      title={t('list.save_view')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            busy={command.pending.value}
            disabled={name.value.trim() === ''}
            onClick={() => void save()}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <Field label={t('app.view_name')} hint={t('app.view_hint')}>
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            value={name.value}
            onInput={(value) => (name.value = value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void save()
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}
