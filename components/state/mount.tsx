import { signal } from '@preact/signals'
import { render, type ComponentChildren } from 'preact'
import {
  allWords,
  followLanguage,
  observeLanguage,
  onLanguage,
  preferredLanguage,
  showLanguage
} from '../../platform/i18n'
import { whenIdle } from '../../platform/idle'
import { createLocalStore } from '../../platform/storage'
import { followTheme } from '../../platform/theme'
import type { Query } from '../../crm/queries'
import type { Delivery, Ledger, Team } from '../../sync/api'
import { LedgerContext } from './client'
import { DeliveryContext } from './delivery'
import { DraftStoreContext } from './drafts'
import { prefetch } from './prefetch'
import { parseHash, startRouter } from './router'
import { startShortcuts } from './shortcuts'
import { TeamContext } from './team'

/** Lets every component that shows words redraw when the language changes. */
export function trackLanguage(): void {
  const revision = signal(0)
  observeLanguage(() => void revision.value)
  onLanguage(() => {
    revision.value++
  })
}

/** Milliseconds that the first drawing waits for the first answers. Longer, and a page without rows is better than none. */
const patience = 60

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Starts what every page of the interface needs and draws it. The words are there before the first paint, and mostly the
 * answers too: drawing once costs half of drawing a page that waits and then the page.
 * @param first what the page asks at once when it is opened at its start; it is asked while the words are being loaded
 */
export async function mount(
  store: Ledger,
  page: ComponentChildren,
  first: readonly Query[] = [],
  team?: Team,
  delivery?: Delivery
): Promise<void> {
  const atStart = parseHash(location.hash).length === 0
  const { ledger, answered } = prefetch(store, atStart ? first : [])
  const { signal: lifetime } = new AbortController()
  trackLanguage()
  followTheme(lifetime)
  followLanguage(lifetime)
  startRouter(lifetime)
  startShortcuts(lifetime)
  await Promise.all([
    showLanguage(preferredLanguage(), first.length > 0 ? 'start' : undefined),
    Promise.race([answered, pause(patience)])
  ])
  whenIdle(() => void allWords())
  const root = document.getElementById('root') ?? document.body
  render(
    <LedgerContext.Provider value={ledger}>
      <TeamContext.Provider value={team}>
        <DeliveryContext.Provider value={delivery}>
          <DraftStoreContext.Provider value={createLocalStore()}>{page}</DraftStoreContext.Provider>
        </DeliveryContext.Provider>
      </TeamContext.Provider>
    </LedgerContext.Provider>,
    root
  )
}
