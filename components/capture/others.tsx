import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { rowTitle, secondLine } from '../people/row-line'
import { Avatar } from '../ui/avatar'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { draftTitle } from './draft-form'
import type { FoundPerson } from './found-people'
import styles from './page-card.module.css'

export interface OthersProps {
  readonly found: readonly FoundPerson[]
  readonly current: FoundPerson
  readonly onOpen: (id: string) => void
}

/** Lines before the list is folded. */
const most = 5

/** Everybody else of the mail or page, one press away. */
export function Others({ found, current, onOpen }: OthersProps) {
  const [all, setAll] = useState(false)
  const others = found.filter((each) => each !== current)
  if (others.length === 0) return null
  // One line more is shown rather than a button in its place.
  const shown = all || others.length <= most + 1 ? others : others.slice(0, most)
  return (
    <>
      <ul class={styles.others}>
        {shown.map((each) => (
          <li key={each.id}>
            <Other found={each} onOpen={() => onOpen(each.id)} />
          </li>
        ))}
      </ul>
      {shown.length < others.length && (
        <div>
          <Button kind="link" size="small" onClick={() => setAll(true)}>
            {t('capture.more_people', { count: others.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  )
}

function Other({ found, onOpen }: { readonly found: FoundPerson; readonly onOpen: () => void }) {
  const { draft, known } = found
  const name = known ? rowTitle(known) : draftTitle(draft)
  const about = [draft.title, draft.company].filter(Boolean).join(' · ') || draft.emails[0]?.value
  return (
    <button type="button" class={styles.other} onClick={onOpen}>
      <Avatar name={name} kind={draft.kind} />
      <span>
        <span class={styles.name}>
          <bdi>{name}</bdi>
        </span>
        <span class={styles.second}>{known ? secondLine(known) : about === name ? '' : about}</span>
      </span>
      <Chip tone={known ? 'leaf' : 'neutral'}>{t(known ? 'capture.known' : 'capture.new')}</Chip>
    </button>
  )
}
