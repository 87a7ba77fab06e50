import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { lazy } from '../state/lazy'
import { Button } from '../ui/button'
import { canScan } from './scanner'

const ScanDialog = lazy(async () => (await import('./scan-dialog')).ScanDialog)

/** Reads a QR code with the camera, where the browser can. */
export function ScanButton({ onText }: { readonly onText: (text: string) => void }) {
  const [open, setOpen] = useState(false)
  if (!canScan()) return null
  return (
    <>
      <Button kind="quiet" icon="search" onClick={() => setOpen(true)}>
        {t('team.scan')}
      </Button>
      {open && (
        <ScanDialog
          onClose={() => setOpen(false)}
          onText={(text) => {
            setOpen(false)
            onText(text)
          }}
        />
      )}
    </>
  )
}
