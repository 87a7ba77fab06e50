import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { locales, messageKeys, readLocale, type Messages } from '../../scripts/build/locales'
import { sources } from './support/sources'

const forms = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])
const pluralTags: Readonly<Record<string, string>> = { en: 'en-IN', hi: 'hi-IN' }

const all = await Promise.all(locales.map(async (locale) => ({ locale, messages: await readLocale(locale) })))

function at(messages: Messages, key: string): string | Messages {
  return key.split('.').reduce<string | Messages>((branch, name) => (branch as Messages)[name] ?? '', messages)
}

const texts = (leaf: string | Messages): string[] =>
  typeof leaf === 'string' ? [leaf] : Object.values(leaf).filter((text) => typeof text === 'string')

const places = (leaf: string | Messages): string[] =>
  [...new Set(texts(leaf).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')))].toSorted()

describe('words', () => {
  it('LOC-1 both languages have the same messages', () => {
    const [first, ...others] = all.map(({ messages }) => messageKeys(messages).toSorted())
    for (const keys of others) expect(keys).toEqual(first)
  })

  it('LOC-2 a message has the same places in every language', () => {
    const [first, ...others] = all
    for (const key of messageKeys(first?.messages ?? {})) {
      for (const { locale, messages } of others) {
        const expected = places(at(first?.messages ?? {}, key))
        // "one" may be written out in words, so the count may be missing from one language's form of it.
        expect({ locale, key, places: places(at(messages, key)) }).toEqual({ locale, key, places: expected })
      }
    }
  })

  it('LOC-3 a plural has every form its language asks for', () => {
    for (const { locale, messages } of all) {
      const needed = new Intl.PluralRules(pluralTags[locale]).resolvedOptions().pluralCategories
      for (const key of messageKeys(messages)) {
        const leaf = at(messages, key)
        if (typeof leaf === 'string') continue
        expect({ key, forms: Object.keys(leaf).toSorted() }).toEqual({ key, forms: needed.toSorted() })
        expect(Object.keys(leaf).every((form) => forms.has(form))).toBe(true)
      }
    }
  })

  it('LOC-4 nothing is left empty or in the other language', () => {
    for (const { locale, messages } of all) {
      for (const key of messageKeys(messages)) {
        for (const text of texts(at(messages, key))) {
          expect({ key, text: text.trim() }).not.toEqual({ key, text: '' })
          if (locale === 'en')
            expect({ key, hindi: /\p{Script=Devanagari}/u.test(text) && !key.startsWith('manifest') }).toEqual({
              key,
              hindi: false
            })
        }
      }
    }
  })

  /** Places and punctuation alone read the same in every language. */
  const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(/\{\w+\}/g, ''))

  it('LOC-5 Hindi is written in its own script, but for places, codes and names', () => {
    const same = ['label.none', 'activity.mail', 'change.set', 'change.from_to', 'activity.with_subject']
    const hindi = all.find(({ locale }) => locale === 'hi')?.messages ?? {}
    const latin = messageKeys(hindi).filter(
      (key) =>
        !same.includes(key) &&
        texts(at(hindi, key)).some((text) => hasWords(text) && !/\p{Script=Devanagari}/u.test(text))
    )
    expect(latin).toEqual([])
  })

  it('LOC-6 every message is used somewhere', () => {
    const code = sources
      .filter(({ path }) => !path.startsWith('test/'))
      .map(({ text }) => text)
      .join('\n')
    const [first] = all
    const unused = messageKeys(first?.messages ?? {}).filter(
      (key) =>
        !key.startsWith('manifest.') && !code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !built(code, key)
    )
    expect(unused).toEqual([])
  })
})

/** Keys that are put together, such as `list.column.${name}`. */
const built = (code: string, key: string): boolean => {
  const stem = key.slice(0, key.lastIndexOf('.') + 1)
  return code.includes(`\`${stem}\${`)
}

const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'hint', 'text'])
const letters = /\p{L}{2,}/u

/** The words that stand in a file's JSX: texts between tags, and texts in attributes that people see or hear. */
function literalWords(path: string, code: string): string[] {
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    const { type, value, name } = node as { type?: string; value?: unknown; name?: { name?: unknown } }
    if (type === 'JSXText' && typeof value === 'string' && letters.test(value)) found.push(value.trim())
    const attribute = (value as { value?: unknown } | null)?.value
    if (
      type === 'JSXAttribute' &&
      spoken.has(String(name?.name)) &&
      typeof attribute === 'string' &&
      letters.test(attribute)
    )
      found.push(attribute)
    Object.values(node).forEach(visit)
  }
  visit(parseSync(path, code).program)
  return found
}

describe('literal words', () => {
  const components = sources.filter(
    ({ path }) => path.startsWith('components/') && path.endsWith('.tsx') && !path.includes('/preview/')
  )

  it('LOC-7 the check sees words between tags and in labels', () => {
    const code = 'const a = <p title="Hello">Good day {name}<b aria-label={t("x")} class="word" /></p>'
    expect(literalWords('a.tsx', code)).toEqual(['Hello', 'Good day'])
  })

  it('LOC-8 components have no words of their own', () => {
    expect(components.length).toBeGreaterThan(20)
    expect(
      components.flatMap(({ path, text }) => literalWords(path, text).map((words) => `${path}: ${words}`))
    ).toEqual([])
  })
})
