/** The words of the interface in the chosen language, and numbers and dates as its readers write them. */

/** One language's words as stored in `locales/*.yml`: whole sentences under nested names. */
export type Messages = { readonly [key: string]: string | Messages }

export const languages = ['en', 'hi'] as const
export type Language = (typeof languages)[number]

/** What goes into the `{name}` places of a message. Numbers are written by `Intl`. */
export type Params = Readonly<Record<string, string | number>>

/** How each language calls itself; never translated. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', hi: 'हिन्दी' }

/** Indian conventions for both languages: 12,34,567 and day before month. */
const tags: Readonly<Record<Language, string>> = { en: 'en-IN', hi: 'hi-IN' }
/** What the panel draws at its start comes alone, so that a page starts as fast with many words as with few. */
type Part = 'start' | 'rest'
type Loader = () => Promise<{ readonly default: Messages }>
const loaders: Readonly<Record<Language, Readonly<Record<Part, Loader>>>> = {
  en: { start: () => import('../locales/en.yml?start'), rest: () => import('../locales/en.yml?rest') },
  hi: { start: () => import('../locales/hi.yml?start'), rest: () => import('../locales/hi.yml?rest') }
}
const storageKey = 'bahi.language'

let current: Language = 'en'
let messages: Messages = {}
let isWhole = false
let onRead: () => void = () => {}
const listeners = new Set<() => void>()

const isLanguage = (value: unknown): value is Language => languages.some((known) => known === value)

/** The language that was chosen on this device, else the first of the browser's that we speak, else English. */
export function preferredLanguage(): Language {
  const chosen = globalThis.localStorage?.getItem(storageKey)
  if (isLanguage(chosen)) return chosen
  const wished = globalThis.navigator?.languages ?? []
  return wished.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

/**
 * Loads a language's words and shows it from now on. Asked twice at once, the later call wins.
 * @param only `start`: those that the panel draws at its start; `allWords` brings the others
 */
export async function showLanguage(language: Language, only?: 'start'): Promise<void> {
  current = language
  const parts: readonly Part[] = only === undefined ? ['start', 'rest'] : [only]
  const loaded = await Promise.all(parts.map((part) => loaders[language][part]()))
  if (current !== language) return
  messages = loaded.reduce<Messages>((all, { default: more }) => joined(all, more), {})
  isWhole = only === undefined
  if (globalThis.document) document.documentElement.lang = language
  for (const listener of listeners) listener()
}

/** Resolves when all words of the language are there. What is drawn already has its own, so nothing is drawn anew. */
export async function allWords(): Promise<void> {
  if (isWhole) return
  const wanted = current
  const { default: rest } = await loaders[wanted].rest()
  if (isWhole || wanted !== current) return
  messages = joined(messages, rest)
  isWhole = true
}

/** Two parts of a language's words; a branch may be in both. */
function joined(a: Messages, b: Messages): Messages {
  const both = Object.entries(b).map(([name, value]): [string, string | Messages] => {
    const own = Object.hasOwn(a, name) ? a[name] : undefined
    return [name, typeof own === 'object' && typeof value === 'object' ? { ...own, ...value } : value]
  })
  return { ...a, ...Object.fromEntries(both) }
}

/** Chooses a language for this device. Other open pages follow through the `storage` event. */
export async function setLanguage(language: Language): Promise<void> {
  globalThis.localStorage?.setItem(storageKey, language)
  await showLanguage(language)
}

/** Keeps this page in step with the choice made in another page. */
export function followLanguage(signal: AbortSignal): void {
  const follow = (event: StorageEvent): void => {
    if (event.key === storageKey && preferredLanguage() !== current) void showLanguage(preferredLanguage())
  }
  globalThis.addEventListener('storage', follow, { signal })
}

/** Calls `listener` after the language has changed; the answer ends it. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Lets a user interface library note that what it is drawing depends on the language. */
export function observeLanguage(read: () => void): void {
  onRead = read
}

export function language(): Language {
  onRead()
  return current
}

/** The BCP 47 tag that numbers and dates are written with. */
const languageTag = (): string => tags[language()]

function leaf(key: string): string | Messages | undefined {
  let at: string | Messages | undefined = messages
  for (const name of key.split('.')) {
    if (typeof at !== 'object' || !Object.hasOwn(at, name)) return undefined
    at = at[name]
  }
  return at
}

function template(key: MessageKey, params: Params | undefined): string {
  onRead()
  const found = leaf(key)
  if (typeof found === 'string') return found
  if (found === undefined) return key
  const count = params && typeof params.count === 'number' ? params.count : 0
  const form = found[pluralRules().select(count)] ?? found.other
  return typeof form === 'string' ? form : key
}

const place = /\{(\w+)\}/g

/** The message with its places filled in. A plural is chosen by the parameter `count`. */
export function t(key: MessageKey, params?: Params): string {
  return template(key, params).replace(place, (whole, name: string) => {
    const value = params && Object.hasOwn(params, name) ? params[name] : undefined
    if (value === undefined) return whole
    return typeof value === 'number' ? formatNumber(value) : value
  })
}

/** The message in pieces, for a sentence that has an element in it: texts, and names of places as `{ place }`. */
export function pieces(key: MessageKey, params?: Params): (string | { readonly place: string })[] {
  return template(key, params)
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') && piece.endsWith('}') ? { place: piece.slice(1, -1) } : piece))
}

const cache = new Map<string, unknown>()

/** `Intl` objects are slow to make and kept for good: one for each language and shape. */
export function cached<T>(shape: string, make: (tag: string) => T): T {
  const key = `${languageTag()} ${shape}`
  if (!cache.has(key)) cache.set(key, make(languageTag()))
  return cache.get(key) as T
}

const pluralRules = (): Intl.PluralRules => cached('plural', (tag) => new Intl.PluralRules(tag))

/** A whole or decimal number with the language's grouping. */
export const formatNumber = (value: number): string =>
  cached('number', (tag) => new Intl.NumberFormat(tag)).format(value)

/** Words in a row: "a, b and c", or without the "and" for values. */
export const formatList = (words: readonly string[], type: 'conjunction' | 'unit' = 'conjunction'): string =>
  cached(`list ${type}`, (tag) => new Intl.ListFormat(tag, { style: type === 'unit' ? 'short' : 'long', type })).format(
    words
  )
