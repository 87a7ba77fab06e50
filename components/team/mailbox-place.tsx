import { useState } from 'preact/hooks'
import type { PlaceView } from '../../crm/mailbox'
import type { TeamStatus } from '../../crm/team'
import { t } from '../../platform/i18n'
import { useDeliverer } from '../state/delivery'
import { useOnce } from '../state/use-once'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { allowFolder } from './mailbox-folder'
import { correspondentText, isSerious, mailboxProblemText, placeText } from './mailbox-words'
import { PlaceRow } from './place-row'
import { nameOfDevice } from './team-words'
import styles from './mailbox.module.css'

export interface MailboxPlaceProps {
  readonly place: PlaceView
  readonly team: TeamStatus
  readonly now: number
}

/** One place: how it stands there, with whom, and what can be done about it. */
export function MailboxPlace({ place, team, now }: MailboxPlaceProps) {
  const { ask, asking, error: problem } = useDeliverer()
  const [removing, setRemoving] = useState(false)
  const { id, kind, label, busy } = place
  const round = useOnce(() => ask({ ask: 'round', place: id }))
  const allow = useOnce(async () => {
    const found = await ask({ ask: 'folder', place: id })
    if (found.ok && (await allowFolder(found.value.folder))) await ask({ ask: 'round', place: id })
  })
  const remove = useOnce(() => ask({ ask: 'remove-place', place: id }))
  const people = place.others.filter(({ heardAt, trouble }) => heardAt !== undefined || trouble !== undefined)
  const state = place.problem !== undefined && !busy ? 'failed' : busy ? 'busy' : 'open'
  const failed = problem.value !== undefined && problem.value !== place.problem ? problem.value : undefined
  return (
    <PlaceRow
      kind={kind}
      label={label}
      state={state}
      text={placeText(place, now)}
      role={state === 'failed' ? 'alert' : undefined}
      more={
        <>
          {failed !== undefined && <span class={styles.state}>{mailboxProblemText(failed)}</span>}
          {people.length > 0 && (
            <ul class={styles.people}>
              {people.map((other) => (
                <li key={other.device} data-trouble={isSerious(other) || undefined}>
                  <bdi>{nameOfDevice(team, other.device) ?? t('mailbox.somebody')}</bdi>:{' '}
                  {correspondentText(other, now)}
                </li>
              ))}
            </ul>
          )}
        </>
      }
      action={
        place.problem === 'permission' && kind === 'folder' ? (
          <Button kind="primary" size="small" onClick={() => void allow()}>
            {t('mailbox.allow')}
          </Button>
        ) : (
          <Button size="small" busy={busy || asking.value === 'round'} onClick={() => void round()}>
            {t('mailbox.now')}
          </Button>
        )
      }
      away={t('mailbox.remove', { place: label })}
      onAway={() => setRemoving(true)}
    >
      {removing && (
        <Dialog
          title={t('mailbox.remove', { place: label })}
          onClose={() => setRemoving(false)}
          footer={
            <>
              <Button kind="quiet" onClick={() => setRemoving(false)}>
                {t('ui.cancel')}
              </Button>
              <Button kind="primary" onClick={() => void remove()}>
                {t('mailbox.remove_action')}
              </Button>
            </>
          }
        >
          <p>{t('mailbox.remove_text')}</p>
        </Dialog>
      )}
    </PlaceRow>
  )
}
