import { cached } from '../../platform/i18n'

/** Languages that people in India and its trade write in; any other tag that is stored stays. */
const usual = [
  'en',
  'hi',
  'mr',
  'gu',
  'bn',
  'ta',
  'te',
  'kn',
  'ml',
  'pa',
  'or',
  'ur',
  'de',
  'fr',
  'es',
  'pt',
  'ar',
  'zh'
]

/** A language's name in the language of the interface. */
export function languageWord(tag: string): string {
  if (tag === '') return ''
  try {
    return cached('languages', (own) => new Intl.DisplayNames(own, { type: 'language' })).of(tag) ?? tag
  } catch {
    return tag
  }
}

export function languageChoices(present: string): readonly { readonly value: string; readonly label: string }[] {
  const all = present === '' || usual.includes(present) ? usual : [present, ...usual]
  return [{ value: '', label: '–' }, ...all.map((value) => ({ value, label: languageWord(value) }))]
}
