import { useState } from 'preact/hooks'
import type { Role, TeamMember, TeamStatus } from '../../crm/team'
import { t } from '../../platform/i18n'
import { Field } from '../ui/field'
import { Select } from '../ui/text-input'
import { ConfirmDialog } from './confirm-dialog'
import { grantable, roleText, roleWord } from './team-words'

export interface RoleDialogProps {
  readonly team: TeamStatus
  readonly member: TeamMember
  readonly onClose: () => void
}

export function RoleDialog({ team, member, onClose }: RoleDialogProps) {
  const [role, setRole] = useState<Role>(member.role)
  const possible = grantable(team.self.role)
  return (
    <ConfirmDialog
      title={t('team.role_of', { name: member.name })}
      action={t('ui.save')}
      request={{ ask: 'set-role', member: member.id, role }}
      onClose={onClose}
    >
      <Field label={t('team.invite.role')} hint={roleText(role)}>
        {(control) => (
          <Select
            {...control}
            value={role}
            options={possible.map((each) => ({ value: each, label: roleWord(each) }))}
            onChange={(value) => setRole(possible.find((each) => each === value) ?? role)}
          />
        )}
      </Field>
    </ConfirmDialog>
  )
}
