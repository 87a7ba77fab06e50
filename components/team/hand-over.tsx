import { useId, useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { announce } from '../state/announce'
import { lazy } from '../state/lazy'
import { Button } from '../ui/button'
import styles from './hand-over.module.css'

const QrCode = lazy(async () => (await import('./qr-code')).QrCode)

export interface HandOverProps {
  /** What this text is for, above it. */
  readonly label: string
  readonly text: string
  /** What the QR code says, when less than the whole text. Absent: none is offered. */
  readonly code?: string
}

/** A text to send to somebody: shown, copied with one press, or held up as a QR code. */
export function HandOver({ label, text, code }: HandOverProps) {
  const id = useId()
  const [copied, setCopied] = useState(false)
  const [qr, setQr] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    announce(t('team.copied'))
  }
  return (
    <div class={styles.hand}>
      <label class={styles.label} for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class={styles.text}
        readOnly
        rows={4}
        value={text}
        dir="ltr"
        spellcheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class={styles.row}>
        <Button icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
          {t(copied ? 'team.copied' : 'team.copy')}
        </Button>
        {code !== undefined && (
          <Button kind="quiet" icon="columns" expanded={qr} onClick={() => setQr(!qr)}>
            {t(qr ? 'team.hide_qr' : 'team.show_qr')}
          </Button>
        )}
      </div>
      {qr && code !== undefined && <QrCode text={code} />}
    </div>
  )
}
