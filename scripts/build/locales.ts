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

/** Lets `import messages from 'locales/en.yml'` work, one chunk a language. */
export function localesPlugin(): Plugin {
  return {
    name: 'bahi-locales',
    transform(code, id) {
      if (!/\/locales\/\w+\.yml$/.test(id)) return null
      return { code: `export default ${JSON.stringify(parse(code))}`, map: null }
    }
  }
}

export async function localeKeysDeclaration(): Promise<string> {
  const keys = messageKeys(await readLocale('en')).map((key) => `  | '${key}'`)
  return `declare module '*.yml' {\n  const messages: import('../platform/i18n').Messages\n  export default messages\n}\ndeclare type MessageKey =\n${keys.join('\n')}\n`
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
