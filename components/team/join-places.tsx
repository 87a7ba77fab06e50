import { useState } from 'preact/hooks'
import type { Joining, JoiningPlace, TeamRequest } from '../../crm/team'
import { formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { useNow } from '../state/use-now'
import { useOnce } from '../state/use-once'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { invitedTo } from './join-reply'
import { ServerDialog } from './mailbox-server'
import { mailboxProblemText } from './mailbox-words'
import { askFolder, PlaceButtons } from './place-buttons'
import { PlaceRow } from './place-row'
import { teamErrorText } from './team-words'
import places from './mailbox.module.css'
import styles from './team.module.css'

/** Where a newcomer asks to be let in while nobody is online. */
export function JoinPlaces({ joining }: { readonly joining: Joining }) {
  const asker = useAsk()
  const now = useNow()
  const known = joining.places ?? []
  const given = known.some(({ kind }) => kind === 'server') ? undefined : invitedTo.value
  const [naming, setNaming] = useState<{ readonly address?: string } | undefined>(
    given === undefined ? undefined : { address: given }
  )
  const [written, setWritten] = useState(false)
  const [oversized, setOversized] = useState(false)
  const ask = async (request: TeamRequest) => asker.ask(request)

  const onFolder = (folder: unknown) => ask({ ask: 'join-folder', folder })
  const addFolder = useOnce(() => askFolder(onFolder))
  async function writeFile(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const made = await ask({ ask: 'join-file' })
    if (!made.ok || made.value.file === undefined) return undefined
    setWritten(true)
    return made.value.file
  }
  async function readFile(file: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
    setOversized(file === undefined)
    if (file !== undefined) await ask({ ask: 'join-read', file })
  }
  const error = oversized ? 'damaged' : asker.error.value
  return (
    <>
      {known.length > 0 && (
        <ul class={places.places}>
          {known.map((place) => (
            <Place
              key={place.id}
              place={place}
              now={now}
              onLook={() => void ask({ ask: 'join-look' })}
              onForget={() => void ask({ ask: 'join-forget', place: place.id })}
              onChange={() =>
                place.kind === 'folder' ? void addFolder() : setNaming({ address: place.address ?? '' })
              }
            />
          ))}
        </ul>
      )}
      <PlaceButtons
        onFolder={onFolder}
        onServer={() => setNaming(given === undefined ? {} : { address: given })}
        write={{ text: t('team.joining.file_write'), busy: false, name: 'join.bahi-mail', make: writeFile }}
        read={{ text: t('team.joining.file_read'), busy: asker.pending.value, take: readFile }}
      />
      {written && (
        <p class={styles.quiet} role="status">
          {t('team.joining.file_hint')}
        </p>
      )}
      {error !== undefined && naming === undefined && (
        <Banner tone="cloth" icon="warning" alert>
          {teamErrorText(error)}
        </Banner>
      )}
      {naming !== undefined && (
        <ServerDialog
          address={naming.address}
          text={
            naming.address === undefined
              ? t('mailbox.server.text')
              : t('team.joining.place_given', { place: hostOf(naming.address) })
          }
          action={t('mailbox.server.add')}
          busy={asker.pending.value}
          problem={error === undefined ? undefined : teamErrorText(error)}
          onAdd={async (server) => {
            const done = await ask({ ask: 'join-server', ...server })
            if (done.ok) setNaming(undefined)
          }}
          onClose={() => setNaming(undefined)}
        />
      )}
    </>
  )
}

const hostOf = (address: string): string => URL.parse(address)?.host ?? address

interface PlaceProps {
  readonly place: JoiningPlace
  readonly now: number
  readonly onLook: () => void
  readonly onForget: () => void
  readonly onChange: () => void
}

function Place({ place, now, onLook, onForget, onChange }: PlaceProps) {
  const { kind, label, busy, problem } = place
  const mends = problem === 'permission' || problem === 'denied' || problem === 'missing' || problem === 'odd'
  return (
    <PlaceRow
      kind={kind}
      label={label}
      state={problem !== undefined && !busy ? 'failed' : 'open'}
      text={stateOf(place, now)}
      role="status"
      action={
        mends ? (
          <Button kind="primary" size="small" onClick={onChange}>
            {t(kind === 'folder' ? 'team.joining.choose_again' : 'team.joining.change')}
          </Button>
        ) : (
          <Button size="small" busy={busy} onClick={onLook}>
            {t('team.joining.look')}
          </Button>
        )
      }
      away={t('team.joining.forget', { place: label })}
      onAway={onForget}
    />
  )
}

function stateOf({ busy, problem, lookedAt }: JoiningPlace, now: number): string {
  if (busy) return t('team.joining.looking')
  if (problem !== undefined) return mailboxProblemText(problem)
  return lookedAt === undefined
    ? t('team.joining.not_looked')
    : t('team.joining.looked', { when: formatWhen(lookedAt, now) })
}
