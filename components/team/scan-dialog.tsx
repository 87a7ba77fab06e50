import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { Banner } from '../ui/banner'
import { Dialog } from '../ui/dialog'
import { scan } from './scanner'
import styles from './scan-dialog.module.css'

export interface ScanDialogProps {
  readonly onText: (text: string) => void
  readonly onClose: () => void
}

export function ScanDialog({ onText, onClose }: ScanDialogProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const lifetime = new AbortController()
    const look = async (): Promise<void> => {
      if (video.current === null) return
      const found = await scan(video.current, lifetime.signal).catch(() => {
        setFailed(true)
        return undefined
      })
      if (found !== undefined && !lifetime.signal.aborted) onText(found)
    }
    void look()
    return () => lifetime.abort()
  }, [])
  return (
    <Dialog title={t('team.scan')} onClose={onClose}>
      {failed ? (
        <Banner tone="amber" icon="warning" alert>
          {t('team.no_camera')}
        </Banner>
      ) : (
        <>
          <p>{t('team.scan_hint')}</p>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a picture of the camera has no sound */}
          <video ref={video} class={styles.picture} muted playsInline />
        </>
      )}
    </Dialog>
  )
}
