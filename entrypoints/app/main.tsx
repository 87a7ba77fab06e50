import { App } from '../../components/app/app'
import { TransferContext } from '../../components/import/transfer'
import { mount } from '../../components/state/mount'
import { PhoneParserContext } from '../../components/state/phone-parser'
import { wakeHub } from '../../platform/wake-hub'
import { createLedgerClient } from '../../sync/hub/client'
import { createMailClient } from '../../sync/hub/mail-client'
import { createTeamClient } from '../../sync/hub/team-client'
import { parsePhone } from '../sidepanel/parse-phone'
import { createTransfer } from './transfer'
import '../../components/ui/base.css'

void mount(
  createLedgerClient({ wake: wakeHub }),
  <PhoneParserContext.Provider value={parsePhone}>
    <TransferContext.Provider value={createTransfer()}>
      <App />
    </TransferContext.Provider>
  </PhoneParserContext.Provider>,
  undefined,
  createTeamClient({ wake: wakeHub }),
  createMailClient({ wake: wakeHub })
)
