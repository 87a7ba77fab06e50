import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { Plugin } from 'vite'

/** A locale file: nested names, whole sentences at the leaves. */
export type Messages = { [key: string]: string | Messages }

export const locales = ['en', 'hi'] as const

const pluralForms = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])

export async function readLocale(locale: string): Promise<Messages> {
  return parse(await readFile(new URL(`../../locales/${locale}.yml`, import.meta.url), 'utf8')) as Messages
}

/** All keys of a locale with dots between the names; a plural counts as one key. */
export function messageKeys(messages: Messages, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([name, value]) => {
    const key = prefix + name
    if (typeof value === 'string') return [key]
    return Object.keys(value).every((form) => pluralForms.has(form)) ? [key] : messageKeys(value, `${key}.`)
  })
}

/**
 * What the panel draws at its start: whole branches, or single ones below a branch. A test finds what is missing here. All
 * else waits until the page has been painted.
 */
const startWords: readonly string[] = [
  'activity',
  'address',
  'app',
  'backup.nav',
  'backup.pick_file',
  'backup.remind',
  'backup.restore',
  'call',
  'capture',
  'card',
  'changes.nothing',
  'changes.redo',
  'changes.undo',
  'consent',
  'drop',
  'error',
  'field',
  'keys',
  'label',
  'ledger',
  'panel',
  'people',
  'private',
  'search',
  'settings',
  'source',
  'state',
  'team.state',
  'team.title',
  'trouble',
  'ui',
  'undo'
]

/** @param key a branch and a name in it */
export const isAtStart = (key: string): boolean =>
  startWords.some((wanted) => key.startsWith(wanted.includes('.') ? wanted : `${wanted}.`))

/** One part of the words; what only the browser shows is in neither. */
function partOf(messages: Messages, part: 'start' | 'rest'): Messages {
  const found: { [key: string]: string | Messages } = {}
  for (const [name, branch] of Object.entries(messages)) {
    if (typeof branch === 'string' || name === 'manifest') continue
    const own = Object.entries(branch).filter(([key]) => isAtStart(`${name}.${key}`) === (part === 'start'))
    if (own.length > 0) found[name] = Object.fromEntries(own)
  }
  return found
}

/** Lets `import messages from 'locales/en.yml?start'` and `?rest` work, a chunk each. */
export function localesPlugin(): Plugin {
  return {
    name: 'bahi-locales',
    async load(id) {
      const [, locale, part] = /\/locales\/(\w+)\.yml\?(start|rest)$/.exec(id) ?? []
      if (locale === undefined) return null
      this.addWatchFile(id.replace(/\?.*/, ''))
      const words = partOf(await readLocale(locale), part === 'start' ? 'start' : 'rest')
      return { code: `export default ${JSON.stringify(words)}`, map: null }
    }
  }
}

export async function localeKeysDeclaration(): Promise<string> {
  const keys = messageKeys(await readLocale('en')).map((key) => `  | '${key}'`)
  return `${['start', 'rest'].map((part) => `declare module '*.yml?${part}' {\n  const messages: import('../platform/i18n').Messages\n  export default messages\n}\n`).join('')}declare type MessageKey =\n${keys.join('\n')}\n`
}

/** The few words that the browser itself shows: `_locales/<lang>/messages.json` from the `manifest` branch. */
export async function localeAssets(): Promise<{ relativeDest: string; contents: string }[]> {
  return Promise.all(
    locales.map(async (locale) => {
      const { manifest } = await readLocale(locale)
      const entries = Object.entries(manifest as Record<string, string>)
      const messages = Object.fromEntries(entries.map(([key, message]) => [`manifest_${key}`, { message }]))
      return { relativeDest: `_locales/${locale}/messages.json`, contents: JSON.stringify(messages) }
    })
  )
}
