import { signal } from '@preact/signals'
import { render } from 'preact'
import { followLanguage, languages, preferredLanguage, showLanguage, type Language } from '../../platform/i18n'
import { createMemoryStore } from '../../platform/storage'
import { applyTheme, themes } from '../../platform/theme'
import { App } from '../app/app'
import { noPage, PageContextContext, type PageContext, type PageView } from '../capture/page-context'
import { Panel } from '../panel/panel'
import { LedgerContext } from '../state/client'
import { DraftStoreContext } from '../state/drafts'
import { trackLanguage } from '../state/mount'
import { startRouter } from '../state/router'
import { startShortcuts } from '../state/shortcuts'
import { DeliveryContext } from '../state/delivery'
import { TeamContext } from '../state/team'
import { Gallery } from './gallery'
import { createMemoryLedger, type MemoryLedger } from './memory-ledger'
import { pages } from './pages'
import { fill, previewNow } from './people'
import { screens, type Screen } from './screens'
import { createPreviewDelivery } from './delivery'
import { createPreviewTeam, teamViews, withConflicts } from './team'

/** Looks like a page, remembers nothing. */
function createPreviewPage(view: PageView): PageContext {
  const current = signal<PageView>(view)
  const show = async (next: PageView): Promise<void> => {
    current.value = next
  }
  return {
    current,
    capture: () => show(pages.page),
    readFiles: () => show({ ...pages.draft, kind: 'file', key: 'file' }),
    readText: () => show({ ...pages.page, kind: 'text', key: 'text' }),
    readCard: () => show({ ...pages.draft, kind: 'file', key: 'card' }),
    follow: async () => undefined,
    original: signal(undefined),
    readOriginal: async () => undefined,
    outline: async () => 'body\n main\n  h1 "12 letters"',
    dismiss: () => void show(noPage)
  }
}

/** A ledger for a screen, filled unless the screen says otherwise. */
async function createPreviewLedger(screen: Screen): Promise<MemoryLedger> {
  let now = previewNow
  const ledger = createMemoryLedger({ clock: () => now, ...(screen.status ? { status: screen.status } : {}) })
  if (!screen.empty) await fill(ledger, (at) => (now = at))
  if (screen.failure) ledger.failNext(screen.failure)
  if (screen.team !== undefined) return withConflicts(ledger)
  return screen.silent ? { ...ledger, live: () => () => {}, status: () => () => {} } : ledger
}

/** `?screen=draft&lang=hi&theme=dark` shows one screen; without a screen, all of them side by side. */
export async function startPreview(root: Element): Promise<void> {
  const query = new URLSearchParams(location.search)
  const language: Language = languages.find((known) => known === query.get('lang')) ?? preferredLanguage()
  applyTheme(themes.find((known) => known === query.get('theme')) ?? 'system')
  const { signal: lifetime } = new AbortController()
  trackLanguage()
  followLanguage(lifetime)
  await showLanguage(language)
  const name = query.get('screen') ?? ''
  const screen = Object.hasOwn(screens, name) ? screens[name] : undefined
  if (!screen) {
    render(<Gallery />, root)
    return
  }
  Date.now = () => previewNow
  if (location.hash === '') history.replaceState(null, '', screen.hash === '' ? '#/' : screen.hash)
  startRouter(lifetime)
  startShortcuts(lifetime)
  const ledger = await createPreviewLedger(screen)
  render(
    <LedgerContext.Provider value={ledger}>
      <DraftStoreContext.Provider value={createMemoryStore()}>
        <TeamContext.Provider value={createPreviewTeam(teamViews[screen.team ?? 'none'])}>
          <DeliveryContext.Provider value={createPreviewDelivery()}>
            <PageContextContext.Provider value={createPreviewPage(pages[screen.page])}>
              {screen.full ? <App /> : <Panel />}
            </PageContextContext.Provider>
          </DeliveryContext.Provider>
        </TeamContext.Provider>
      </DraftStoreContext.Provider>
    </LedgerContext.Provider>,
    root
  )
}
