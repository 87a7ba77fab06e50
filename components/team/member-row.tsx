import { useState } from 'preact/hooks'
import type { TeamDevice, TeamMember, TeamStatus } from '../../crm/team'
import { daysBetween, formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { Avatar } from '../ui/avatar'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu, type MenuEntry } from '../ui/menu'
import { ago } from './amounts'
import { ConfirmDialog } from './confirm-dialog'
import { RoleDialog } from './role-dialog'
import { SafetyDialog } from './safety-dialog'
import { reaches, roleWord } from './team-words'
import styles from './member-row.module.css'

export interface MemberRowProps {
  readonly team: TeamStatus
  readonly member: TeamMember
  readonly now: number
}

type Open = 'role' | 'remove' | { readonly safety: TeamDevice } | { readonly device: TeamDevice }

/** One person of the team: who they are, whether they are here, and their devices. */
export function MemberRow({ team, member, now }: MemberRowProps) {
  const [open, setOpen] = useState<Open | undefined>()
  const asker = useAsk()
  const close = (): void => setOpen(undefined)
  const devices = member.devices.filter(({ gone }) => !gone)
  const may = !member.me && reaches(team, member.role) && !team.self.gone
  const entries: MenuEntry[] = [
    { kind: 'item', label: t('team.change_role'), icon: 'shield', run: () => setOpen('role') },
    { kind: 'item', label: t('team.remove'), icon: 'trash', danger: true, run: () => setOpen('remove') }
  ]
  return (
    <li class={styles.member}>
      <div class={styles.head}>
        <Avatar name={member.name} />
        <div class={styles.who}>
          <span class={styles.name}>
            <bdi>{member.name}</bdi>
            {member.me && <span class={styles.you}>{t('team.you')}</span>}
          </span>
          <span class={styles.second}>
            {roleWord(member.role)}
            {member.waiting && <span class={styles.waits}> · {t('team.waits')}</span>}
          </span>
        </div>
        <div class={styles.acts}>
          {member.waiting && may && (
            <Button
              kind="primary"
              size="small"
              busy={asker.pending.value}
              onClick={() => void asker.ask({ ask: 'approve', member: member.id })}
            >
              {t('team.approve')}
            </Button>
          )}
          {may && (
            <Menu
              label={t('team.actions_for', { name: member.name })}
              end
              entries={entries}
              trigger={(props) => (
                <Button
                  {...props}
                  kind="quiet"
                  size="small"
                  icon="more"
                  label={t('team.actions_for', { name: member.name })}
                />
              )}
            />
          )}
        </div>
      </div>
      <ul class={styles.devices}>
        {devices.map((device) => (
          <DeviceLine
            key={device.id}
            device={device}
            now={now}
            mine={member.me}
            onSafety={() => setOpen({ safety: device })}
            onRemove={may || (member.me && !device.me) ? () => setOpen({ device }) : undefined}
          />
        ))}
      </ul>
      {open === 'role' && <RoleDialog team={team} member={member} onClose={close} />}
      {open === 'remove' && (
        <ConfirmDialog
          title={t('team.remove_title', { name: member.name })}
          action={t('team.remove')}
          request={{ ask: 'remove-member', member: member.id }}
          onClose={close}
        >
          <p>{t('team.remove_text', { name: member.name })}</p>
          <p>{t('team.remove_limits', { name: member.name })}</p>
        </ConfirmDialog>
      )}
      {typeof open === 'object' && 'safety' in open && (
        <SafetyDialog name={member.name} device={open.safety} onClose={close} />
      )}
      {typeof open === 'object' && 'device' in open && (
        <ConfirmDialog
          title={t('team.remove_device_title', { device: open.device.label })}
          action={t('team.remove_device')}
          request={{ ask: 'remove-device', device: open.device.id }}
          onClose={close}
        >
          <p>{t('team.remove_device_text', { device: open.device.label })}</p>
        </ConfirmDialog>
      )}
    </li>
  )
}

interface DeviceLineProps {
  readonly device: TeamDevice
  readonly now: number
  readonly mine: boolean
  readonly onSafety: () => void
  readonly onRemove: (() => void) | undefined
}

function DeviceLine({ device, now, mine, onSafety, onRemove }: DeviceLineProps) {
  return (
    <li class={styles.device} data-online={device.online || device.me || undefined}>
      <span class={styles.dot} />
      <span class={styles.label}>
        <bdi>{device.label}</bdi>
        <span class={styles.second}> {presenceOf(device, now)}</span>
      </span>
      <span class={styles.acts}>
        {device.me ? null : device.verifiedAt === undefined ? (
          <Button kind="link" size="small" onClick={onSafety}>
            {t('team.compare')}
          </Button>
        ) : (
          <button
            type="button"
            class={styles.verified}
            title={t('team.verified_at', { when: formatMoment(device.verifiedAt) })}
            onClick={onSafety}
          >
            <Icon name="shield" size={14} />
            {t('team.verified')}
          </button>
        )}
        {onRemove && (
          <Button
            kind="quiet"
            size="small"
            icon="close"
            label={t(mine ? 'team.remove_own_device_label' : 'team.remove_device_label', { device: device.label })}
            onClick={onRemove}
          />
        )}
      </span>
    </li>
  )
}

function presenceOf({ me, online, seenAt, behindSince }: TeamDevice, now: number): string {
  if (me) return t('team.this_device')
  const seen = online
    ? t('team.here_now')
    : seenAt === undefined
      ? t('team.never_seen')
      : t('team.seen', { when: ago(seenAt, now) })
  return behindSince === undefined ? seen : `${seen} · ${behind(behindSince, now)}`
}

function behind(since: number, now: number): string {
  const days = daysBetween(since, now)
  return days > 0 ? t('team.behind_days', { count: days }) : t('team.behind', { when: ago(since, now) })
}
