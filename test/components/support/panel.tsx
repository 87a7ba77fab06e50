import { cleanup, configure, render, waitFor } from '@testing-library/preact'
import { signal, type Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import {
  PageContextContext,
  noPage,
  type Original,
  type PageContext,
  type PageView
} from '../../../components/capture/page-context'
import { Panel } from '../../../components/panel/panel'
import { createMemoryLedger, type MemoryLedger, type MemoryOptions } from '../../../components/preview/memory-ledger'
import { fill, previewNow } from '../../../components/preview/people'
import { LedgerContext } from '../../../components/state/client'
import { DraftStoreContext } from '../../../components/state/drafts'
import { trackLanguage } from '../../../components/state/mount'
import { replace, startRouter } from '../../../components/state/router'
import { startShortcuts } from '../../../components/state/shortcuts'
import { closeToast, toasts } from '../../../components/state/toasts'
import { showLanguage } from '../../../platform/i18n'
import { createMemoryStore, type LocalStore } from '../../../platform/storage'

// Parts of the panel are loaded when they are first shown, which takes long on a busy machine.
configure({ asyncUtilTimeout: 4000 })

let lifetime = new AbortController()

/** Words, router and keys as a page starts them; everything is put away after each test. */
export function useInterface(): void {
  beforeAll(async () => {
    trackLanguage()
    await showLanguage('en')
  })
  // The invented records are as old as they were when they were written down.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: previewNow }))
  afterEach(async () => {
    vi.useRealTimers()
    cleanup()
    lifetime.abort()
    for (const toast of toasts.value) closeToast(toast.id)
    localStorage.clear()
    replace()
    await showLanguage('en')
  })
}

export interface TestPage extends PageContext {
  readonly calls: string[]
  readonly show: (view: PageView) => void
  readonly original: Signal<Original | undefined>
}

function createTestPage(view: PageView = noPage): TestPage {
  const current = signal<PageView>(view)
  const original = signal<Original | undefined>(undefined)
  const calls: string[] = []
  const note = async (call: string): Promise<void> => void calls.push(call)
  return {
    current,
    calls,
    show: (next) => {
      current.value = next
    },
    capture: () => note('capture'),
    readFiles: (files) => note(`files ${files.map((file) => file.name).join(' ')}`),
    readText: (text) => note(`text ${text}`),
    readCard: (url) => note(`card ${url}`),
    follow: () => note('follow'),
    original,
    readOriginal: () => note('original'),
    outline: async () => '<body>\n <div role="main">',
    dismiss: () => {
      calls.push('dismiss')
      current.value = noPage
    }
  }
}

export interface Shown {
  readonly ledger: MemoryLedger
  readonly page: TestPage
  readonly drafts: LocalStore
}

export interface ShowOptions extends MemoryOptions {
  readonly hash?: string
  readonly view?: PageView
  readonly empty?: boolean
  readonly drafts?: LocalStore
}

/** A ledger with the people of the previews, at their moment. */
export async function createFilledLedger(options: MemoryOptions = {}): Promise<MemoryLedger> {
  let now = previewNow
  const ledger = createMemoryLedger({ clock: () => now, ...options })
  await fill(ledger, (at) => (now = at))
  return ledger
}

/** Draws something below the contexts that the panel's parts need. */
function show(children: ComponentChildren, { ledger, page, drafts }: Shown): void {
  lifetime = new AbortController()
  startRouter(lifetime.signal)
  startShortcuts(lifetime.signal)
  render(
    <LedgerContext.Provider value={ledger}>
      <DraftStoreContext.Provider value={drafts}>
        <PageContextContext.Provider value={page}>{children}</PageContextContext.Provider>
      </DraftStoreContext.Provider>
    </LedgerContext.Provider>
  )
}

/** The whole panel at an address, beside a page. */
export async function showPanel(options: ShowOptions = {}): Promise<Shown> {
  const { hash = '', view, empty, drafts = createMemoryStore(), ...rest } = options
  const ledger = empty ? createMemoryLedger(rest) : await createFilledLedger(rest)
  const shown = { ledger, page: createTestPage(view), drafts }
  history.replaceState(null, '', hash === '' ? '#/' : hash)
  show(<Panel />, shown)
  await waitFor(() => expect(document.querySelector('[data-lazy]')).toBeNull())
  return shown
}
