import { Settings } from '../../components/settings/settings'
import { mount } from '../../components/state/mount'
import { openShortcutSettings } from '../../platform/browser'
import { wakeHub } from '../../platform/wake-hub'
import { createLedgerClient } from '../../sync/hub/client'
import '../../components/ui/base.css'

void mount(createLedgerClient({ wake: wakeHub }), <Settings onBrowserKeys={() => void openShortcutSettings()} />)
