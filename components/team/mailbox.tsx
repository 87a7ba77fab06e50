import { useState } from 'preact/hooks'
import type { MailboxProblem } from '../../crm/mailbox'
import type { TeamStatus } from '../../crm/team'
import { formatList, t } from '../../platform/i18n'
import { useDeliverer, useDeliveryView } from '../state/delivery'
import { showToast } from '../state/toasts'
import { Banner } from '../ui/banner'
import { Section } from '../ui/section'
import { MailboxPlace } from './mailbox-place'
import { MailboxServerDialog } from './mailbox-server'
import { mailboxProblemText } from './mailbox-words'
import { PlaceButtons } from './place-buttons'
import styles from './mailbox.module.css'

/** Delivery for people who are never online together: places that carry what is sealed, and files sent by hand. */
export function MailboxSection({ team, now }: { readonly team: TeamStatus; readonly now: number }) {
  const { shared, places } = useDeliveryView().value
  const { ask, asking, error: problem } = useDeliverer()
  const [naming, setNaming] = useState(false)
  const [wrong, setWrong] = useState<MailboxProblem | undefined>()
  const [letIn, setLetIn] = useState<readonly string[]>([])
  const kept = places.filter(({ kind }) => kind !== 'file')

  async function writeFile(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const made = await ask({ ask: 'write-file' })
    setLetIn([])
    return made.ok ? made.value.file : undefined
  }
  async function readFile(file: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
    setWrong(undefined)
    if (file === undefined) return setWrong('damaged')
    const read = await ask({ ask: 'read-file', file })
    if (!read.ok) return
    const names = read.value.letIn ?? []
    setLetIn(names)
    if (names.length > 0) return
    const count = read.value.read ?? 0
    showToast(count === 0 ? t('mailbox.file.nothing_new') : t('mailbox.file.read'))
  }
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
      <PlaceButtons
        onFolder={(folder) => ask({ ask: 'add-folder', folder })}
        onServer={() => setNaming(true)}
        write={{
          text: t('mailbox.file.write'),
          busy: asking.value === 'write-file',
          name: `${team.name}.bahi-mail`,
          make: writeFile
        }}
        read={{ text: t('mailbox.file.open'), busy: asking.value === 'read-file', take: readFile }}
      />
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
