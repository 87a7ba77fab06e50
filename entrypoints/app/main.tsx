import { App } from '../../components/app/app'
import { mount } from '../../components/state/mount'
import { PhoneParserContext } from '../../components/state/phone-parser'
import { wakeHub } from '../../platform/wake-hub'
import { createLedgerClient } from '../../sync/hub/client'
import { createTeamClient } from '../../sync/hub/team-client'
import { parsePhone } from '../sidepanel/parse-phone'
import '../../components/ui/base.css'

void mount(
  createLedgerClient({ wake: wakeHub }),
  <PhoneParserContext.Provider value={parsePhone}>
    <App />
  </PhoneParserContext.Provider>,
  undefined,
  createTeamClient({ wake: wakeHub })
)
