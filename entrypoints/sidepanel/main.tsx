import { PageContextContext } from '../../components/capture/page-context'
import { firstAsked, Panel } from '../../components/panel/panel'
import { mount } from '../../components/state/mount'
import { PhoneParserContext } from '../../components/state/phone-parser'
import { whenDrawn } from '../../platform/idle'
import { greetLater, wakeHub } from '../../platform/wake-hub'
import { createLedgerClient } from '../../sync/hub/client'
import { createMailClient } from '../../sync/hub/mail-client'
import { createTeamClient } from '../../sync/hub/team-client'
import { createDrafting } from './drafting'
import { createPageContext } from './page-context'
import { parsePhone } from './parse-phone'
import '../../components/ui/base.css'

const hub = { wake: wakeHub, greet: greetLater }
const ledger = createLedgerClient(hub)
const drafting = createDrafting(async () => (await ledger.read({ q: 'settings' })).country)
const page = createPageContext(drafting, new AbortController().signal)

void mount(
  ledger,
  <PageContextContext.Provider value={page}>
    <PhoneParserContext.Provider value={parsePhone}>
      <Panel />
    </PhoneParserContext.Provider>
  </PageContextContext.Provider>,
  firstAsked,
  createTeamClient(hub),
  createMailClient(hub)
).then(() => whenDrawn(page.start))
