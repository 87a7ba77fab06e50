import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { useLive, useStatus } from '../state/use-live'
import { Button } from '../ui/button'
import { Icon, type IconName } from '../ui/icon'
import { CreateForm } from './create-form'
import { JoinForm } from './join-form'
import { RecoverForm } from './recover-form'
import styles from './team.module.css'

type Way = 'create' | 'join' | 'recover'

/** Where the ledger is not shared yet: make a team of it, or join one. */
export function StartTeam({ first }: { readonly first?: Way | undefined }) {
  const [way, setWay] = useState<Way | undefined>(first)
  const counts = useLive({ q: 'counts' }).value
  const name = useStatus().value?.ledger?.name ?? ''
  const own = (counts?.person ?? 0) + (counts?.company ?? 0)
  const cancel = (): void => setWay(undefined)
  return (
    <>
      <p class={styles.lead}>{t('team.start.lead')}</p>
      <Choice
        icon="plus"
        title={t('team.create.title')}
        text={t('team.create.text', { ledger: name })}
        open={way === 'create'}
        onOpen={() => setWay('create')}
      >
        <CreateForm onCancel={cancel} />
      </Choice>
      <Choice
        icon="link"
        title={t('team.join.title')}
        text={t('team.join.text')}
        open={way === 'join'}
        onOpen={() => setWay('join')}
      >
        <JoinForm onCancel={cancel} records={own - (counts?.sample ?? 0)} />
      </Choice>
      {way === 'recover' ? (
        <RecoverForm onCancel={cancel} />
      ) : (
        <div class={styles.wraps}>
          <Button kind="link" onClick={() => setWay('recover')}>
            {t('team.recover.open')}
          </Button>
        </div>
      )}
    </>
  )
}

interface ChoiceProps {
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly open: boolean
  readonly onOpen: () => void
  readonly children: ComponentChildren
}

function Choice({ icon, title, text, open, onOpen, children }: ChoiceProps) {
  return (
    <section class={styles.choice} aria-label={title}>
      <span class={styles.picture}>
        <Icon name={icon} size={20} />
      </span>
      <div class={styles.what}>
        <h3 class={styles.choiceTitle}>{title}</h3>
        <p class={styles.quiet}>{text}</p>
        {open ? (
          children
        ) : (
          <div>
            <Button onClick={onOpen}>{title}</Button>
          </div>
        )}
      </div>
    </section>
  )
}
