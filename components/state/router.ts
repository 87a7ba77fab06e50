import { signal, type ReadonlySignal } from '@preact/signals'

/**
 * Where the page is, from the part of the address behind `#/`: `#/person/per_1` is `['person', 'per_1']`. What a reload
 * must restore stands there and nowhere else.
 */
const current = signal<readonly string[]>([])

/** The address as it was last written or read here. */
let written: string | undefined

/** Steps taken inside this page: without one, going back would leave it. */
let depth = 0

export const route: ReadonlySignal<readonly string[]> = current

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const parseHash = (hash: string): readonly string[] =>
  hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decode)

/** An address inside this page, for links. */
export const href = (...parts: readonly string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`

/** Milliseconds. */
const pauseInTyping = 250
/** What is put off: whether it is a step of its own in the history. */
let late: { readonly timer: ReturnType<typeof setTimeout>; readonly step: boolean } | undefined

function dropLate(): void {
  clearTimeout(late?.timer)
  late = undefined
}

/** Writes into the address where the page is, if that was put off. */
function settleAddress(): void {
  if (late === undefined) return
  const { step } = late
  dropLate()
  write(current.peek(), step)
}

function write(parts: readonly string[], step: boolean): void {
  if (step) {
    history.pushState(null, '', href(...parts))
    depth++
  } else history.replaceState(history.state, '', href(...parts))
  written = location.hash
}

export function go(...parts: readonly string[]): void {
  settleAddress()
  write(parts, true)
  current.value = parts
}

/** Goes there without a step in the history. */
export function replace(...parts: readonly string[]): void {
  dropLate()
  write(parts, false)
  current.value = parts
}

/**
 * Go there at once, and write the address when the typing pauses: that costs a message to the browser each time, and
 * browsers refuse more than a few a second.
 */
export function goWhileTyping(...parts: readonly string[]): void {
  settleAddress()
  typed(parts, true)
}

export function replaceWhileTyping(...parts: readonly string[]): void {
  typed(parts, late?.step ?? false)
}

function typed(parts: readonly string[], step: boolean): void {
  dropLate()
  late = { timer: setTimeout(settleAddress, pauseInTyping), step }
  current.value = parts
}

/** One step back; from a page that was opened directly, to its start. */
export function back(): void {
  settleAddress()
  if (history.length > 1 && depth > 0) history.back()
  else replace()
}

/** Links inside the page change the route at once instead of after the browser's `hashchange`. */
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
  const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null
  if (!link) return
  event.preventDefault()
  go(...parseHash(link.getAttribute('href') ?? ''))
}

export function startRouter(signal: AbortSignal): void {
  const read = (): void => {
    // Told late of an address of our own; what was typed since must not go.
    if (location.hash === written) return
    written = location.hash
    dropLate()
    current.value = parseHash(written)
  }
  read()
  addEventListener('pagehide', settleAddress, { signal })
  addEventListener('popstate', read, { signal })
  addEventListener('hashchange', read, { signal })
  document.addEventListener('click', followLink, { signal })
}
