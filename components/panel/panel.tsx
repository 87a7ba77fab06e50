import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Query } from '../../crm/queries'
import { firstPage } from '../people/record-list'
import { BackupReminder } from '../backup/reminder'
import { announcement } from '../state/announce'
import { useUndoKeys } from '../history/undo-keys'
import { kept } from '../state/kept'
import { lazy } from '../state/lazy'
import { back, go, replace, route } from '../state/router'
import { isTyping, useShortcuts } from '../state/shortcuts'
import { closeToast, holdToasts, toasts } from '../state/toasts'
import { useLive, useStatus } from '../state/use-live'
import { LiveRegion } from '../ui/live-region'
import { Toasts } from '../ui/toast'
import { DropZone } from './drop-zone'
import { HeaderLine } from './header-line'
import { Room, warmUp } from './room'
import { SearchBox } from './search-box'
import { rooms, TabBar } from './tab-bar'
import { TroubleBanners } from './trouble-banners'
import { usePlaceMemory } from './use-place-memory'
import { resultId, useSearch } from './use-search'
import header from './header.module.css'
import styles from './panel.module.css'

const CustomFieldsDialog = lazy(async () => (await import('../people/custom-fields')).CustomFieldsDialog)
const KeptDialog = lazy(async () => (await import('../history/kept-dialog')).KeptDialog)
const KeysDialog = lazy(async () => (await import('./keys-dialog')).KeysDialog)

/** What the panel asks when it is opened at its start. */
export const firstAsked: readonly Query[] = [firstPage, { q: 'counts' }]

/** The side panel: who is this, find anybody, the record. */
export function Panel() {
  const [keys, setKeys] = useState(false)
  const [fields, setFields] = useState(false)
  const status = useStatus().value
  const counts = useLive({ q: 'counts' }).value
  const search = useSearch()
  const input = useRef<HTMLInputElement>(null)
  const main = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const results = useId()
  const parts = route.value
  const room = rooms.find((known) => known === (parts[0] ?? 'people'))
  const drawn = useRef(parts)
  // Until its first answer is there, a search leaves in its place what was there: an empty page would cost a frame.
  if (parts[0] !== 'search' || search.shown !== undefined) drawn.current = parts
  usePlaceMemory(scroller, main, drawn.current[0] === 'search' ? 'search' : drawn.current.join('/'))

  useUndoKeys()
  useEffect(warmUp, [])
  useShortcuts([
    {
      key: '/',
      label: 'keys.search',
      run: () => {
        input.current?.focus()
        input.current?.select()
      }
    },
    { key: 'n', label: 'keys.new', run: () => go('new', room === 'companies' ? 'company' : 'person') },
    { key: '?', label: 'keys.help', run: () => setKeys(true) },
    { key: 'ArrowDown', label: 'keys.next', run: () => step(main.current, 1) },
    { key: 'ArrowUp', label: 'keys.previous', run: () => step(main.current, -1) },
    {
      key: 'Escape',
      label: 'keys.back',
      always: true,
      run: ({ target }) => {
        // The first press leaves the field, whose text is kept; the next one leaves the page.
        if (isTyping(target)) return (target as HTMLElement).blur()
        if (parts.length === 0 || room !== undefined) return false
        back()
        return true
      }
    }
  ])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault()
      if (search.text === '') input.current?.blur()
      else replace()
    } else if (search.onKey(event)) event.preventDefault()
  }

  const found = search.text !== '' && (search.shown?.answer.hits.length ?? 0) > 0
  // A keystroke in the search box draws none of these.
  const line = useMemo(
    () => <HeaderLine status={status} counts={counts} onKeys={() => setKeys(true)} onFields={() => setFields(true)} />,
    [status, counts]
  )
  const banners = useMemo(
    () => (
      <>
        <TroubleBanners status={status} />
        <BackupReminder status={status} counts={counts} now={Date.now()} />
      </>
    ),
    [status, counts]
  )
  const tabs = useMemo(() => <TabBar current={room} />, [room])
  return (
    <div class={styles.panel}>
      <div class={styles.scroller} ref={scroller}>
        <header class={header.header}>
          {line}
          <SearchBox
            text={search.text}
            onText={search.setText}
            onKeyDown={onKeyDown}
            inputRef={input}
            controls={found ? results : undefined}
            activeId={found ? resultId(results, search.active) : undefined}
          />
        </header>
        <main class={styles.main} ref={main} tabIndex={-1}>
          {banners}
          <Room parts={drawn.current} search={search} results={results} />
        </main>
      </div>
      {tabs}
      <DropZone />
      <Toasts toasts={toasts.value} onClose={closeToast} onHold={holdToasts} />
      <LiveRegion text={announcement.value} />
      {kept.value && <KeptDialog />}
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
      {fields && <CustomFieldsDialog onClose={() => setFields(false)} />}
      <FirstPaint ready={counts !== undefined} />
    </div>
  )
}

/** Moves the focus to the next or previous row of the list on the page. */
function step(main: HTMLElement | null, by: 1 | -1): boolean {
  const rows = [...(main?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])]
  if (rows.length === 0) return false
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by]
  next?.focus()
  return next !== undefined
}

/** Marks the moment when the first numbers are on the screen, for measurements. */
function FirstPaint({ ready }: { readonly ready: boolean }) {
  useLayoutEffect(() => {
    if (ready) performance.mark('bahi:ready')
  }, [ready])
  return null
}
