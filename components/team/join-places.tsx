import { useState } from 'preact/hooks'
import type { Joining, JoiningPlace, TeamRequest } from '../../crm/team'
import { formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { download } from '../backup/files'
import { useAsk } from '../state/team'
import { useNow } from '../state/use-now'
import { useOnce } from '../state/use-once'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { FileButton } from './file-button'
import { invitedTo } from './join-reply'
import { canShareFolder, chooseFolder } from './mailbox-folder'
import { ServerDialog } from './mailbox-server'
import { mailboxProblemText } from './mailbox-words'
import { teamErrorText } from './team-words'
import places from './mailbox.module.css'
import styles from './team.module.css'

/** Longest file that is read; more is none of ours. Bytes. */
const mostRead = 512 * 1024 * 1024

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
  const ask = async (request: TeamRequest) => asker.ask(request)

  const addFolder = useOnce(async () => {
    const folder = await chooseFolder()
    if (folder !== undefined) await ask({ ask: 'join-folder', folder })
  })
  const writeFile = useOnce(async () => {
    const made = await ask({ ask: 'join-file' })
    if (!made.ok || made.value.file === undefined) return
    download(new Blob([made.value.file], { type: 'application/octet-stream' }), 'join.bahi-mail')
    setWritten(true)
  })
  const readFile = useOnce(async (file: File) => {
    if (file.size <= mostRead) await ask({ ask: 'join-read', file: new Uint8Array(await file.arrayBuffer()) })
  })
  const error = asker.error.value
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
      <div class={styles.actions}>
        {canShareFolder() && (
          <Button icon="plus" onClick={() => void addFolder()}>
            {t('mailbox.add_folder')}
          </Button>
        )}
        <Button icon="plus" onClick={() => setNaming(given === undefined ? {} : { address: given })}>
          {t('mailbox.add_server')}
        </Button>
        <Button icon="file" onClick={() => void writeFile()}>
          {t('team.joining.file_write')}
        </Button>
        <FileButton
          icon="open"
          label={t('team.joining.file_read')}
          busy={asker.pending.value}
          onFile={(file) => void readFile(file)}
        />
      </div>
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
    <li class={places.place} data-state={problem !== undefined && !busy ? 'failed' : 'open'}>
      <div class={places.what}>
        <span class={places.name}>
          <bdi>{label}</bdi>{' '}
          <span class={places.kind}>{t(kind === 'folder' ? 'mailbox.kind.folder' : 'mailbox.kind.server')}</span>
        </span>
        <span class={places.state} role="status">
          {stateOf(place, now)}
        </span>
      </div>
      <div class={places.does}>
        {mends ? (
          <Button kind="primary" size="small" onClick={onChange}>
            {t(kind === 'folder' ? 'team.joining.choose_again' : 'team.joining.change')}
          </Button>
        ) : (
          <Button size="small" busy={busy} onClick={onLook}>
            {t('team.joining.look')}
          </Button>
        )}
        <Button
          kind="quiet"
          size="small"
          icon="trash"
          label={t('team.joining.forget', { place: label })}
          onClick={onForget}
        />
      </div>
    </li>
  )
}

function stateOf({ busy, problem, lookedAt }: JoiningPlace, now: number): string {
  if (busy) return t('team.joining.looking')
  if (problem !== undefined) return mailboxProblemText(problem)
  return lookedAt === undefined
    ? t('team.joining.not_looked')
    : t('team.joining.looked', { when: formatWhen(lookedAt, now) })
}
