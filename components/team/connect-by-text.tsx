import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { announce } from '../state/announce'
import { useAsk } from '../state/team'
import { Button } from '../ui/button'
import { HandOver } from './hand-over'
import { PasteBox } from './paste-box'
import { teamErrorText } from './team-words'
import styles from './team.module.css'

export interface ConnectByTextProps {
  readonly hint: string
  /** Seals the text to one device of the team. */
  readonly device?: string
}

/** A live connection by two texts that people send each other. Either side may begin. */
export function ConnectByText({ hint, device }: ConnectByTextProps) {
  const offering = useAsk()
  const answering = useAsk()
  const [text, setText] = useState<string | undefined>()
  const [answered, setAnswered] = useState<'reply' | 'done' | undefined>()

  const offer = async (): Promise<void> => {
    const made = await offering.ask({ ask: 'offer', ...(device === undefined ? {} : { device }) })
    if (made.ok) setText(made.value.text)
  }
  const take = async (pasted: string): Promise<void> => {
    const made = await answering.ask({ ask: 'answer', text: pasted })
    if (!made.ok) return
    const reply = made.value.text ?? ''
    setAnswered(reply === '' ? 'done' : 'reply')
    if (reply === '') announce(t('team.connect.trying'))
    else setText(reply)
  }
  const failed = offering.error.value
  return (
    <div class={styles.form}>
      <p class={styles.quiet}>{hint}</p>
      {text === undefined ? (
        <div class={styles.actions}>
          <Button busy={offering.pending.value} onClick={() => void offer()}>
            {t('team.connect.offer')}
          </Button>
          {failed !== undefined && <span class={styles.error}>{teamErrorText(failed)}</span>}
        </div>
      ) : (
        <HandOver
          label={t(answered === 'reply' ? 'team.connect.send_reply' : 'team.connect.send')}
          text={text}
          code={text}
        />
      )}
      {answered === 'done' ? (
        <p role="status">{t('team.connect.trying')}</p>
      ) : (
        answered === undefined && (
          <PasteBox
            label={t('team.connect.paste')}
            action={t('team.connect.action')}
            error={answering.error.value === undefined ? undefined : teamErrorText(answering.error.value)}
            busy={answering.pending.value}
            onText={take}
          />
        )
      )}
    </div>
  )
}
