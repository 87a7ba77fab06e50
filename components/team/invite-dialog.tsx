import { useRef, useState } from 'preact/hooks'
import type { PlaceView } from '../../crm/mailbox'
import type { Role, TeamStatus } from '../../crm/team'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { useDeliveryView } from '../state/delivery'
import { useAsk } from '../state/team'
import { useOnce } from '../state/use-once'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Select } from '../ui/text-input'
import { HandOver } from './hand-over'
import { joinedText, type InvitationText } from './invitation-text'
import { PasteBox } from './paste-box'
import { grantable, roleText, roleWord, teamErrorText } from './team-words'
import styles from './team.module.css'

export interface InviteDialogProps {
  readonly team: TeamStatus
  /** For a further device of the same person. */
  readonly own?: boolean
  readonly onClose: () => void
}

/** These begin only when somebody with the right has approved the newcomer. */
const approved: readonly Role[] = ['owner', 'admin', 'manager']

const hintOf = (role: Role): string =>
  approved.includes(role) ? `${roleText(role)} ${t('team.invite.approved')}` : roleText(role)

/** Whether both must be online for the newcomer to get in. */
function apart(server: PlaceView | undefined, folder: PlaceView | undefined): string {
  if (server !== undefined) return t('team.invite.with_place', { place: server.label })
  if (folder !== undefined) return t('team.invite.with_folder', { place: folder.label })
  return t('team.invite.without_place')
}

interface Made extends InvitationText {
  readonly until: number
}

const day = 86_400_000
const ages = [1, 7, 30] as const

/** Makes an invitation, hands it over, and takes the newcomer's reply. */
export function InviteDialog({ team, own = false, onClose }: InviteDialogProps) {
  const asker = useAsk()
  const possible = grantable(team.self.role)
  const [role, setRole] = useState<Role>(possible.includes('rep') ? 'rep' : (possible[0] ?? 'reader'))
  const [days, setDays] = useState<number>(7)
  const [made, setMade] = useState<Made | undefined>()
  const { places } = useDeliveryView().value
  const server = places.find(({ kind }) => kind === 'server')
  const folder = places.find(({ kind }) => kind === 'folder')

  const invite = useOnce(async () => {
    const invited = await asker.ask(own ? { ask: 'invite-device' } : { ask: 'invite', role, days })
    if (!invited.ok) return
    const code = invited.value.text ?? ''
    const until = Date.now() + (own ? day / 24 : days * day)
    // Without a way out of this browser the code alone still works, through the mailbox.
    const offered = await asker.ask({ ask: 'offer' })
    asker.clear()
    const signal = offered.ok ? offered.value.text : undefined
    const by = team.members.find(({ me }) => me)?.name
    setMade({
      code,
      until,
      ...(signal === undefined ? {} : { signal }),
      ...(server?.address === undefined ? {} : { place: server.address }),
      ...(by === undefined ? {} : { by })
    })
  })
  const error = asker.error.value
  return (
    <Dialog
      title={t(own ? 'team.own_device.title' : 'team.invite.title')}
      onClose={onClose}
      footer={
        made === undefined ? (
          <>
            <Button kind="quiet" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button kind="primary" busy={asker.pending.value} onClick={() => void invite()}>
              {t('team.invite.action')}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>{t('ui.close')}</Button>
        )
      }
    >
      {made !== undefined ? (
        <>
          <Invitation team={team} made={made} own={own} />
          <p class={styles.quiet}>{apart(server, folder)}</p>
        </>
      ) : (
        <>
          {own ? (
            <p>{t('team.own_device.text')}</p>
          ) : (
            <>
              <Field label={t('team.invite.role')} hint={hintOf(role)}>
                {(control) => (
                  <Select
                    {...control}
                    value={role}
                    options={possible.map((each) => ({ value: each, label: roleWord(each) }))}
                    onChange={(value) => setRole(possible.find((each) => each === value) ?? role)}
                  />
                )}
              </Field>
              <Field label={t('team.invite.days')}>
                {(control) => (
                  <Select
                    {...control}
                    value={String(days)}
                    options={ages.map((each) => ({
                      value: String(each),
                      label: t('team.invite.days_count', { count: each })
                    }))}
                    onChange={(value) => setDays(Number(value))}
                  />
                )}
              </Field>
            </>
          )}
          {error !== undefined && (
            <Banner tone="cloth" icon="warning" alert>
              {teamErrorText(error)}
            </Banner>
          )}
        </>
      )}
    </Dialog>
  )
}

function Invitation({ team, made, own }: { readonly team: TeamStatus; readonly made: Made; readonly own: boolean }) {
  const asker = useAsk()
  const [tried, setTried] = useState(false)
  const known = useRef(new Set(team.members.flatMap(({ devices }) => devices.map(({ id }) => id))))
  const joined = team.members.find(({ devices }) => devices.some(({ id }) => !known.current.has(id)))
  const machine = joinedText(made)
  const text = t(own ? 'team.own_device.message' : 'team.invite.message', {
    team: team.name,
    until: formatMoment(made.until)
  })
  if (joined !== undefined)
    return (
      <Banner icon="check" alert title={t('team.invite.joined', { name: joined.name })}>
        {t(joined.waiting ? 'team.invite.joined_waiting' : 'team.invite.joined_text')}
      </Banner>
    )
  return (
    <>
      <HandOver
        label={t(own ? 'team.own_device.send' : 'team.invite.send')}
        text={`${text}\n\n${machine}`}
        code={machine}
      />
      <p class={styles.quiet}>{t('team.invite.secret')}</p>
      {made.signal === undefined ? (
        <Banner tone="amber" icon="info">
          {t('team.invite.no_links')}
        </Banner>
      ) : tried ? (
        <p role="status">{t('team.connect.trying')}</p>
      ) : (
        <PasteBox
          label={t('team.invite.paste')}
          hint={t('team.invite.paste_hint')}
          action={t('team.connect.action')}
          primary
          error={asker.error.value === undefined ? undefined : teamErrorText(asker.error.value)}
          busy={asker.pending.value}
          onText={async (reply) => {
            const accepted = await asker.ask({ ask: 'accept', text: reply })
            setTried(accepted.ok)
          }}
        />
      )}
    </>
  )
}
