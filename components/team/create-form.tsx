import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { EntryForm, faultOf, OwnName } from './entry-form'

/** Makes a team of the open ledger; its maker is the owner. */
export function CreateForm({ onCancel }: { readonly onCancel: () => void }) {
  const asker = useAsk()
  const [name, setName] = useState('')
  return (
    <EntryForm
      asker={asker}
      action={t('team.create.action')}
      needed={[name]}
      onEnter={(device) => asker.ask({ ask: 'create', name, device })}
      onCancel={onCancel}
    >
      {(missing) => <OwnName value={name} error={missing(name) ?? faultOf(asker)} autoFocus onInput={setName} />}
    </EntryForm>
  )
}
