import { useState } from 'preact/hooks'
import type { MailboxProblem } from '../../crm/mailbox'
import type { TeamStatus } from '../../crm/team'
import { formatList, t } from '../../platform/i18n'
import { download } from '../backup/files'
import { useDeliverer, useDeliveryView } from '../state/delivery'
import { showToast } from '../state/toasts'
import { useOnce } from '../state/use-once'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { FileButton } from './file-button'
import { canShareFolder, chooseFolder } from './mailbox-folder'
import { MailboxPlace } from './mailbox-place'
import { MailboxServerDialog } from './mailbox-server'
import { mailboxProblemText } from './mailbox-words'
import styles from './mailbox.module.css'

/** Longest file that is read; more is none of ours. Bytes. */
const mostRead = 512 * 1024 * 1024

/** Delivery for people who are never online together: places that carry what is sealed, and files sent by hand. */
export function MailboxSection({ team, now }: { readonly team: TeamStatus; readonly now: number }) {
  const { shared, places } = useDeliveryView().value
  const { ask, asking, error: problem } = useDeliverer()
  const [naming, setNaming] = useState(false)
  const [wrong, setWrong] = useState<MailboxProblem | undefined>()
  const [letIn, setLetIn] = useState<readonly string[]>([])
  const kept = places.filter(({ kind }) => kind !== 'file')

  const addFolder = useOnce(async () => {
    const folder = await chooseFolder()
    if (folder !== undefined) await ask({ ask: 'add-folder', folder })
  })
  const writeFile = useOnce(async () => {
    const made = await ask({ ask: 'write-file' })
    setLetIn([])
    if (made.ok && made.value.file !== undefined)
      download(new Blob([made.value.file], { type: 'application/octet-stream' }), `${team.name}.bahi-mail`)
  })
  const readFile = useOnce(async (file: File) => {
    setWrong(undefined)
    if (file.size > mostRead) return setWrong('damaged')
    const read = await ask({ ask: 'read-file', file: new Uint8Array(await file.arrayBuffer()) })
    if (!read.ok) return
    const names = read.value.letIn ?? []
    setLetIn(names)
    if (names.length > 0) return
    const count = read.value.read ?? 0
    showToast(count === 0 ? t('mailbox.file.nothing_new') : t('mailbox.file.read'))
  })
  if (!shared) return null
  const said = wrong ?? problem.value
  return (
    <Section title={t('mailbox.title')}>
      <p class={styles.text}>{t(kept.length === 0 ? 'mailbox.text_none' : 'mailbox.text')}</p>
      {kept.length > 0 && (
        <ul class={styles.places}>
          {kept.map((place) => (
            <MailboxPlace key={place.id} place={place} team={team} now={now} />
          ))}
        </ul>
      )}
      <div class={styles.actions}>
        {canShareFolder() && (
          <Button icon="plus" onClick={() => void addFolder()}>
            {t('mailbox.add_folder')}
          </Button>
        )}
        <Button icon="plus" onClick={() => setNaming(true)}>
          {t('mailbox.add_server')}
        </Button>
        <Button icon="file" busy={asking.value === 'write-file'} onClick={() => void writeFile()}>
          {t('mailbox.file.write')}
        </Button>
        <FileButton
          icon="open"
          label={t('mailbox.file.open')}
          busy={asking.value === 'read-file'}
          onFile={(file) => void readFile(file)}
        />
      </div>
      {letIn.length > 0 && (
        <Banner icon="check" alert>
          {t('mailbox.file.let_in', { names: formatList(letIn) })}
        </Banner>
      )}
      {said !== undefined && (
        <Banner tone="cloth" icon="warning" alert>
          {mailboxProblemText(said)}
        </Banner>
      )}
      {naming && <MailboxServerDialog onClose={() => setNaming(false)} />}
    </Section>
  )
}
