import { LiveRegion } from '../ui/live-region'
import { Toasts } from '../ui/toast'
import { announcement } from './announce'
import { closeToast, holdToasts, toasts } from './toasts'

/** What has just happened, shown and read aloud. Once on every page. */
export function Notices() {
  return (
    <>
      <Toasts toasts={toasts.value} onClose={closeToast} onHold={holdToasts} />
      <LiveRegion text={announcement.value} />
    </>
  )
}
