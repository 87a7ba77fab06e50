import { useRef } from 'preact/hooks'
import type { Joining } from '../../crm/team'
import { formatNumber, t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { useNow } from '../state/use-now'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { ConnectByText } from './connect-by-text'
import { formatBytes, formatLeft } from './amounts'
import { HandOver } from './hand-over'
import { JoinPlaces } from './join-places'
import { joinReply } from './join-reply'
import { problemText } from './team-words'
import styles from './team.module.css'

const stages = ['connecting', 'asking', 'receiving'] as const

/** How far joining has come, and what the newcomer can do about it. */
export function JoinProgress({ joining }: { readonly joining: Joining }) {
  const asker = useAsk()
  const reached = stages.indexOf(joining.stage)
  return (
    <>
      <ol class={styles.stages}>
        {stages.map((stage, at) => (
          <li key={stage} class={styles.stage} data-state={at < reached ? 'done' : at === reached ? 'now' : 'later'}>
            <span class={styles.mark}>{at < reached && <Icon name="check" size={14} />}</span>
            <span aria-current={at === reached ? 'step' : undefined}>{t(`team.joining.${stage}`)}</span>
          </li>
        ))}
      </ol>
      {joining.problem !== undefined && (
        <Banner tone="amber" icon="warning" alert>
          {problemText(joining.problem)}
        </Banner>
      )}
      {joining.stage === 'connecting' && <Connecting joining={joining} />}
      {joining.stage === 'receiving' && <Receiving joining={joining} />}
      <div>
        <Button kind="quiet" onClick={() => void asker.ask({ ask: 'cancel-join' })}>
          {t('team.joining.cancel')}
        </Button>
      </div>
    </>
  )
}

/** Nobody is reached yet: wait for somebody who looks at the same place, or connect now. */
function Connecting({ joining }: { readonly joining: Joining }) {
  const reply = joinReply.value
  const { by, asked } = joining
  return (
    <>
      {reply !== undefined && (
        <>
          <HandOver label={t('team.joining.reply')} text={reply} code={reply} />
          <div class={styles.wraps}>
            <Button kind="link" size="small" onClick={() => (joinReply.value = undefined)}>
              {t('team.joining.over')}
            </Button>
          </div>
        </>
      )}
      {asked === true ? (
        <Banner
          icon="clock"
          title={by === undefined ? t('team.joining.waiting_somebody') : t('team.joining.waiting', { name: by })}
        >
          {t('team.joining.waiting_text')}
        </Banner>
      ) : (
        <div>
          <h3 class={styles.choiceTitle}>{t('team.joining.place_title')}</h3>
          <p class={styles.quiet}>{t('team.joining.place_text')}</p>
        </div>
      )}
      <JoinPlaces joining={joining} />
      {reply === undefined && (
        <details class={styles.more}>
          <summary>{t('team.joining.connect_title')}</summary>
          <ConnectByText hint={t('team.joining.connect_hint')} />
        </details>
      )}
    </>
  )
}

function Receiving({ joining }: { readonly joining: Joining }) {
  const { done, total, bytes, of } = joining
  const began = useRef<{ readonly at: number; readonly bytes: number }>({ at: Date.now(), bytes })
  useNow()
  const share = of > 0 ? bytes / of : total === 0 ? 0 : done / total
  const took = Date.now() - began.current.at
  const got = bytes - began.current.bytes
  const left = of > 0 && got > 0 && took > 2000 ? ((of - bytes) * took) / got : undefined
  return (
    <div class={styles.receiving}>
      <progress class={styles.progress} max={1} value={share} aria-label={t('team.joining.receiving')} />
      <p class={styles.quiet}>
        {t('team.joining.amount', {
          done: formatNumber(done),
          total: formatNumber(total),
          bytes: formatBytes(bytes),
          of: formatBytes(Math.max(of, bytes))
        })}
        {left !== undefined && ` · ${formatLeft(left)}`}
      </p>
      <p class={styles.quiet}>{t('team.joining.usable')}</p>
    </div>
  )
}
