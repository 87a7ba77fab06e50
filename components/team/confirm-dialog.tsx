import type { TeamRequest } from '../../crm/team'
import type { ComponentChildren } from 'preact'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { useOnce } from '../state/use-once'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { teamErrorText } from './team-words'

export interface ConfirmDialogProps {
  readonly title: string
  readonly action: string
  readonly request: TeamRequest
  readonly children: ComponentChildren
  readonly onClose: () => void
}

/** Asks once more before something that cannot be taken back, and says what it does not undo. */
export function ConfirmDialog({ title, action, request, children, onClose }: ConfirmDialogProps) {
  const asker = useAsk()
  const confirm = useOnce(async () => {
    const done = await asker.ask(request)
    if (done.ok) onClose()
  })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" busy={asker.pending.value} onClick={() => void confirm()}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {asker.error.value !== undefined && (
        <Banner tone="cloth" icon="warning" alert>
          {teamErrorText(asker.error.value)}
        </Banner>
      )}
    </Dialog>
  )
}
