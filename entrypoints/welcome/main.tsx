import { browser } from '#imports'
import { mount } from '../../components/state/mount'
import { Welcome } from '../../components/welcome/welcome'
import { boundKeys, openSidePanel } from '../../platform/browser'
import { wakeHub } from '../../platform/wake-hub'
import { createLedgerClient } from '../../sync/hub/client'
import '../../components/ui/base.css'

const [keys, { id: windowId }] = await Promise.all([boundKeys(), browser.windows.getCurrent()])

void mount(
  createLedgerClient({ wake: wakeHub }),
  <Welcome onOpenPanel={() => void openSidePanel(windowId)} captureKey={keys['capture-page']} />
)
